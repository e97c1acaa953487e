/** What the programs of one machine share among themselves, made at the first start and kept in the data folder. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { madeOnce } from '../platform/made-once.ts';

export type Secrets = {
  /** The guardian's password at the identity provider. */
  readonly oidcClientSecret: string;
  /** Lets the guardian bring organisations to the server. */
  readonly admissionToken: string;
  /** Web Push (RFC 8292): an uncompressed P-256 point and its scalar, base64url. */
  readonly vapid: { readonly publicKey: string; readonly privateKey: string };
};

export function loadSecrets(file: string): Secrets {
  return JSON.parse(madeOnce(file, () => JSON.stringify(makeSecrets()))) as Secrets;
}

function makeSecrets(): Secrets {
  const {
    x = '',
    y = '',
    d = '',
  } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const secret = (): string => randomBytes(32).toString('base64url');
  return {
    oidcClientSecret: secret(),
    admissionToken: secret(),
    vapid: { publicKey: point.toString('base64url'), privateKey: d },
  };
}
