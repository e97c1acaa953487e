import { createReadStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobId } from '@corridor/wire';
import { ServerError } from '../error.ts';
import type { BlobStore } from './store.ts';

/** What the operating system says when nothing more fits: disk, quota, largest file. */
const NO_SPACE: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** A folder of files, spread over 256 more. Several server processes may share it. */
export function diskBlobs(folder: string): BlobStore {
  const pathOf = (id: BlobId): string => join(folder, id.slice(0, 2), id);
  return {
    size: async (id) => await sizeOf(pathOf(id)),
    append: async (id, offset, bytes) => {
      await mkdir(join(folder, id.slice(0, 2)), { recursive: true, mode: 0o700 });
      return await append(pathOf(id), offset, bytes);
    },
    read: (id, from, to) => (to > from ? createReadStream(pathOf(id), { start: from, end: to - 1 }) : nothing()),
    remove: async (id) => await rm(pathOf(id), { force: true }),
  };
}

async function* nothing(): AsyncIterable<Uint8Array> {
  // An empty range of an empty file has no bytes to give.
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

async function append(path: string, offset: number, bytes: Uint8Array): Promise<number> {
  if ((await sizeOf(path)) !== offset) throw new ServerError('conflict');
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(bytes);
    await file.datasync();
    return offset + bytes.length;
  } catch (error) {
    // What was half written is taken back, so that the size says what is safe.
    await file.truncate(offset).catch(() => undefined);
    if (NO_SPACE.includes(codeOf(error))) throw new ServerError('no-space', {}, { cause: error });
    throw error;
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}
