/** Every decoder of this package of bytes from outside: codes, notes and checkpoints of the log, requests, sealed blobs. */
import { readFileSync } from 'node:fs';
import { asText, byAnswer, byError, type Decoder } from '@corridor/testkit/fuzz';
import { fromBase64url, toBase64url, toUtf8, WireError } from '@corridor/wire';
import { openWholeAttachment } from '../src/attachment.ts';
import { CryptoError } from '../src/error.ts';
import { invitationSigner } from '../src/invitation.ts';
import { isKemKey } from '../src/kem-key.ts';
import { decodeAddCheckpoint } from '../src/log/add-checkpoint.ts';
import { decodeCheckpoint } from '../src/log/checkpoint.ts';
import { verifyConsistency, verifyInclusion } from '../src/log/climb.ts';
import { decodeNoteKey } from '../src/log/note-key.ts';
import { decodeNote } from '../src/log/note.ts';
import { parseRecoveryCode } from '../src/recovery-code.ts';
import { isSignKey } from '../src/sign-key.ts';
import { verifyRequest } from '../src/staff.ts';

/** All headers of a request, as Node bounds them. */
const MOST_HEADERS = 16 * 1024;
const refuses = byError(CryptoError);
const recoveryCodes = JSON.parse(
  readFileSync(new URL('../../../vectors/crypto/recovery-code.json', import.meta.url), 'utf8'),
) as { readonly valid: readonly [{ readonly code: string }] };
const zeros = new Uint8Array(32);
const base64 = Buffer.from(new Uint8Array(68).fill(7)).toString('base64');
const CHECKPOINT = `corridor.test/log\n12\n${Buffer.from(zeros).toString('base64')}\nheads ${Buffer.from(zeros).toString('base64')}\n`;
const NOTE = `${CHECKPOINT}\n— corridor.test/log ${base64}\n`;

/** A tree's size, an index, and hashes: 8 bytes, 8 bytes, 32 each. */
function proofIn(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const number = (at: number) => (bytes.length >= at + 8 ? view.getFloat64(at) : 0);
  const path = Array.from({ length: Math.max(0, Math.floor((bytes.length - 16) / 32)) }, (_, i) =>
    bytes.subarray(16 + 32 * i, 48 + 32 * i),
  );
  return { size: number(0), index: number(8), path };
}

const text = (name: string, seeds: readonly string[], decode: (typed: string) => unknown): Decoder => ({
  name,
  seeds: seeds.map(toUtf8),
  decode: (bytes) => decode(asText(bytes)),
  refuses,
});

const received = { method: 'GET', path: '/v1/blobs', body: null, now: 0 };
const nobody = async () => await Promise.resolve(null);

export const decoders: readonly Decoder[] = [
  text('a recovery code', [recoveryCodes.valid[0].code], parseRecoveryCode),
  { ...text('an invitation code', [], invitationSigner), seeds: [] },
  text('a note', [NOTE], decodeNote),
  text('a checkpoint in a note', [NOTE], (typed) => decodeCheckpoint(decodeNote(typed).text)),
  text('a note key', [], decodeNoteKey),
  text('a witness’s question', [`old 3\n${Buffer.from(zeros).toString('base64')}\n\n${NOTE}`], (typed) =>
    decodeAddCheckpoint(typed.slice(0, 96 * 1024)),
  ),
  {
    name: 'a request’s header',
    seeds: [],
    decode: async (bytes) => {
      const part = toBase64url(bytes.subarray(0, MOST_HEADERS / 4));
      return await verifyRequest(`Corridor ${part}.${part}`, received, nobody);
    },
    refuses,
  },
  text(
    'an authorization header',
    [],
    async (header) => await verifyRequest(header.slice(0, MOST_HEADERS), received, nobody),
  ),
  { name: 'a signing key', seeds: [zeros], decode: isSignKey, refuses: byAnswer },
  { name: 'an X-Wing key', seeds: [new Uint8Array(1216)], decode: isKemKey, refuses: byAnswer },
  {
    name: 'an inclusion proof',
    seeds: [],
    decode: (bytes) => {
      const { size, index, path } = proofIn(bytes);
      verifyInclusion(zeros, { index, path }, { size, root: zeros });
    },
    refuses,
  },
  {
    name: 'a consistency proof',
    seeds: [],
    decode: (bytes) => {
      const { size, index, path } = proofIn(bytes);
      verifyConsistency({ size: index, root: zeros }, { size, root: zeros }, path);
    },
    refuses,
  },
  {
    name: 'a sealed file',
    seeds: [],
    decode: async (bytes) => await openWholeAttachment({ key: zeros, hash: zeros, length: bytes.length }, bytes),
    refuses,
  },
  {
    name: 'base64url in a header',
    seeds: [],
    decode: (bytes) => fromBase64url(asText(bytes)),
    refuses: byError(WireError),
  },
];
