/**
 * A device's store as only its owner can read it: names hashed under a key, values sealed under another, both derived
 * from the person's secret, so that what is left on a lost phone is sealed bytes under meaningless names. Rule CL57.
 */
import { openSymmetric, sealSymmetric } from '@corridor/crypto';
import { concat, fromHex, fromUtf8, toUtf8, tuple } from '@corridor/wire';
import type { Identity } from '../identity.ts';
import { deviceKeys } from '../device-keys.ts';
import type { Random } from './ports.ts';
import type { Shelf, Store } from './store.ts';

const LABEL = 'device-store';

export async function sealedStore(inner: Store, identity: Pick<Identity, 'signer'>, random: Random): Promise<Store> {
  const keys = await deviceKeys(identity);
  const { seal } = keys;

  const aad = (shelf: Shelf, name: string): Uint8Array => tuple(LABEL, 1, toUtf8(shelf), toUtf8(name));

  async function open(
    shelf: Shelf,
    name: string,
    box: Uint8Array,
  ): Promise<{ readonly key: string; readonly value: Uint8Array } | null> {
    try {
      const plain = await openSymmetric(seal, LABEL, aad(shelf, name), box);
      const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0);
      return { key: fromUtf8(plain.subarray(4, 4 + length)), value: plain.slice(4 + length) };
    } catch {
      // Another person's on the same device, or damaged: as if it were not there.
      return null;
    }
  }

  return {
    put: async (shelf, key, value) => {
      const name = await keys.nameOf(shelf, key);
      const label = toUtf8(key);
      const plain = concat(fromHex(label.length.toString(16).padStart(8, '0')), label, value);
      await inner.put(shelf, name, await sealSymmetric(seal, LABEL, aad(shelf, name), plain, random));
    },
    get: async (shelf, key) => {
      const name = await keys.nameOf(shelf, key);
      const box = await inner.get(shelf, name);
      return box === null ? null : ((await open(shelf, name, box))?.value ?? null);
    },
    all: async (shelf) => {
      const held = await inner.all(shelf);
      const opened = await Promise.all(held.map(async ({ key, value }) => await open(shelf, key, value)));
      return opened.filter((each) => each !== null).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    },
    remove: async (shelf, key) => await inner.remove(shelf, await keys.nameOf(shelf, key)),
    clear: async () => await inner.clear(),
  };
}
