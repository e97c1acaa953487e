import { tuple, type Roster, roster, type Signed, type UserId, teamWrap, type TeamId } from '@corridor/wire';
import { beforeAll, expect, test } from 'vitest';
import {
  bytesOf,
  fixedRandom,
  idOf,
  newNetwork,
  NOW,
  type Network,
  organisationId,
  teamId,
  flipped,
} from '../test/network.ts';
import { expectCode, expectRefused } from '../test/refused.ts';
import * as second from '../test/second.ts';
import {
  type Generation,
  kemFromSeed,
  newGeneration,
  openHistory,
  openTeamWrap,
  sealToPublicKey,
  sign,
  statementHash,
  systemRandom,
  teamKeysFromSeed,
  verifyRoster,
  verifyTeamWrap,
  wrapTeamSeed,
} from './index.ts';

let network: Network;
let next: Generation;
/** The roster that follows the first with nothing changed, to be changed by a test. */
let joined: Roster;
/** The one that follows by Ben's removal. */
let removed: Roster;

beforeAll(async () => {
  network = await newNetwork();
  const of = { organisation: organisationId, team: teamId, generation: 2, previousSeed: network.generation.seed };
  next = await newGeneration(of, fixedRandom('generation 2'));
  const previous = await statementHash(network.rosterSigned);
  joined = { ...network.roster, version: 2, previous, reason: 'joined' };
  removed = {
    ...joined,
    generation: 2,
    members: network.roster.members.filter(({ user }) => user !== network.ben.person.user),
    kem: next.kemPublic,
    commitment: next.commitment,
    history: next.history,
    reason: 'removed',
  };
});

const signed = async (value: Roster): Promise<Signed> => await sign(roster, value, network.guardianKeys.signer);
const check = async (value: Roster, previous: Signed | null | undefined): Promise<Roster> =>
  await verifyRoster(await signed(value), network.guardian, previous);

test('[TE1] a first roster stands by itself', async () => {
  expect(await check(network.roster, null)).toEqual(network.roster);
  expect(await check(network.roster, undefined)).toEqual(network.roster);
  for (const change of [{ version: 2 }, { generation: 2 }, { version: 0 }, { generation: 0 }]) {
    await expectRefused(check({ ...network.roster, ...change }, undefined));
  }
  await expectRefused(check({ ...network.roster, reason: 'joined' }, null));
  await expectRefused(check({ ...network.roster, previous: bytesOf('h') }, null));
  await expectRefused(check({ ...network.roster, history: bytesOf('h', 112) }, null));
  await expectRefused(check(joined, null));
});

test('[TE2] a roster follows the one that it names', async () => {
  expect(await check(joined, network.rosterSigned)).toEqual(joined);
  expect(await check(removed, network.rosterSigned)).toEqual(removed);
  const changes: readonly Partial<Roster>[] = [
    { version: 3 },
    { previous: bytesOf('another') },
    { team: idOf<TeamId>('other') },
    { kind: 'group' },
  ];
  for (const change of changes) await expectRefused(check({ ...joined, ...change }, network.rosterSigned));
  await expectRefused(check(joined, await signed(joined)));
  await expectRefused(check(joined, { bytes: bytesOf('none'), signature: bytesOf('s', 64) }));
});

test('[TE2] nothing follows a closed roster', async () => {
  const closed = await signed({ ...joined, reason: 'closed' });
  const after: Roster = { ...joined, version: 3, previous: await statementHash(closed), reason: 'changed' };
  await expectRefused(check(after, closed));
});

test('[TE2] [RE5] a closed roster is closed once more by later keys of its guardian, and by no others', async () => {
  const closed = await signed({ ...removed, reason: 'closed' });
  const previous = await statementHash(closed);
  const of = { organisation: organisationId, team: teamId, generation: 3, previousSeed: next.seed };
  const third = await newGeneration(of, fixedRandom('generation 3'));
  const later = { ...network.guardian, version: network.guardian.version + 1 };
  const members = removed.members.map((each) =>
    each.user === later.guardian ? { ...each, version: later.version } : each,
  );
  const { kemPublic: kem, commitment, history } = third;
  const key = { kem, commitment, history, generation: 3, version: 3 };
  const again: Roster = { ...removed, ...key, members, previous, reason: 'closed' };
  const by = async (value: Roster, guardian: typeof later) => await verifyRoster(await signed(value), guardian, closed);
  expect(await by(again, later)).toEqual(again);
  await expectRefused(by({ ...again, reason: 'changed' }, later));
  await expectRefused(by({ ...again, members: removed.members }, network.guardian));
});

