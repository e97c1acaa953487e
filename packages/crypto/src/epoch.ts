/**
 * The key of a case's epoch: made by whoever opens the case or sends first after its readers changed, handed to each
 * reading team by a signed wrap, and down to the epoch before by the history in its statement. Rules EP4 to EP8.
 */
import {
  type Bytes,
  type CaseId,
  type CaseWrap,
  caseWrap,
  type Epoch,
  epoch,
  equalBytes,
  fromHex,
  type Header,
  type Signed,
  SUITE,
  tuple,
} from '@corridor/wire';
import { openSymmetric, sealSymmetric } from './caead.ts';
import { deriveFrom, seedKey } from './derive.ts';
import { equalInConstantTime } from './equal.ts';
import { demand, orRefuse } from './error.ts';
import { statementHash } from './hash.ts';
import { openWith } from './hpke.ts';
import { sealToPublicKey } from './hpke-seal.ts';
import { reveal } from './secret.ts';
import { newSecret, type Signer } from './sign.ts';
import { sign } from './statement.ts';
import type { Random } from './subtle.ts';
import { SymmetricKey } from './symmetric-key.ts';
import type { TeamKeys } from './team.ts';
import { uint } from './uint.ts';

export type Reader = Epoch['readers'][number];
/** Who acts for which team, as in a header's `by`. */
export type By = Header['by'];

/** The key of one epoch of one case, checked against its statement. What is public of it may be read. */
export class EpochKey extends SymmetricKey {
  readonly case: CaseId;
  readonly epoch: number;
  /** SHA-256 of the statement: what headers sealed under this key name in `key`. */
  readonly statement: Bytes;
  readonly commitment: Bytes;

  constructor(content: Uint8Array, of: Pick<Epoch, 'case' | 'epoch'>, statement: Bytes, commitment: Uint8Array) {
    super(content);
    this.case = of.case;
    this.epoch = of.epoch;
    this.statement = statement;
    this.commitment = new Uint8Array(commitment);
  }
}

type EpochOf = Pick<Epoch, 'case' | 'epoch'>;

/** Names the key, and binds it to its case and epoch. */
async function commitmentOf(content: SymmetricKey, of: EpochOf): Promise<Bytes> {
  return await deriveFrom(content, 'epoch-commitment', fromHex(of.case), uint(of.epoch));
}

const HISTORY = 'epoch-history';

function historyAad(of: EpochOf, commitment: Uint8Array): Bytes {
  return tuple(HISTORY, 1, fromHex(of.case), uint(of.epoch), commitment);
}

export interface NewEpoch {
  readonly caseId: CaseId;
  readonly readers: readonly Reader[];
  readonly by: By;
  readonly at: number;
  /** The epoch before and its key; null for a case's first. */
  readonly previous: { readonly statement: Signed; readonly key: EpochKey } | null;
}

/**
 * A fresh key for a case. Its number is one more than the one before.
 * @throws CryptoError `refused` if `previous` is not a statement and its key, or another case's.
 */
export async function newEpoch(
  { caseId, readers, by, at, previous }: NewEpoch,
  signer: Signer,
  random: Random,
): Promise<{ readonly statement: Signed; readonly key: EpochKey }> {
  const before = previous === null ? null : await statementHash(previous.statement);
  demand(previous === null || (previous.key.case === caseId && equalBytes(previous.key.statement, before ?? uint(0))));
  const of = { case: caseId, epoch: (previous?.key.epoch ?? 0) + 1 };
  const content = seedKey(newSecret(random));
  const commitment = await commitmentOf(content, of);
  const history =
    previous === null
      ? null
      : await sealSymmetric(content, HISTORY, historyAad(of, commitment), reveal(previous.key), random);
  const value: Epoch = { suite: SUITE, ...of, previous: before, readers, commitment, history, by, at };
  const statement = await sign(epoch, value, signer);
  const key = new EpochKey(reveal(content), of, await statementHash(statement), commitment);
  return { statement, key };
}

const WRAP = 'case-wrap-box';

/** Everything that a wrap says but the box, and the key that it is to: HPKE's info, or the AAD. */
function wrapContext(value: CaseWrap, to: Uint8Array): Bytes {
  return tuple(WRAP, 1, caseWrap.encode({ ...value, box: new Uint8Array(0) }), to);
}

