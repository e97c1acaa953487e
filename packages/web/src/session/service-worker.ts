/** Registers the service worker by hand: ready-made registration scripts do not get past Trusted Types. */
import { trustedScript } from './trusted.ts';

function watchFor(registration: ServiceWorkerRegistration, onWaiting: (worker: ServiceWorker) => void): void {
  // The first installation is no update: nothing controls the page yet.
  const tell = () => {
    if (registration.waiting !== null && navigator.serviceWorker.controller !== null) onWaiting(registration.waiting);
  };
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
}

export function registerServiceWorker(onWaiting: (worker: ServiceWorker) => void): undefined {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  void navigator.serviceWorker
    .register(trustedScript('/service-worker.js'), { scope: '/' })
    .then((registration) => watchFor(registration, onWaiting))
    // Without it the app works online; there is nothing for a person to do.
    .catch(() => undefined);
}
