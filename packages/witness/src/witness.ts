/**
 * A witness of transparency logs (c2sp.org/tlog-witness). It cosigns a checkpoint that continues all that it cosigned before of
 * that log, and nothing else: whoever sees its cosignature sees the history that everybody sees. It knows no organisation, no
 * person and no case; it keeps, for each log, the note that it cosigned last. Rules WI1 to WI7 in docs/protocol/log.md.
 */
import {
  cosign,
  decodeAddCheckpoint,
  decodeCheckpoint,
  decodeNote,
  emptyRoot,
  encodeNote,
  encodeNoteSignature,
  type Note,
  type NoteKey,
  type Signer,
  verifyConsistency,
  verifyNote,
} from '@corridor/crypto/verify';
import { equalBytes } from '@corridor/wire';
import type { Notes } from './notes.ts';

export interface WitnessParts {
  readonly name: string;
  readonly signer: Signer;
  /** The logs that are witnessed, by their origin and key. */
  readonly logs: readonly NoteKey[];
  readonly notes: Notes;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/** What a request is answered: an HTTP status, and what stands with it. `last`: the size that was cosigned last. */
export type Answer =
  | { readonly status: 200; readonly line: string }
  | { readonly status: 409; readonly last: number }
  | { readonly status: 400 | 403 | 404 | 422 };

/** Takes the body of an add-checkpoint. @throws whatever keeps the note from being kept. */
export type AddCheckpoint = (body: string) => Promise<Answer>;

/** One request after the other: that sizes are compared and that the note is kept is one step. */
export function witness(parts: WitnessParts): AddCheckpoint {
  let turn: Promise<unknown> = Promise.resolve();
  return async (body) => {
    const mine = turn.then(async () => await answer(parts, body));
    turn = mine.catch(() => undefined);
    return await mine;
  };
}

async function answer(parts: WitnessParts, body: string): Promise<Answer> {
  const asked = orNull(() => readAsked(body));
  if (asked === null) return { status: 400 };
  const { note, checkpoint, old, proof } = asked.value;
  const log = parts.logs.find(({ name }) => name === checkpoint.origin);
  if (log === undefined) return { status: 404 };
  if (!(await isSigned(note, log))) return { status: 403 };
  if (old > checkpoint.size) return { status: 400 };
  const before = lastOf(parts.notes, checkpoint.origin);
  if (old !== before.size) return { status: 409, last: before.size };
  if (checkpoint.size === 0 && !equalBytes(checkpoint.root, emptyRoot())) return { status: 422 };
  // Of one size there is one text: the line with the organisations' heads may not differ either.
  const isAnother = before.text !== null && old === checkpoint.size && before.text !== note.text;
  const continues = orNull(() => verifyConsistency(before, checkpoint, proof)) !== null;
  return isAnother || !continues
    ? { status: 422 }
    : { status: 200, line: await cosigned(parts, checkpoint.origin, note) };
}

function readAsked(body: string) {
  const { old, proof, note: encoded } = decodeAddCheckpoint(body);
  const note = decodeNote(encoded);
  return { old, proof, note, checkpoint: decodeCheckpoint(note.text) };
}

async function isSigned(note: Note, { name, publicKey }: NoteKey): Promise<boolean> {
  return await verifyNote(note, name, publicKey).then(
    () => true,
    () => false,
  );
}

/** The tree that was cosigned last of a log, and the text that says so. */
function lastOf(notes: Notes, origin: string) {
  const held = notes.of(origin);
  if (held === null) return { size: 0, root: emptyRoot(), text: null };
  const { text } = decodeNote(held);
  return { ...decodeCheckpoint(text), text };
}

/** The note is kept before its cosignature leaves the house. */
async function cosigned({ name, signer, notes, now }: WitnessParts, origin: string, note: Note): Promise<string> {
  const signature = await cosign(note.text, name, now(), signer);
  const own = note.signatures.filter((one) => one.name === origin);
  await notes.keep(origin, encodeNote({ text: note.text, signatures: [...own, signature] }));
  return encodeNoteSignature(signature);
}

/** Null for what is refused. */
function orNull<T>(act: () => T): { readonly value: T } | null {
  try {
    return { value: act() };
  } catch {
    return null;
  }
}
