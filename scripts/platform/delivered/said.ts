/** What the log says of an origin's code: the statement, under its root, in the tree, and the newest of its kind. Rule DC14. */
import {
  cosignedAt,
  headsOf,
  sha256,
  type SignedCheckpoint,
  verifyCheckpoint,
  verifyGuardian,
  verifyHead,
  verifyLogged,
  verifyNewest,
  verifyOrganisation,
  verifyRelease,
  verifyReleasedCode,
} from '@corridor/crypto/verify';
import {
  decodeFrame,
  decodeSigned,
  type Down,
  down,
  logAbout,
  logTagInput,
  type ReleaseAnswer,
  type ReleasedCode,
  type Said as Frame,
  toHex,
} from '@corridor/wire';
import { goneBack, type Seen } from './seen.ts';

const KIND = 'released-code';
/** An origin that shows an old checkpoint hides what it published since. */
const OLDEST = 24 * 60 * 60 * 1000;

/** What the asker knows for certain; what is null is taken on trust. */
export interface Pins {
  /** SHA-256 of the organisation's root, in hexadecimal. */
  readonly root: string | null;
  readonly witness: Uint8Array | null;
  readonly releaseKey: Uint8Array | null;
  /** What was seen before; empty: nothing. */
  readonly seen: Seen;
}

export interface Said {
  readonly code: ReleasedCode;
  /** As it travels. */
  readonly statement: Uint8Array;
  readonly name: string;
  readonly root: string;
  /** Leaves of the checkpoint, and when a pinned witness cosigned it. */
  readonly size: number;
  readonly witnessedAt: number | null;
}

/** The one sentence that somebody who compares has to read. */
export class NotSaid extends Error {
  override readonly name = 'NotSaid';
}

/** @param now Milliseconds since 1970 UTC. @throws NotSaid with the first thing that does not hold. */
export async function verifySaid(answer: ReleaseAnswer, logKey: Uint8Array, pins: Pins, now: number): Promise<Said> {
  const organisation = await holds(
    'the organisation’s own statement',
    verifyOrganisation(decodeSigned(answer.organisation)),
  );
  const root = toHex(await sha256(organisation.root));
  if (pins.root !== null && pins.root !== root)
    throw new NotSaid(`the organisation’s root is ${root}, not the one given`);
  const certificate = verifyGuardian(decodeSigned(answer.guardian), organisation, now);
  const guardian = await holds('the guardian’s certificate', certificate);
  const code = await holds('the guardian’s statement', verifyReleasedCode(decodeSigned(answer.statement), guardian));
  await demandPublisher(code, pins.releaseKey);
  const isOlder = goneBack(pins.seen, code, answer.statement);
  if (isOlder !== null) throw new NotSaid(isOlder);
  const signed = await demandLogged(answer, logKey);
  return {
    code,
    statement: answer.statement,
    name: organisation.name,
    root,
    size: signed.checkpoint.size,
    witnessedAt: await witnessed(signed, pins.witness, now),
  };
}

async function holds<T>(what: string, claim: Promise<T>): Promise<T> {
  try {
    return await claim;
  } catch {
    throw new NotSaid(`${what} does not verify`);
  }
}

async function demandPublisher({ release }: ReleasedCode, key: Uint8Array | null): Promise<void> {
  if (key === null) return;
  if (release.length === 0) throw new NotSaid('the release carries no signature of whoever builds Corridor');
  await holds('the publisher’s signature', verifyRelease(decodeSigned(release), key));
}

async function demandLogged({ logged, statement }: ReleaseAnswer, logKey: Uint8Array): Promise<SignedCheckpoint> {
  if (logged === null) throw new NotSaid('the origin gives no proof that the log has its statement');
  const answers = await holds('the log’s answer', answersIn(logged));
  const signed = await holds('the checkpoint', verifyCheckpoint(answers.checkpoint.note, logKey));
  await holds('the proof that the newest statement is in the log', provedNewest(answers, signed, statement));
  return signed;
}

interface Answers {
  readonly checkpoint: Frame<'log'>;
  readonly proofs: Frame<'log-proofs'>;
  readonly newest: Frame<'log-newest'>;
}

async function answersIn(logged: NonNullable<ReleaseAnswer['logged']>): Promise<Answers> {
  const checkpoint = await Promise.resolve(frame('log', logged.checkpoint));
  return { checkpoint, proofs: frame('log-proofs', logged.proofs), newest: frame('log-newest', logged.newest) };
}

function frame<T extends Down['t']>(t: T, bytes: Uint8Array): Frame<T> {
  const said = decodeFrame(down, bytes);
  if (said.t !== t) throw new NotSaid('the origin gives another answer than was asked for');
  return said as Frame<T>;
}

async function provedNewest({ checkpoint, proofs, newest }: Answers, signed: SignedCheckpoint, statement: Uint8Array) {
  const [logged] = proofs.proofs;
  const [own] = checkpoint.organisations;
  const [last] = newest.newest;
  if (logged == null || own == null || last == null) throw new NotSaid('nothing is proved');
  const leaf = verifyLogged({ kind: KIND, statement }, logged, signed.checkpoint);
  const head = verifyHead(own.head, own.proof, headsOf(signed.checkpoint));
  const { organisation, subject } = logAbout(KIND, decodeSigned(statement).bytes);
  if (head.organisation !== organisation) throw new NotSaid('the head is another organisation’s');
  const tag = await sha256(logTagInput(KIND, subject));
  verifyNewest({ tag, number: leaf.number }, { ...last, count: newest.count }, head);
}

async function witnessed({ note }: SignedCheckpoint, witness: Uint8Array | null, now: number): Promise<number | null> {
  if (witness === null) return null;
  const at = await holds('the witness’s cosignature', cosignedAt(note, witness, null));
  if (at === null) throw new NotSaid('the witness has not cosigned this checkpoint');
  if (now - at > OLDEST) throw new NotSaid('the witness cosigned this checkpoint more than a day ago');
  return at;
}
