/**
 * What somebody who compares has seen of an organisation's releases before, in a file of their own: numbers rise, and one number
 * has one statement. Rule DC18.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { ReleasedCode } from '@corridor/wire';
import { z } from 'zod';

const seen = z.record(z.string(), z.strictObject({ number: z.int(), statement: z.string() }));

/** By the organisation's identifier: the newest number, and the SHA-256 of the statement under it, in hexadecimal. */
export type Seen = Readonly<z.infer<typeof seen>>;

/** @throws SyntaxError, ZodError for a file that holds something else: nothing is compared with half a memory. */
export function readSeen(path: string): Seen {
  let text = '{}';
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'ENOENT') throw error;
  }
  return seen.parse(JSON.parse(text));
}

export function writeSeen(path: string, value: Seen): void {
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
}

/** @returns a sentence if it is not what follows what was seen; null: it is. */
export function goneBack(before: Seen, { organisation, number }: ReleasedCode, statement: Uint8Array): string | null {
  const last = before[organisation];
  if (last === undefined || number > last.number) return null;
  if (number < last.number) return `the origin says release number ${number}, and said number ${last.number} before`;
  return hashOf(statement) === last.statement ? null : `two statements have release number ${number}`;
}

export function nowSeen(before: Seen, { organisation, number }: ReleasedCode, statement: Uint8Array): Seen {
  return { ...before, [organisation]: { number, statement: hashOf(statement) } };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