test('[TE3] whoever is gone, or was reset, takes the key with them', async () => {
  const { members } = removed;
  await expectRefused(check({ ...joined, members }, network.rosterSigned));
  const renewed = joined.members.map((each) =>
    each.user === network.ben.person.user ? { ...each, version: 2 } : each,
  );
  await expectRefused(check({ ...joined, members: renewed }, network.rosterSigned));
  for (const reason of ['removed', 'reset', 'suspicion'] as const) {
    await expectRefused(check({ ...joined, reason }, network.rosterSigned));
  }
  await check({ ...removed, members: renewed, reason: 'reset' }, network.rosterSigned);
});

test('[TE3] a new generation is the next, and its key new', async () => {
  await expectRefused(check({ ...removed, generation: 3, version: 3 }, network.rosterSigned));
  await expectRefused(check({ ...removed, kem: network.roster.kem }, network.rosterSigned));
  await expectRefused(check({ ...removed, commitment: network.roster.commitment }, network.rosterSigned));
  await expectRefused(check({ ...removed, history: null }, network.rosterSigned));
});

test('[TE4] a key does not change unannounced', async () => {
  await expectRefused(check({ ...joined, kem: next.kemPublic }, network.rosterSigned));
  await expectRefused(check({ ...joined, commitment: next.commitment }, network.rosterSigned));
  const second_ = await signed(removed);
  const third: Roster = { ...removed, version: 3, previous: await statementHash(second_), reason: 'changed' };
  await check(third, second_);
  await expectRefused(check({ ...third, history: flipped(next.history ?? bytesOf('none'), 90) }, second_));
});

test('[TE5] the guardian signs, reads, and names each person once', async () => {
  const { members } = network.roster;
  const [first] = members;
  await expectRefused(check({ ...network.roster, members: members.slice(1) }, null));
  await expectRefused(check({ ...network.roster, members: first === undefined ? [] : [...members, first] }, null));
  const lesser = members.map((each) => ({ ...each, power: 'member' as const }));
  await expectRefused(check({ ...network.roster, members: lesser }, null));
  const older = members.map((each) => (each.power === 'guardian' ? { ...each, version: 9 } : each));
  await expectRefused(check({ ...network.roster, members: older }, null));
  const byAsha = await sign(roster, network.roster, network.asha.keys.signer);
  await expectRefused(verifyRoster(byAsha, network.guardian, null));
  const { guardian } = network;
  await expectRefused(verifyRoster(network.rosterSigned, { ...guardian, guardian: idOf<UserId>('other') }, null));
});

test('[TE5] [KE2] a team key out of range is refused', async () => {
  await expectRefused(check({ ...network.roster, kem: new Uint8Array(1216).fill(255) }, null));
});

test('[TE6] a key that was reset does not come back', async () => {
  const reset = removed.members.map((each) => ({ ...each, version: each.power === 'guardian' ? 1 : 2 }));
  const before = await signed({ ...removed, members: reset, reason: 'reset' });
  const of = { organisation: organisationId, team: teamId, generation: 3, previousSeed: next.seed };
  const { kemPublic: kem, commitment, history } = await newGeneration(of, systemRandom);
  const after: Roster = {
    ...removed,
    version: 3,
    generation: 3,
    previous: await statementHash(before),
    kem,
    commitment,
    history,
  };
  await check({ ...after, members: reset }, before);
  await expectRefused(check(after, before));
});

async function wrapped(): Promise<Signed> {
  const { asha, guardianKeys, generation } = network;
  const to = { user: asha.person.user, version: 1, kem: asha.person.kem };
  const by = { guardian: network.guardian.guardian, at: NOW };
  return await wrapTeamSeed(network.roster, generation.seed, to, by, guardianKeys.signer, systemRandom);
}

test('[TE7] [TE10] [TE11] a member opens what the guardian wrapped, and nobody else', async () => {
  const wrap = await wrapped();
  const seed = await openTeamWrap(wrap, network.guardian, network.asha.keys.kem);
  expect(seed.reveal()).toEqual(network.generation.seed.reveal());
  expect((await verifyTeamWrap(wrap, network.guardian)).user).toBe(network.asha.person.user);
  await expectRefused(openTeamWrap(wrap, network.guardian, network.ben.keys.kem));
});

test('[TE7] [TE11] a wrap that the guardian did not sign is refused, though it would open', async () => {
  const value = teamWrap.decode((await wrapped()).bytes);
  const byBen = await sign(teamWrap, value, network.ben.keys.signer);
  await expectRefused(openTeamWrap(byBen, network.guardian, network.asha.keys.kem));
  await expectRefused(verifyTeamWrap(byBen, network.guardian));
});

