/** The provider's secrets, made once and kept in its data folder: a token signed before a restart is good after it. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import { madeOnce } from '../made-once.ts';

export type ProviderSecrets = { readonly signingKey: JWK; readonly cookieKey: string };

export function loadSecrets(file: string): ProviderSecrets {
  return JSON.parse(madeOnce(file, () => JSON.stringify(makeSecrets()))) as ProviderSecrets;
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
