/** The provider's secrets, made once and kept in its data folder: a token signed before a restart is good after it. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JWK } from 'oidc-provider';

export type ProviderSecrets = { readonly signingKey: JWK; readonly cookieKey: string };

export function loadSecrets(file: string): ProviderSecrets {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(makeSecrets()), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as ProviderSecrets;
}

function makeSecrets(): ProviderSecrets {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signingKey = {
    ...privateKey.export({ format: 'jwk' }),
    alg: 'RS256',
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
  };
  return { signingKey, cookieKey: randomBytes(32).toString('base64url') };
}
