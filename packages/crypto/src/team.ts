/**
 * A team generation: one seed, from which its symmetric key, its X-Wing pair and its commitment follow; handed to each
 * member by a signed wrap, and down to the generation before by the history that each roster carries. Rules TE8 to TE12.
 */
import {
  type Bytes,
  equalBytes,
  fromHex,
  type Guardian,
  type Roster,
  type Signed,
  SUITE,
  type TeamWrap,
  teamWrap,
  tuple,
  type UserId,
} from '@corridor/wire';
import { openSymmetric, sealSymmetric } from './caead.ts';
import { deriveFrom, seedKey } from './derive.ts';
import { equalInConstantTime } from './equal.ts';
import { CryptoError, demand, orRefuse } from './error.ts';
import { sha256 } from './hash.ts';
import { type KemKeyPair, kemFromSeed, openWith } from './hpke.ts';
import { sealToPublicKey } from './hpke-seal.ts';
import { verifyTeamWrap } from './roster.ts';
import { SecretBytes, type SecretInput, secretOf } from './secret.ts';
import { newSecret, SEED_BYTES, type Signer } from './sign.ts';
import { sign } from './statement.ts';
import type { Random } from './subtle.ts';
import { SymmetricKey } from './symmetric-key.ts';
import { uint } from './uint.ts';

/** What a member holds of one generation. `commitment` is public, and names the generation in lanes. */
export interface TeamKeys {
  readonly symmetric: SymmetricKey;
  readonly kem: KemKeyPair;
  readonly commitment: Bytes;
}

export interface Generation {
  readonly seed: SecretBytes;
  readonly keys: TeamKeys;
  readonly commitment: Bytes;
  readonly kemPublic: Bytes;
  /** For the roster: the seed before, sealed under this generation. Null for the first. */
  readonly history: Bytes | null;
}

/** Which generation of which team. A `Roster` is one. */
export type GenerationOf = Pick<Roster, 'organisation' | 'team' | 'generation'>;

/** @throws CryptoError `malformed-key` unless the seed is 32 bytes. */
export async function teamKeysFromSeed(seed: SecretInput): Promise<TeamKeys> {
  const root = seedKey(seed);
  const [symmetric, kemSeed, commitment] = await Promise.all([
    deriveFrom(root, 'team-symmetric'),
    deriveFrom(root, 'team-kem'),
    deriveFrom(root, 'team-commitment'),
  ]);
  return { symmetric: new SymmetricKey(symmetric), kem: await kemFromSeed(kemSeed), commitment };
}

const HISTORY = 'team-history';

/** What a sealed seed before belongs to: the generation that it is sealed under. */
function historyAad(of: GenerationOf, commitment: Uint8Array): Bytes {
  return tuple(HISTORY, 1, fromHex(of.organisation), fromHex(of.team), uint(of.generation), commitment);
}

function seedBytes(seed: SecretInput): Bytes {
  const content = secretOf(seed, SEED_BYTES);
  if (content === null) throw new CryptoError('malformed-key');
  return content;
}

/**
 * A fresh generation, and the one before sealed under it.
 * @param of.previousSeed The seed of generation − 1; null for a team's first.
 * @throws CryptoError `out-of-range` if a first generation has a seed before, or a later one has none.
 */
export async function newGeneration(
  of: GenerationOf & { readonly previousSeed: SecretInput | null },
  random: Random,
): Promise<Generation> {
  if ((of.generation === 1) !== (of.previousSeed === null)) throw new CryptoError('out-of-range');
  const seed = newSecret(random);
  const keys = await teamKeysFromSeed(seed);
  const aad = historyAad(of, keys.commitment);
  const history =
    of.previousSeed === null
      ? null
      : await sealSymmetric(keys.symmetric, HISTORY, aad, seedBytes(of.previousSeed), random);
  return { seed, keys, commitment: keys.commitment, kemPublic: keys.kem.publicKey, history };
}

/** Whom a seed is for: a certified person, guardian or recovery key. */
export interface Recipient {
  readonly user: UserId;
  readonly version: number;
  readonly kem: Uint8Array;
}

