/// <reference lib="webworker" />
/**
 * The service worker: the app's own files, so that it starts without a connection, and notifications without content. It
 * keeps nothing of a person: no answer of a server passes through it.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

/** The app's files with the SHA-256 of each, in hexadecimal, put here by the build. */
declare const APP_FILES: readonly { readonly url: string; readonly hash: string }[];
declare const APP_VERSION: string;

const CACHE = `corridor-${APP_VERSION}`;
const PAGE = '/index.html';
const FILES = new Set(APP_FILES.map(({ url }) => url));

async function install(): Promise<void> {
  // Every file is here and the right one before the first is kept: a release is installed whole or not at all.
  const answers = await Promise.all(APP_FILES.map(fetched));
  const cache = await caches.open(CACHE);
  await Promise.all(answers.map(async ([url, answer]) => await cache.put(url, answer)));
}

/** Past the browser's own cache: a file of an older version must not get in under a name that has not changed. Rule DC12. */
async function fetched({ url, hash }: (typeof APP_FILES)[number]): Promise<readonly [string, Response]> {
  const answer = await fetch(new Request(url, { cache: 'reload' }));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer()));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!answer.ok || found !== hash) throw new TypeError('not the file of this release');
  return [url, answer];
}

async function forgetOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('corridor-') && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function fromApp(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? (await fetch(request));
}

/** Null: not ours, and the browser does what it would have done. */
function pathOf(request: Request): string | null {
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return null;
  if (FILES.has(pathname)) return pathname;
  // The return of a sign-in goes through too: the page reads its address, the server has no part in it.
  const isPage = request.mode === 'navigate' && !pathname.startsWith('/v1/') && !pathname.startsWith('/admin/');
  return isPage && !search.includes('download') ? PAGE : null;
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOlder().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(fromApp(path, event.request));
});
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});

/** Whatever a push holds, the notification says only that something waits: a locked screen is read by everybody. */
worker.addEventListener('push', (event) => {
  const shown = worker.registration.showNotification('Corridor', {
    body: 'Something is waiting for you.',
    tag: 'corridor',
    icon: '/icon-192.png',
    badge: '/icon-192.png',
  });
  event.waitUntil(shown);
});

async function openApp(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.at(0);
  await (open === undefined ? worker.clients.openWindow('/') : open.focus());
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openApp());
});
