import type { BlobId } from '@corridor/wire';
import { ServerError } from '../error.ts';
import type { BlobStore } from './store.ts';

/** For tests: blobs that end with the process. @param capacity bytes in all, beyond which there is no space. */
export function memoryBlobs(capacity = Number.MAX_SAFE_INTEGER): BlobStore {
  const blobs = new Map<BlobId, Uint8Array>();
  const held = (id: BlobId): Uint8Array => blobs.get(id) ?? new Uint8Array();
  return {
    size: async (id) => await Promise.resolve(held(id).length),
    append: async (id, offset, bytes) => {
      const before = held(id);
      if (offset !== before.length) throw new ServerError('conflict');
      const total = [...blobs.values()].reduce((sum, blob) => sum + blob.length, 0);
      if (total + bytes.length > capacity) throw new ServerError('no-space');
      blobs.set(id, Buffer.concat([before, bytes]));
      return await Promise.resolve(offset + bytes.length);
    },
    read: async function* (id, from, to) {
      yield await Promise.resolve(held(id).subarray(from, to));
    },
    remove: async (id) => {
      blobs.delete(id);
      await Promise.resolve();
    },
  };
}
