/**
 * Runs in the page: a lock with a passkey's way in, and the wraps of twenty team generations, opened as a signing-in client
 * opens them. Every time is one of this page's clock.
 */
import {
  newBundleKey,
  newGeneration,
  newSecret,
  openBundle,
  openSlot,
  openTeamWrap,
  personKeysFromSecret,
  sealBundle,
  sealSlot,
  slotFromPrf,
  systemRandom,
  teamKeysFromSeed,
  wrapTeamSeed,
} from '@corridor/crypto';
import {
  type Guardian,
  type OrganisationId,
  type Signed,
  SUITE,
  type TeamId,
  toHex,
  type UserId,
} from '@corridor/wire';

export interface UnlockPage {
  prepare(generations: number): Promise<void>;
  /** Milliseconds from the passkey's answer to the keys of every generation. */
  unlock(): Promise<number>;
}

const random = systemRandom;
const ID_BYTES = 16;
const organisation = toHex(random(ID_BYTES)) as OrganisationId;
const user = toHex(random(ID_BYTES)) as UserId;
const of = { organisation, user, version: 1 };

async function newGuardian() {
  const { signer, kem } = await personKeysFromSecret(newSecret(random));
  const says: Guardian = {
    suite: SUITE,
    organisation,
    guardian: toHex(random(ID_BYTES)) as UserId,
    version: 1,
    host: 'Bench',
    sign: signer.publicKey,
    kem: kem.publicKey,
    issuedAt: 0,
    expiresAt: 1,
  };
  return { says, signer };
}

/** A wrap of a new team's first generation, for whoever signs in. */
async function wrapFor(kem: Uint8Array, { says, signer }: Awaited<ReturnType<typeof newGuardian>>): Promise<Signed> {
  const team = { organisation, team: toHex(random(ID_BYTES)) as TeamId, generation: 1 };
  const { seed, commitment } = await newGeneration({ ...team, previousSeed: null }, random);
  const by = { guardian: says.guardian, at: 0 };
  return await wrapTeamSeed({ ...team, commitment }, seed, { user, version: 1, kem }, by, signer, random);
}

async function newLock(prf: Uint8Array) {
  const secret = newSecret(random);
  const key = newBundleKey(random);
  const content = { secret, organisationRoot: random(32), serverKey: random(32), logKey: null, witnesses: [] };
  const bundle = await sealBundle(of, { ...content, certificate: new Uint8Array(2000), at: 0 }, key, random);
  const bare = {
    ...of,
    slot: random(ID_BYTES),
    kind: 'passkey' as const,
    label: random(8),
    parameters: random(64),
    at: 0,
  };
  return { bundle, slot: await sealSlot(bare, await slotFromPrf(prf), key, random), secret };
}

let unlock = async (): Promise<number> => Number.NaN;

async function prepare(generations: number): Promise<void> {
  const prf = random(32);
  const guardian = await newGuardian();
  const { bundle, slot, secret } = await newLock(prf);
  const { kem } = await personKeysFromSecret(secret);
  const wraps: Signed[] = [];
  for (let made = 0; made < generations; made++) wraps.push(await wrapFor(kem.publicKey, guardian));
  unlock = async () => {
    const begin = performance.now();
    const key = await openSlot(slot, of, await slotFromPrf(prf));
    const mine = await personKeysFromSecret((await openBundle(bundle, of, key)).secret);
    const open = async (wrap: Signed) => await teamKeysFromSeed(await openTeamWrap(wrap, guardian.says, mine.kem));
    await Promise.all(wraps.map(open));
    return performance.now() - begin;
  };
}

const page: UnlockPage = { prepare, unlock: async () => await unlock() };
Object.assign(globalThis, { unlockPage: page });
