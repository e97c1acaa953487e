/**
 * A file of a case: a sealed blob on the server, or small enough to stand inline. Its key is here, inside the sealed
 * body, and nowhere else.
 */
import type { BlobId } from '@corridor/wire';
import * as z from 'zod/mini';
import { blobId, bytes, count, type Immutable, instant, slug } from './schema.ts';
import { line } from './text.ts';

export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'text/plain'] as const;
export const SHOTS = ['overview', '20cm', 'dermatoscope', 'other'] as const;
export const BODY_SIDES = ['left', 'right', 'both', 'middle', 'none'] as const;

/** Largest file, in bytes, and largest that may stand inline. */
export const MOST_FILE = 50 * 1024 * 1024;
export const MOST_INLINE = 32 * 1024;
export const MOST_ATTACHMENTS = 20;

/** A place on the body. The side is always said, never guessed: `none` is for places that have none. */
export const bodySite = z.strictObject({ code: slug, label: line(120), side: z.enum(BODY_SIDES) });
export type BodySite = Immutable<z.output<typeof bodySite>>;

const described = {
  name: line(255),
  mediaType: z.enum(MEDIA_TYPES),
  /** Bytes before sealing. */
  size: count(MOST_FILE),
  /** SHA-256 before sealing: the same photograph is known again wherever it is filed. */
  hash: bytes(32, 32),
  width: z.optional(count(50_000)),
  height: z.optional(count(50_000)),
  site: z.optional(bodySite),
  /** When the picture was taken, by the camera's clock. */
  takenAt: z.optional(instant),
  shot: z.optional(z.enum(SHOTS)),
  caption: z.optional(line(400)),
};

export const attachmentSchema = z.discriminatedUnion('held', [
  /** `sealed`: the hash of the sealed blob (AT4 in docs/protocol/crypto.md); its length follows from `size`. */
  z.strictObject({ ...described, held: z.literal('blob'), id: blobId, key: bytes(32, 32), sealed: bytes(32, 32) }),
  z.strictObject({ ...described, held: z.literal('inline'), id: blobId, content: bytes(1, MOST_INLINE) }),
]);
export type Attachment = Immutable<z.output<typeof attachmentSchema>>;

export function isPhotograph(attachment: Attachment): boolean {
  return attachment.mediaType.startsWith('image/');
}

/** The blobs on the server that a list of attachments needs. */
export function blobsOf(attachments: readonly Attachment[]): readonly BlobId[] {
  return attachments.filter(({ held }) => held === 'blob').map(({ id }) => id);
}

/** `Forearm, back, left`: the side is always beside the site. */
export function siteWords({ label, side }: BodySite): string {
  return side === 'none' ? label : `${label}, ${side}`;
}