/**
 * The key for one reading team, signed: to another organisation's team by its public key from the verified roster, to
 * one's own by its keys. Called with one's own keys, it also makes the re-wrap that spares colleagues the HPKE.
 * @param to The team's X-Wing public key, or its keys. @throws CryptoError `malformed-key` for a bad public key.
 */
export async function wrapForTeam(
  key: EpochKey,
  reader: Pick<Reader, 'organisation' | 'team' | 'generation'>,
  to: TeamKeys | Uint8Array,
  { by, at }: { readonly by: By; readonly at: number },
  signer: Signer,
  random: Random,
): Promise<Signed> {
  const sealed = !(to instanceof Uint8Array);
  const bare: CaseWrap = {
    suite: SUITE,
    case: key.case,
    epoch: key.epoch,
    statement: key.statement,
    commitment: key.commitment,
    organisation: reader.organisation,
    team: reader.team,
    generation: reader.generation,
    how: sealed ? 'sealed' : 'hpke',
    box: new Uint8Array(0),
    by,
    at,
  };
  const box = sealed
    ? await sealSymmetric(to.symmetric, WRAP, wrapContext(bare, to.commitment), reveal(key), random)
    : await sealToPublicKey(to, wrapContext(bare, to), reveal(key), random);
  return await sign(caseWrap, { ...bare, box }, signer);
}

async function unwrap(value: CaseWrap, team: TeamKeys): Promise<Bytes> {
  return value.how === 'sealed'
    ? await openSymmetric(team.symmetric, WRAP, wrapContext(value, team.commitment), value.box)
    : await openWith(team.kem, wrapContext(value, team.kem.publicKey), value.box);
}

/** Whether a wrap is of this statement, and its team among the statement's readers. */
function isOf(wrap: CaseWrap, of: Epoch, statement: Uint8Array): boolean {
  return (
    wrap.case === of.case &&
    wrap.epoch === of.epoch &&
    equalBytes(wrap.statement, statement) &&
    equalBytes(wrap.commitment, of.commitment) &&
    of.readers.some(
      ({ organisation, team, generation }) =>
        organisation === wrap.organisation && team === wrap.team && generation === wrap.generation,
    )
  );
}

async function committedKey(content: Uint8Array, of: Epoch, statement: Bytes): Promise<EpochKey> {
  const key = new EpochKey(content, of, statement, of.commitment);
  demand(equalInConstantTime(await commitmentOf(key, of), of.commitment));
  return key;
}

/**
 * The epoch's key out of a team's wrap, checked against the statement's commitment.
 * @param wrap Verified by `verifyCaseWrap`. @param statement Verified by `verifyEpoch`. @param team The keys of the
 * generation that the wrap names. @throws CryptoError `refused`.
 */
export async function openCaseWrap(wrap: Signed, statement: Signed, team: TeamKeys): Promise<EpochKey> {
  return await orRefuse(async () => {
    const value = caseWrap.decode(wrap.bytes);
    const of = epoch.decode(statement.bytes);
    const hash = await statementHash(statement);
    const content = await unwrap(value, team).catch(() => null);
    demand(content !== null && isOf(value, of, hash));
    return await committedKey(content, of, hash);
  });
}

/**
 * The key of the epoch before, out of a statement's history.
 * @param statement Of `key`'s epoch. @param previous The statement before; both verified by `verifyEpoch`.
 * @throws CryptoError `refused`, also for a first epoch.
 */
export async function previousEpochKey(statement: Signed, key: EpochKey, previous: Signed): Promise<EpochKey> {
  return await orRefuse(async () => {
    const of = epoch.decode(statement.bytes);
    const before = epoch.decode(previous.bytes);
    const hash = await statementHash(previous);
    demand(equalBytes(await statementHash(statement), key.statement) && of.history !== null && of.previous !== null);
    demand(equalBytes(of.previous, hash) && before.case === of.case && before.epoch + 1 === of.epoch);
    const content = await openSymmetric(key, HISTORY, historyAad(of, of.commitment), of.history);
    return await committedKey(content, before, hash);
  });
}
