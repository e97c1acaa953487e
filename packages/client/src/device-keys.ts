/**
 * The two keys of a person's own device. They follow from the person's secret by a signature that nobody else can make
 * and this client never gives out: Ed25519 is deterministic (RFC 8032 §5.1.6), so the same person has the same keys.
 */
import { sha256, SymmetricKey } from '@corridor/crypto';
import { toHex, toUtf8, tuple } from '@corridor/wire';
import type { Identity } from './identity.ts';

export interface DeviceKeys {
  readonly seal: SymmetricKey;
  /** A name that says nothing, the same each time. */
  nameOf(shelf: string, key: string): Promise<string>;
}

export async function deviceKeys({ signer }: Pick<Identity, 'signer'>): Promise<DeviceKeys> {
  const secret = new SymmetricKey(await sha256(await signer.sign(tuple('device-key', 1))));
  const seal = new SymmetricKey(await secret.derive(tuple('device-seal', 1), 32));
  const naming = new SymmetricKey(await secret.derive(tuple('device-names', 1), 32));
  return {
    seal,
    nameOf: async (shelf, key) => toHex(await naming.derive(tuple('device-name', 1, toUtf8(shelf), toUtf8(key)), 16)),
  };
}
