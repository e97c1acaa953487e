/** A server that lies about who is in a team and with which key. */
import type { Core } from '@corridor/client';
import {
  newGeneration,
  newSigner,
  openTeamWrap,
  sign,
  statementHash,
  systemRandom,
  teamKeysFromSeed,
  wrapTeamSeed,
} from '@corridor/crypto';
import {
  decodeSigned,
  encodeSigned,
  type Roster,
  roster as rosterFormat,
  type Said,
  type TeamId,
  type TeamWrap,
  teamWrap,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inAnswers } from './lies.ts';
import type { Lie, Team } from '../src/index.ts';
import { newLiar, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterAll(async () => await stage[Symbol.asyncDispose]());

type Answer = Said<'team'>;

/** What the honest server has of a team, for a member of it. */
async function kept(core: Core, team: TeamId): Promise<Answer> {
  return await core.connection.ask({ t: 'team', team, after: 0 });
}

/** Changes every answer about one team. */
function about(team: TeamId, change: (frame: Answer) => Partial<Answer>): Lie {
  return inAnswers('team', (frame) => {
    const first = frame.rosters[0];
    const isThis = first !== undefined && rosterFormat.decode(decodeSigned(first).bytes).team === team;
    return isThis ? { ...frame, ...change(frame) } : frame;
  });
}

function forged(raw: Uint8Array, change: (wrap: TeamWrap) => TeamWrap): Uint8Array {
  const { bytes, signature } = decodeSigned(raw);
  return encodeSigned({ bytes: teamWrap.encode(change(teamWrap.decode(bytes))), signature });
}

/** Whether this client seals private notes under a key of the operator's. */
async function usesKey(victim: Core, { team, seed }: { team: TeamId; seed: Parameters<typeof teamKeysFromSeed>[0] }) {
  const held = await victim.teams.keys(team, victim.teams.newest(team)?.generation ?? 0);
  const theirs = await teamKeysFromSeed(seed);
  return held !== null && held.commitment.join() === theirs.commitment.join();
}

test('[LS10] member invented by the server: they are in no roster', async () => {
  const { trust, stranger, practice, gp, consultant } = stage;
  const team = await trust.team('Acute dermatology', [consultant]);
  const { roster } = team.current();
  const [first] = (await kept(trust.guardian, team.team)).rosters;
  const own = await newSigner(systemRandom);
  const next: Roster = {
    ...roster,
    version: 2,
    previous: await statementHash(decodeSigned(first ?? new Uint8Array(0))),
    members: [...roster.members, { user: stranger.user, version: 1, power: 'member' }],
    reason: 'joined',
  };
  const statement = encodeSigned(await sign(rosterFormat, next, own));
  const liar = newLiar();
  liar.tell(about(team.team, ({ rosters }) => ({ rosters: [...rosters, statement] })));
  const victim = await stage.signIn(practice, gp, liar);
  await victim.teams.load(team.team);
  const members = victim.teams.newest(team.team)?.members ?? [];
  foiled(
    members.some(({ user }) => user === stranger.user),
    'a member whom no guardian signed is counted in',
  );
  expect(victim.teams.newest(team.team)?.version).toBe(1);
});

async function teamOfTwo(name: string): Promise<Team> {
  const team = await stage.trust.team(name, [stage.consultant, stage.registrar]);
  return team;
}

test('[LS11] generation rolled back: who has seen the newer one keeps it', async () => {
  const { trust, registrar, practice, gp } = stage;
  const team = await teamOfTwo('Night dermatology');
  const old = await kept(trust.guardian, team.team);
  await trust.remove(team, registrar);
  const liar = newLiar();
  const victim = await stage.signIn(practice, gp, liar);
  await victim.teams.load(team.team);
  expect(victim.teams.newest(team.team)?.generation).toBe(2);
  liar.tell(inAnswers('team', (frame) => ({ ...frame, rosters: old.rosters })));
  victim.teams.doubt(team.team);
  await victim.teams.load(team.team);
  const { generation, members = [] } = victim.teams.newest(team.team) ?? {};
  foiled(
    generation === 1 || members.some(({ user }) => user === registrar.user),
    'the next message is sealed to the key of somebody who was removed',
  );
  expect(generation).toBe(2);
});

test('[LS12] a removal that keeps the key is not a roster', async () => {
  const { trust, registrar, practice, gp } = stage;
  const team = await teamOfTwo('Weekend dermatology');
  const { roster } = team.current();
  const [first] = (await kept(trust.guardian, team.team)).rosters;
  const next: Roster = {
    ...roster,
    version: 2,
    previous: await statementHash(decodeSigned(first ?? new Uint8Array(0))),
    members: roster.members.filter(({ user }) => user !== registrar.user),
    reason: 'changed',
  };
  const statement = encodeSigned(await sign(rosterFormat, next, trust.guardian.identity.signer));
  const liar = newLiar();
  liar.tell(about(team.team, ({ rosters }) => ({ rosters: [...rosters, statement] })));
  const victim = await stage.signIn(practice, gp, liar);
  await victim.teams.load(team.team);
  const believed = victim.teams.newest(team.team);
  foiled(believed?.version === 2, 'somebody is shown as gone who still has the key');
  expect(believed?.version).toBe(1);
});

test('[LS13] team key overwritten: a wrap of the server’s own seed gives no key', async () => {
  const { trust, consultant } = stage;
  const team = await teamOfTwo('Teledermatology');
  const { roster } = team.current();
  const of = { organisation: trust.organisation, team: team.team, generation: 1, previousSeed: null };
  const theirs = await newGeneration(of, systemRandom);
  const own = await newSigner(systemRandom);
  const to = { user: consultant.user, version: 1, kem: consultant.keys.kem.publicKey };
  const by = { guardian: roster.guardian, at: stage.clock.now() };
  const wrap = await wrapTeamSeed({ ...roster, commitment: theirs.commitment }, theirs.seed, to, by, own, systemRandom);
  const relabelled = forged(encodeSigned(wrap), (value) => value);
  const liar = newLiar();
  liar.tell(about(team.team, () => ({ wraps: [relabelled] })));
  const victim = await stage.signIn(trust, consultant, liar);
  foiled(await usesKey(victim, { team: team.team, seed: theirs.seed }), 'private notes are sealed for the operator');
  expect(await victim.teams.keys(team.team, 1)).toBeNull();
});

test('[LS14] wrap relabelled to another generation: nobody seals under the key of before the removal', async () => {
  const { trust, consultant, registrar } = stage;
  const team = await teamOfTwo('Skin cancer');
  const before = team.current();
  const honest = await stage.signIn(trust, consultant);
  const [old = new Uint8Array(0)] = (await kept(honest, team.team)).wraps;
  await trust.remove(team, registrar);
  const after = team.current().roster;
  const moved = forged(old, (wrap) => ({ ...wrap, generation: 2, commitment: after.commitment }));
  const liar = newLiar();
  liar.tell(about(team.team, () => ({ wraps: [moved] })));
  const victim = await stage.signIn(trust, consultant, liar);
  const used = await usesKey(victim, { team: team.team, seed: before.generation.seed });
  foiled(used, 'notes after a removal are sealed under the key that the removed member has');
  expect(await victim.teams.keys(team.team, 2)).toBeNull();
});

test('[LS15] wrap moved to another user: it opens for nobody but the one it was made for', async () => {
  const { trust, consultant, registrar } = stage;
  const team = await teamOfTwo('Patch testing');
  const honest = await stage.signIn(trust, registrar);
  const [theirs = new Uint8Array(0)] = (await kept(honest, team.team)).wraps;
  const liar = newLiar();
  const moved = forged(theirs, (wrap) => ({ ...wrap, user: consultant.user }));
  liar.tell(about(team.team, () => ({ wraps: [theirs, moved] })));
  const victim = await stage.signIn(trust, consultant, liar);
  const seed = await openTeamWrap(decodeSigned(moved), trustGuardian(), consultant.keys.kem).catch(() => null);
  foiled(seed !== null || (await victim.teams.keys(team.team, 1)) !== null, 'a wrap for somebody else opens');
});

function trustGuardian() {
  const [found] = stage.trust.guardian.directory.trust.guardians(stage.trust.organisation);
  if (found === undefined) throw new Error('the hospital has no guardian');
  return found;
}
