/** Where sealed blobs lie: bytes under an identifier, written from the front, read in ranges. */
import type { BlobId } from '@corridor/wire';

export interface BlobStore {
  /** Bytes held so far; 0 for a blob that is not there. */
  size(id: BlobId): Promise<number>;
  /**
   * Adds `bytes` at `offset`, which must be the present size, and keeps them through a crash.
   * @returns the new size. @throws ServerError `conflict` for another offset, `no-space`: then nothing was added.
   */
  append(id: BlobId, offset: number, bytes: Uint8Array): Promise<number>;
  /** Bytes from `from` up to and not including `to`. */
  read(id: BlobId, from: number, to: number): AsyncIterable<Uint8Array>;
  remove(id: BlobId): Promise<void>;
}