/** Everything that a wrap says but the box, and so that the box opens for this and nothing else. */
function wrapInfo(value: TeamWrap): Bytes {
  return tuple('team-wrap-box', 1, teamWrap.encode({ ...value, box: new Uint8Array(0) }));
}

type Wrapping = GenerationOf & Pick<Roster, 'commitment'>;
interface By {
  readonly guardian: UserId;
  readonly at: number;
}

/**
 * A generation's seed for each of its members, signed by the guardian: all at once, and the seed looked at once.
 * @param of The roster whose key it is. @param seed Its seed; checked against the roster's commitment.
 * @throws CryptoError `refused` if the seed is another generation's, `malformed-key` for a recipient's key.
 */
export async function wrapTeamSeeds(
  of: Wrapping,
  seed: SecretInput,
  to: readonly Recipient[],
  by: By,
  signer: Signer,
  random: Random,
): Promise<readonly Signed[]> {
  const content = seedBytes(seed);
  demand(equalBytes(await deriveFrom(seedKey(content), 'team-commitment'), of.commitment));
  return await Promise.all(to.map(async (each) => await wrapOne(of, content, each, by, signer, random)));
}

/** The same for one member. */
export async function wrapTeamSeed(
  of: Wrapping,
  seed: SecretInput,
  to: Recipient,
  by: By,
  signer: Signer,
  random: Random,
): Promise<Signed> {
  const [wrap] = await wrapTeamSeeds(of, seed, [to], by, signer, random);
  if (wrap === undefined) throw new CryptoError('refused');
  return wrap;
}

async function wrapOne(
  of: Wrapping,
  content: Uint8Array,
  to: Recipient,
  by: By,
  signer: Signer,
  random: Random,
): Promise<Signed> {
  const bare: TeamWrap = {
    suite: SUITE,
    organisation: of.organisation,
    team: of.team,
    generation: of.generation,
    commitment: of.commitment,
    user: to.user,
    version: to.version,
    recipient: await sha256(to.kem),
    box: new Uint8Array(0),
    guardian: by.guardian,
    at: by.at,
  };
  const box = await sealToPublicKey(to.kem, wrapInfo(bare), content, random);
  return await sign(teamWrap, { ...bare, box }, signer);
}

/** The seed, if its own commitment is the one given. */
async function committedSeed(content: Uint8Array, commitment: Uint8Array): Promise<SecretBytes> {
  const derived = await deriveFrom(seedKey(content), 'team-commitment');
  demand(equalInConstantTime(derived, commitment));
  return new SecretBytes(content);
}

/**
 * The seed that a guardian wrapped for the holder of `mine`. Verifies the wrap's signature.
 * @returns The seed; its generation and team are the wrap's, and the caller holds its commitment against the roster's.
 * @throws CryptoError `refused`.
 */
export async function openTeamWrap(signed: Signed, by: Guardian, mine: KemKeyPair): Promise<SecretBytes> {
  return await orRefuse(async () => {
    const claimed = teamWrap.decode(signed.bytes);
    const [verified, opened] = await Promise.allSettled([
      verifyTeamWrap(signed, by),
      openWith(mine, wrapInfo(claimed), claimed.box),
    ]);
    demand(verified.status === 'fulfilled' && opened.status === 'fulfilled');
    demand(equalBytes(claimed.recipient, await sha256(mine.publicKey)));
    return await committedSeed(opened.value, claimed.commitment);
  });
}

/**
 * The seed of the generation before, from a roster's history. @param of A verified roster. @param seed Its own seed.
 * @param before A verified roster of the generation before.
 * @throws CryptoError `refused`, also if the roster is of a first generation.
 */
export async function openHistory(
  of: GenerationOf & Pick<Roster, 'commitment' | 'history'>,
  seed: SecretInput,
  before: GenerationOf & Pick<Roster, 'commitment'>,
): Promise<SecretBytes> {
  return await orRefuse(async () => {
    demand(of.history !== null && of.team === before.team && of.generation === before.generation + 1);
    const root = seedKey(seed);
    const symmetric = new SymmetricKey(await deriveFrom(root, 'team-symmetric'));
    const opened = await openSymmetric(symmetric, HISTORY, historyAad(of, of.commitment), of.history);
    return await committedSeed(opened, before.commitment);
  });
}
