/** The loader's environment, read once. It is the server's own (the loader runs a second one) and where everything is. */

import { LoadError } from './load/error.ts';

export interface Config {
  readonly guardianUrl: string;
  readonly serverUrl: string;
  readonly issuer: string;
  /** Where the guardian keeps its administrator's token. */
  readonly keysDir: string;
  /** Where the loader notes how far it is. */
  readonly dataDir: string;
  /** For the second server. */
  readonly serverEnvironment: Readonly<Record<string, string | undefined>>;
}

const NAMES = ['GUARDIAN_URL', 'SERVER_URL', 'OIDC_ISSUER', 'KEYS_DIR', 'DATA_DIR'] as const;

/** @throws LoadError `environment` naming every variable that is missing. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const missing = NAMES.filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0) throw new LoadError('environment', `${missing.join(', ')} not set`);
  const value = (name: (typeof NAMES)[number]): string => environment[name] ?? '';
  return {
    guardianUrl: value('GUARDIAN_URL'),
    serverUrl: value('SERVER_URL'),
    issuer: value('OIDC_ISSUER'),
    keysDir: value('KEYS_DIR'),
    dataDir: value('DATA_DIR'),
    serverEnvironment: environment,
  };
}
