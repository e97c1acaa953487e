/** Opened files of this visit, in memory alone, the least lately used given up first. */
import type { BlobId, Bytes } from '@corridor/wire';

const MOST_BYTES = 96 * 1024 * 1024;

export interface Cache {
  get(blob: BlobId): Bytes | null;
  keep(blob: BlobId, content: Bytes): void;
}

export function cacheOf(most = MOST_BYTES): Cache {
  // A Map keeps the order of insertion: what is used is put in again, at the end.
  const held = new Map<BlobId, Bytes>();
  let size = 0;

  function forget(blob: BlobId): void {
    size -= held.get(blob)?.length ?? 0;
    held.delete(blob);
  }

  return {
    get: (blob) => {
      const content = held.get(blob) ?? null;
      if (content !== null) {
        held.delete(blob);
        held.set(blob, content);
      }
      return content;
    },
    keep: (blob, content) => {
      forget(blob);
      if (content.length > most) return;
      held.set(blob, content);
      size += content.length;
      for (const [oldest] of held) {
        if (size <= most) return;
        forget(oldest);
      }
    },
  };
}
