/** Whether a file may be decoded at all. Rule CL60. */
import { ClientError } from '../error.ts';
import { kindOf, type PictureKind, type Size, sizeOf } from './kind.ts';

export const MOST_PICTURE_BYTES = 50 * 1024 * 1024;
/** Decoded, this is 400 MB: more than a ward PC or a phone has to spare. */
const MOST_PIXELS = 100_000_000;
/** Enough for every header that we read; a JPEG with larger metadata in front is read whole. */
const HEAD_BYTES = 256 * 1024;

export interface Admitted extends Size {
  readonly kind: Exclude<PictureKind, 'heic' | 'none'>;
}

/** @throws ClientError `empty-file`, `file-too-large`, `heic`, `not-a-picture`, `picture-too-large`. */
export async function admitPicture(file: Blob): Promise<Admitted> {
  if (file.size === 0) throw new ClientError('empty-file');
  if (file.size > MOST_PICTURE_BYTES) throw new ClientError('file-too-large');
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = kindOf(head);
  if (kind === 'heic') throw new ClientError('heic');
  if (kind === 'none') throw new ClientError('not-a-picture');
  const size = sizeOf(head, kind) ?? sizeOf(new Uint8Array(await file.arrayBuffer()), kind);
  if (size === null) throw new ClientError('not-a-picture');
  if (size.width * size.height > MOST_PIXELS) throw new ClientError('picture-too-large');
  return { kind, ...size };
}
