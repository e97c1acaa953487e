/** Two organisations with everything real: sign-in page, guardian that serves the built app, server, PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Parts } from '@corridor/server';
import { loadSecrets } from '../../../../scripts/platform/identity/keys.ts';
import type { Account } from '../../../../scripts/platform/identity/page.ts';
import { startIdentityProvider } from '../../../../scripts/platform/identity/provider.ts';
import { builtWebApp } from '../../../../scripts/platform/web-app.ts';
import {
  type NetworkOptions,
  PEOPLE,
  type PersonKey,
  type SignInPage,
  startNetwork,
  testClock,
  type TestNetwork,
} from '../../src/index.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const NAMES = { elmbridge: 'Elmbridge Surgery', calderbrook: 'Calderbrook Hospitals' } as const;

function accounts(): readonly Account[] {
  return Object.entries(PEOPLE).map(([key, { name, role, organisation }]) => ({
    login: `${key}@identity.example`,
    name,
    role,
    organisation: NAMES[organisation],
    email: `${key}@identity.example`,
  }));
}

async function realProvider(guardianUrl: string, more: readonly Account[]): Promise<SignInPage> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-provider-'));
  const client = { id: 'corridor-guardian', secret: 'told to nobody' };
  const provider = await startIdentityProvider({
    port: 0,
    accounts: [...accounts(), ...more],
    secrets: loadSecrets(join(folder, 'provider.json')),
    client,
    webOrigins: [guardianUrl],
  });
  const inABrowser = (): never => {
    throw new Error('people sign in in a browser here');
  };
  return {
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    signIn: inABrowser,
    cancel: inABrowser,
    close: async () => {
      await provider.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface RegionOptions extends Pick<NetworkOptions, 'pathway'> {
  /** Parts of the server of its own. */
  readonly parts?: Partial<Parts>;
  /** Whom the sign-in page knows beside those of the network. */
  readonly newcomers?: readonly Account[];
}

export async function startRegion({ parts = {}, newcomers = [], ...more }: RegionOptions = {}): Promise<TestNetwork> {
  const webDir = await builtWebApp(ROOT);
  return await startNetwork(testClock(), {
    host: 'localhost',
    provider: async (guardianUrl) => await realProvider(guardianUrl, newcomers),
    server: (guardianUrl) => ({ parts: { webOrigins: [guardianUrl], ...parts } }),
    webDir,
    follows: true,
    ...more,
  });
}

/** As the sign-in page lists a person. */
export function nameOf(key: PersonKey): string {
  return PEOPLE[key].name;
}

export function organisationOf(key: PersonKey): string {
  return NAMES[PEOPLE[key].organisation];
}
