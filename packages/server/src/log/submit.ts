/**
 * The newest checkpoint goes to a witness (c2sp.org/tlog-witness), with the proof that it continues what the witness cosigned
 * last. Rule LG16.
 */
import {
  consistencyProof,
  cosignatureBy,
  decodeNote,
  decodeSize,
  encodeAddCheckpoint,
  encodeNoteSignature,
} from '@corridor/crypto/verify';
import type { CheckpointRow } from '../db/checkpoint-rows.ts';
import type { CosignatureRow } from '../db/cosignature-rows.ts';
import { ServerError } from '../error.ts';
import type { TileReader } from './tiles.ts';
import type { Witness } from './transparency.ts';

const PATIENCE = 5_000;
const MOST_ANSWER = 16 * 1024;

/** What a witness said: its cosignature, or the size that it cosigned last. */
type Answer = { readonly lines: string } | { readonly last: number };

/**
 * The witness's cosignature.
 *
 * @param old The size that it is thought to have cosigned last.
 * @throws ServerError `conflict` if it cosigned a larger tree than this, `unavailable` if it cannot be reached or refuses;
 * CryptoError `refused` for an answer that is none.
 */
export async function submit(
  { read }: TileReader,
  witness: Witness,
  { size, note }: CheckpointRow,
  old: number,
): Promise<CosignatureRow> {
  const ask = async (from: number): Promise<Answer> => {
    const proof = await consistencyProof(from, size, read);
    return await post(witness, encodeAddCheckpoint({ old: from, proof, note }));
  };
  let answer = await ask(Math.min(old, size));
  if ('last' in answer && answer.last <= size) answer = await ask(answer.last);
  if ('last' in answer) throw new ServerError('conflict');
  return await cosignatureIn(answer.lines, witness, { size, note });
}

async function post({ url }: Witness, body: string): Promise<Answer> {
  const answer = await fetch(`${url}/add-checkpoint`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null);
  const text = answer === null ? '' : await answer.text();
  if (answer?.status === 409) return { last: decodeSize(text.trimEnd()) };
  if (answer?.status !== 200 || text.length > MOST_ANSWER) throw new ServerError('unavailable');
  return { lines: text };
}

async function cosignatureIn(
  lines: string,
  { key }: Witness,
  { size, note }: Pick<CheckpointRow, 'size' | 'note'>,
): Promise<CosignatureRow> {
  const { text } = decodeNote(note);
  const made = await cosignatureBy(decodeNote(`${text}\n${lines}`), key.publicKey, key.name);
  if (made === null) throw new ServerError('unavailable');
  return { name: key.name, size, at: made.at, line: encodeNoteSignature(made.signature) };
}
