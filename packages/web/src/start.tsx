/** Mounts the page on a client. The tests do so on one in memory. */
import type { CorridorClient } from '@corridor/client';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { ErrorBoundary } from './components/error-boundary/error-boundary.tsx';
import { ClientProvider, createWatches } from './session/client.tsx';
import { ClockProvider } from './session/clock.tsx';
import { type Language, LanguageContext, preferredLanguage, StringsProvider } from './strings/strings.tsx';
import './style/tokens.css';
import './style/base.css';

interface PageProps {
  readonly client: CorridorClient;
  readonly clock: () => number;
}

const go = (url: string) => location.assign(url);

function Page({ client, clock }: PageProps) {
  const [watches] = useState(() => createWatches(client));
  const [language, choose] = useState<Language>(() => preferredLanguage(navigator.languages));
  return (
    <LanguageContext.Provider value={{ language, choose }}>
      <StringsProvider language={language}>
        <ErrorBoundary>
          <ClientProvider watches={watches}>
            <ClockProvider clock={clock}>
              <App clock={clock} go={go} />
            </ClockProvider>
          </ClientProvider>
        </ErrorBoundary>
      </StringsProvider>
    </LanguageContext.Provider>
  );
}

export function startPage(client: CorridorClient, clock: () => number = Date.now): void {
  const place = document.querySelector('#app');
  if (place === null) throw new TypeError('the page has no place for the app');
  createRoot(place).render(
    <StrictMode>
      <Page client={client} clock={clock} />
    </StrictMode>,
  );
}
