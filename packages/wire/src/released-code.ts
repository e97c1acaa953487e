/**
 * Delivered code: what a release of the web app is made of, and which release a guardian's origin serves. The manifest is a
 * file beside the app's own, JSON in one spelling; its hash is what is signed. Rules DC* in docs/protocol/delivered-code.md.
 */
import * as z from 'zod/mini';
import { type Bytes, equalBytes, fromUtf8, toUtf8 } from './bytes.ts';
import { WireError } from './error.ts';
import { MOST_FRAME, raw } from './frame.ts';
import type { OrganisationId, UserId } from './id.ts';
import { bytes, type Decoded, hash, id, int, record, text } from './tuple.ts';

/** Where the manifest and the publisher's signature over it lie, beside the app's files. */
export const MANIFEST_PATH = '/release.json';
export const RELEASE_SIGNATURE_PATH = '/release.signed';

const file = z.strictObject({
  /** As it is asked for: begins with a slash. Compressed brothers are not listed: they are the same file. */
  path: z.string().check(z.regex(/^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/), z.maxLength(200)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  bytes: z.int().check(z.minimum(0)),
});

const manifest = z.strictObject({
  format: z.literal('corridor-release/1'),
  version: z.string().check(z.minLength(1), z.maxLength(100)),
  /** The source's commit, as whoever built it said; null for a build that nobody will release. */
  commit: z.nullable(z.string().check(z.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/))),
  /** By path, each once. */
  files: z.array(file).check(z.maxLength(2000)),
});
export type ReleaseManifest = z.infer<typeof manifest>;

export function encodeManifest(value: ReleaseManifest): Bytes {
  return toUtf8(`${JSON.stringify(value, null, 1)}\n`);
}

/** @throws WireError `not-a-frame` for anything that `encodeManifest` does not make of files in order. */
export function decodeManifest(encoded: Uint8Array): ReleaseManifest {
  if (encoded.length > MOST_FRAME) throw new WireError('too-many', 'manifest');
  const parsed = manifest.safeParse(parseJson(fromUtf8(encoded, 'manifest')));
  if (!parsed.success || !equalBytes(encodeManifest(parsed.data), encoded) || !isSorted(parsed.data.files))
    throw new WireError('not-a-frame', 'manifest');
  return parsed.data;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new WireError('not-a-frame', 'manifest');
  }
}

function isSorted(files: ReleaseManifest['files']): boolean {
  return files.every(({ path }, i) => i === 0 || (files[i - 1]?.path ?? '') < path);
}

/** Whoever builds Corridor for others: these are the files of this version. Signed by the release key. */
export const release = record('release', 1, {
  suite: int,
  version: text(100),
  commit: text(64),
  manifest: hash,
});
export type Release = Decoded<typeof release>;

const MOST_RELEASE = 1024;

/**
 * A guardian: since then my origin serves these files under these headers. Published to the log, so that a change of the code
 * that people are given is a leaf. `number` rises by one with each. `release`: the signed `release`, if the files came
 * with one, else empty.
 */
export const releasedCode = record('released-code', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  origin: text(300),
  number: int,
  version: text(100),
  manifest: hash,
  release: bytes(MOST_RELEASE),
  /** The security headers of every page, one `name: value` a line, sorted, each ended by a newline. */
  headers: text(4096),
  guardian: id<UserId>(),
  at: int,
});
export type ReleasedCode = Decoded<typeof releasedCode>;

/**
 * GET /v1/release?organisation=:id, at the guardian: what it published last for an organisation, with the server's answers
 * to its own questions (frames `log`, `log-proofs`, `log-newest` of down.ts), which anybody can check. The answers are null
 * while the log cannot be had.
 */
export const releaseAnswer = z.strictObject({
  /** Signed by the organisation's root: itself and the guardian that signed. */
  organisation: raw(2048),
  guardian: raw(4096),
  statement: raw(16 * 1024),
  logged: z.nullable(z.strictObject({ checkpoint: raw(MOST_FRAME), proofs: raw(MOST_FRAME), newest: raw(MOST_FRAME) })),
});
export type ReleaseAnswer = z.infer<typeof releaseAnswer>;