test('[TE10] a wrap relabelled to another user, team, generation, version or commitment is refused', async () => {
  const value = teamWrap.decode((await wrapped()).bytes);
  const changes = [
    { user: network.ben.person.user },
    { team: idOf<TeamId>('other') },
    { generation: 2 },
    { version: 2 },
    { commitment: next.commitment },
    { recipient: bytesOf('other') },
    { at: NOW + 1 },
  ];
  for (const change of changes) {
    const relabelled = await sign(teamWrap, { ...value, ...change }, network.guardianKeys.signer);
    await expectRefused(openTeamWrap(relabelled, network.guardian, network.asha.keys.kem));
  }
});

test('[TE10] [TE11] a wrap that names another key, or commits to another seed, is refused, though it opens', async () => {
  const { asha, guardian, guardianKeys } = network;
  const value = teamWrap.decode((await wrapped()).bytes);
  for (const change of [{}, { recipient: bytesOf('other') }, { commitment: next.commitment }]) {
    const bare = { ...value, ...change, box: new Uint8Array(0) };
    const info = tuple('team-wrap-box', 1, teamWrap.encode(bare));
    const box = await sealToPublicKey(asha.person.kem, info, network.generation.seed.reveal(), systemRandom);
    const opening = openTeamWrap(await sign(teamWrap, { ...bare, box }, guardianKeys.signer), guardian, asha.keys.kem);
    await (Object.keys(change).length === 0 ? opening : expectRefused(opening));
  }
});

test('[TE11] nobody wraps a seed that is not the roster’s', async () => {
  const { asha, guardianKeys } = network;
  const to = { user: asha.person.user, version: 1, kem: asha.person.kem };
  const by = { guardian: network.guardian.guardian, at: NOW };
  await expectRefused(wrapTeamSeed(network.roster, next.seed, to, by, guardianKeys.signer, systemRandom));
  const malformed = { ...to, kem: new Uint8Array(1216) };
  const { seed } = network.generation;
  await expectCode(
    wrapTeamSeed(network.roster, seed, malformed, by, guardianKeys.signer, systemRandom),
    'malformed-key',
  );
});

test('[TE8] a generation’s keys follow from its seed', async () => {
  const seed = network.generation.seed.reveal();
  const keys = await teamKeysFromSeed(seed);
  expect(keys.commitment).toEqual(second.derive(seed, 'team-commitment'));
  expect(keys.kem.publicKey).toEqual(second.kemPublic(second.derive(seed, 'team-kem')));
  expect(network.roster.kem).toEqual(keys.kem.publicKey);
  await expectCode(teamKeysFromSeed(seed.subarray(1)), 'malformed-key');
});

test('[TE9] [TE12] a newcomer reads the generation before', async () => {
  const seed = await openHistory(removed, next.seed, network.roster);
  expect(seed.reveal()).toEqual(network.generation.seed.reveal());
  expect((await teamKeysFromSeed(seed)).commitment).toEqual(network.roster.commitment);
});

test('[TE12] history under another seed, changed, moved or of another commitment is refused', async () => {
  await expectRefused(openHistory(removed, bytesOf('seed'), network.roster));
  const { history } = removed;
  await expectRefused(
    openHistory({ ...removed, history: flipped(history ?? bytesOf('none'), 70) }, next.seed, network.roster),
  );
  await expectRefused(openHistory({ ...removed, team: idOf<TeamId>('other') }, next.seed, network.roster));
  await expectRefused(openHistory({ ...removed, generation: 3 }, next.seed, { ...network.roster, generation: 2 }));
  await expectRefused(openHistory(removed, next.seed, { ...network.roster, commitment: bytesOf('other') }));
  await expectRefused(openHistory(network.roster, network.generation.seed, network.roster));
});

test('[TE1] a generation is made with the seed before exactly when there is one', async () => {
  const of = { organisation: organisationId, team: teamId };
  const { seed } = network.generation;
  await expectCode(newGeneration({ ...of, generation: 1, previousSeed: seed }, systemRandom), 'out-of-range');
  await expectCode(newGeneration({ ...of, generation: 2, previousSeed: null }, systemRandom), 'out-of-range');
  const short = seed.reveal().subarray(1);
  await expectCode(newGeneration({ ...of, generation: 2, previousSeed: short }, systemRandom), 'malformed-key');
});

test('[TE8] the team’s pair opens what is sealed to its public key', async () => {
  const { keys } = network.generation;
  const derived = await kemFromSeed(second.derive(network.generation.seed.reveal(), 'team-kem'));
  expect(derived.publicKey).toEqual(keys.kem.publicKey);
});
