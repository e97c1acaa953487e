/**
 * The two files that go between a guardian and a ceremony: a request there, an answer back. One line of text each, so that a
 * stick, a mail or a printed page carries it: `corridor-ceremony/v1 <kind> <base64url>`. Neither is secret. Rules CE10, CE11.
 */
import { sha256, sign, type Signer, verifySignature } from '@corridor/crypto';
import {
  type Bytes,
  ceremonyAnswer,
  type CeremonyRequest,
  ceremonyRequest,
  type Decoded,
  decodeSigned,
  encodeSigned,
  fromBase64url,
  successionAcceptance,
  SUITE,
  toBase64url,
} from '@corridor/wire';
import { GuardianError } from '../error.ts';

const LABEL = 'corridor-ceremony/v1';
type Kind = 'request' | 'answer' | 'acceptance';

function write(kind: Kind, bytes: Uint8Array): string {
  return `${LABEL} ${kind} ${toBase64url(bytes)}\n`;
}

/** @throws GuardianError `malformed`, naming the file. */
function read(kind: Kind, file: string, text: string): Bytes {
  const [label, said, encoded, ...rest] = text.trim().split(/\s+/u);
  if (label !== LABEL || said !== kind || encoded === undefined || rest.length > 0) throw notOne(kind, file);
  try {
    return fromBase64url(encoded);
  } catch {
    throw notOne(kind, file);
  }
}

function notOne(kind: Kind, file: string): GuardianError {
  return new GuardianError('malformed', 'exchange', [
    { path: file, message: `It is no ceremony ${kind}, or damaged.` },
  ]);
}

export interface Asked {
  readonly request: CeremonyRequest;
  /** SHA-256 of what was signed: shown by both machines, and compared by people. */
  readonly hash: Bytes;
}

export async function writeRequest(request: CeremonyRequest, signer: Signer): Promise<string> {
  return write('request', encodeSigned(await sign(ceremonyRequest, request, signer)));
}

/** @throws GuardianError `malformed` also for one that its own key did not sign. */
export async function readRequest(file: string, text: string): Promise<Asked> {
  const bytes = read('request', file, text);
  try {
    const signed = decodeSigned(bytes);
    const request = ceremonyRequest.decode(signed.bytes);
    const fair = await verifySignature(request.sign, signed.bytes, signed.signature);
    if (fair && request.suite === SUITE) return { request, hash: await sha256(signed.bytes) };
  } catch {
    // Said below, like a signature that does not hold.
  }
  throw notOne('request', file);
}

export function writeAnswer(statements: readonly Uint8Array[]): string {
  return write('answer', ceremonyAnswer.encode({ statements }));
}

/** The successor's half of a merger. */
export type Acceptance = Decoded<typeof successionAcceptance>;

export function writeAcceptance(acceptance: Acceptance): string {
  return write('acceptance', successionAcceptance.encode(acceptance));
}

/** @throws GuardianError `malformed`. */
export function readAcceptance(file: string, text: string): Acceptance {
  const bytes = read('acceptance', file, text);
  try {
    return successionAcceptance.decode(bytes);
  } catch {
    throw notOne('acceptance', file);
  }
}

/** The signed statements, none of them verified yet. @throws GuardianError `malformed`. */
export function readAnswer(file: string, text: string): readonly Uint8Array[] {
  const bytes = read('answer', file, text);
  try {
    return ceremonyAnswer.decode(bytes).statements;
  } catch {
    throw notOne('answer', file);
  }
}
