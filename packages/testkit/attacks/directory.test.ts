/** A server that lies about who is who: other keys, other organisations, other names. */
import type { Core } from '@corridor/client';
import { newGeneration, newSigner, sign, type Signer, systemRandom } from '@corridor/crypto';
import {
  type CaseId,
  caseWrap,
  decodeSigned,
  encodeSigned,
  guardian as guardianFormat,
  type Guardian,
  newId,
  organisation as organisationFormat,
  type OrganisationId,
  person as personFormat,
  type Person,
  roster as rosterFormat,
  type Roster,
  type Said,
  SUITE,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lie, said } from '../src/index.ts';
import { forgedEvent } from './forge.ts';
import { adding, both, inAnswers } from './lies.ts';
import { caseOf, newLiar, put, question, QUESTION, reading, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

const FORGED = 'No need to see her.';
const HOUR = 3_600_000;

let stage: Stage;
let rahman: Core;
let achebe: Core;
let caseId: CaseId;

beforeAll(async () => {
  stage = await startStage();
  rahman = await stage.signIn(stage.practice, stage.gp);
  achebe = await stage.signIn(stage.trust, stage.registrar);
  caseId = await caseOf(stage, rahman);
});
afterAll(async () => await stage[Symbol.asyncDispose]());

/** Tells of a certificate whenever people are asked about. */
function certificate(forged: Uint8Array, keep: 'instead' | 'after' | 'before'): Lie {
  return inAnswers('people', (frame) => {
    const { user } = personFormat.decode(decodeSigned(forged).bytes);
    const others = frame.people.filter((raw) => personFormat.decode(decodeSigned(raw).bytes).user !== user);
    const people = { instead: others, after: frame.people, before: frame.people }[keep];
    return { ...frame, people: keep === 'before' ? [forged, ...people] : [...people, forged] };
  });
}

async function certified(person: Partial<Person>, signer: Signer): Promise<Uint8Array> {
  return encodeSigned(await sign(personFormat, { ...stage.consultant.person, ...person }, signer));
}

/** Advice in the consultant's name, sealed with the registrar's help and signed by whoever. */
async function inTheirName(signer: Signer): Promise<Uint8Array> {
  const { user } = stage.consultant;
  const by = { organisation: stage.trust.organisation, team: stage.dermatology.team, user, version: 1 };
  return await forgedEvent(achebe, caseId, stage.dermatology.team, {
    body: said(FORGED),
    signer,
    header: { by, counter: 1 },
  });
}

test('[LS1] directory key substituted: what is signed with it is a gap', async () => {
  const own = await newSigner(systemRandom);
  const liar = newLiar();
  const swapped = certificate(await certified({ sign: own.publicKey }, own), 'instead');
  liar.tell(both(swapped, adding(await inTheirName(own))));
  const victim = await stage.signIn(stage.practice, stage.nurse, liar);
  const texts = await reading(victim, caseId);
  foiled(texts.includes(FORGED), 'forged words are read as Dr Pryce’s');
  expect(texts).toEqual([QUESTION, 'gap']);
});

test('[LS2] [CL28] another organisation certifies a colleague’s identifier: it stands for nobody, and renames nobody', async () => {
  const { rival, stranger, consultant, practice, nurse } = stage;
  const theirs = {
    ...stranger.person,
    user: consultant.user,
    sign: stranger.keys.signer.publicKey,
    name: 'Dr Nobody',
  };
  const forged = encodeSigned(await sign(personFormat, theirs, rival.guardian.identity.signer));
  for (const order of ['before', 'after'] as const) {
    const liar = newLiar();
    liar.tell(both(certificate(forged, order), adding(await inTheirName(stranger.keys.signer))));
    const victim = await stage.signIn(practice, nurse, liar);
    const texts = await reading(victim, caseId);
    foiled(texts.includes(FORGED), 'a stranger’s words are read as Dr Pryce’s');
    foiled(victim.people.named(consultant.user)?.name === 'Dr Nobody', 'Dr Pryce is shown under another name');
    expect(texts).toEqual([QUESTION, 'gap']);
  }
});

interface Invented {
  readonly statements: Said<'directory'>['statements'];
  readonly signer: Signer;
  readonly guardian: Guardian;
}

/** An organisation made up by the operator, with a root and a guardian of its own. */
async function invented(organisation: OrganisationId, ods: string, name: string, from?: number): Promise<Invented> {
  const [root, signer] = [await newSigner(systemRandom), await newSigner(systemRandom)];
  const at = stage.clock.now() + 1;
  const stated = { suite: SUITE, organisation, ods, name, root: root.publicKey, at };
  const guardian: Guardian = {
    suite: SUITE,
    organisation,
    guardian: newId<UserId>(systemRandom),
    version: 1,
    host: name,
    sign: signer.publicKey,
    kem: stage.stranger.keys.kem.publicKey,
    issuedAt: from ?? at - 1000,
    expiresAt: (from ?? at) + 60_000,
  };
  return {
    signer,
    guardian,
    statements: [
      { kind: 'organisation', seq: 1, statement: encodeSigned(await sign(organisationFormat, stated, root)) },
      { kind: 'guardian', seq: 2, statement: encodeSigned(await sign(guardianFormat, guardian, root)) },
    ],
  };
}

/** A team's first roster, by a guardian who has its seed. */
async function firstRoster(team: TeamId, { organisation, guardian }: Guardian, signer: Signer) {
  const of = { organisation, team, generation: 1, previousSeed: null };
  const generation = await newGeneration(of, systemRandom);
  const roster: Roster = {
    suite: SUITE,
    organisation,
    team,
    kind: 'service',
    name: stage.dermatology.name,
    version: 1,
    previous: null,
    generation: 1,
    members: [{ user: guardian, version: 1, power: 'guardian' }],
    kem: generation.kemPublic,
    commitment: generation.commitment,
    history: null,
    reason: 'created',
    guardian,
    at: stage.clock.now(),
  };
  return { statement: encodeSigned(await sign(rosterFormat, roster, signer)), generation, roster };
}

/** Shows a team's chain as one roster of the server's making. */
function chainOf(team: TeamId, roster: Uint8Array): Lie {
  return inAnswers('team', (frame) => {
    const first = frame.rosters[0];
    const of = first === undefined ? null : rosterFormat.decode(decodeSigned(first).bytes).team;
    return of === team ? { ...frame, rosters: [roster], wraps: [] } : frame;
  });
}

/** Shows invented statements, and of the organisation that they are about nothing else. */
function directoryOf(statements: Said<'directory'>['statements'], about: OrganisationId): Lie {
  const isOther = ({ kind, statement }: (typeof statements)[number]): boolean =>
    kind !== 'organisation' || organisationFormat.decode(decodeSigned(statement).bytes).organisation !== about;
  return inAnswers('directory', (frame) => ({
    ...frame,
    statements: [...statements, ...frame.statements.filter(isOther)],
  }));
}

/** Everything that a client sealed to a key, from what it sent. */
function sealedTo(liar: ReturnType<typeof newLiar>, organisation: OrganisationId): boolean {
  return liar.overheard.some(
    (frame) =>
      frame.t === 'append' &&
      frame.epoch?.wraps.some((raw) => caseWrap.decode(decodeSigned(raw).bytes).organisation === organisation) === true,
  );
}

/** Asks Dermatology through a liar; whether a key left for the organisation named, and what the sender is told. */
async function askThrough(lie: Lie, thief: OrganisationId) {
  const liar = newLiar();
  liar.tell(lie);
  const victim = await stage.signIn(stage.practice, stage.gp, liar);
  const asked = question(stage, victim);
  await put(victim, asked);
  const [delivery] = victim.outbox.of(asked.case).map((each) => each.delivery);
  return { has: sealedTo(liar, thief), delivery, victim };
}

const NOT_CONFIRMED = { state: 'refused', code: 'team-not-confirmed' };

test('[LS3] organisation invented: it cannot be addressed', async () => {
  const id = newId<OrganisationId>(systemRandom);
  const { statements, signer, guardian } = await invented(id, 'X98', 'Calderbrook Hospital');
  const { statement } = await firstRoster(stage.dermatology.team, guardian, signer);
  const lie = both(directoryOf(statements, id), chainOf(stage.dermatology.team, statement));
  const { victim, has, delivery } = await askThrough(lie, id);
  foiled(victim.directory.trust.organisation(id) !== null, 'an organisation that nobody vouched for is believed');
  foiled(has, 'the case’s key is sealed to it');
  expect(delivery).toEqual(NOT_CONFIRMED);
});

test('[LS4] look-alike without vouchers: a known organisation under another root does not take its place', async () => {
  const { organisation, ods, name } = stage.trust;
  const { statements, signer, guardian } = await invented(organisation, ods, name);
  const { statement } = await firstRoster(stage.dermatology.team, guardian, signer);
  const lie = both(directoryOf(statements, organisation), chainOf(stage.dermatology.team, statement));
  const { has, victim, delivery } = await askThrough(lie, organisation);
  foiled(
    has && victim.teams.newest(stage.dermatology.team)?.guardian === guardian.guardian,
    'a look-alike gets the key',
  );
  expect(delivery).toEqual(NOT_CONFIRMED);
});

test('[LS5] another organisation’s team key swapped on first contact: the key goes to nobody', async () => {
  const own = await newSigner(systemRandom);
  const { guardian } = await invented(stage.trust.organisation, 'X99', 'not shown');
  const genuine = stage.trust.guardian.identity.user;
  const { statement, generation } = await firstRoster(stage.dermatology.team, { ...guardian, guardian: genuine }, own);
  const { victim, delivery } = await askThrough(chainOf(stage.dermatology.team, statement), stage.trust.organisation);
  const believed = victim.teams.newest(stage.dermatology.team);
  foiled(believed !== null && believed.kem.join() === generation.kemPublic.join(), 'the operator’s key is the team’s');
  expect(believed).toBeNull();
  expect(delivery).toEqual(NOT_CONFIRMED);
});

test('[LS6] [OB29] team identifier taken by another organisation: the key goes to nobody', async () => {
  const { rival, dermatology } = stage;
  const { identity, directory } = rival.guardian;
  const [guardian] = directory.trust.guardians(rival.organisation);
  if (guardian === undefined) throw new Error('the rival has no guardian');
  const { statement } = await firstRoster(dermatology.team, guardian, identity.signer);
  const { has, delivery } = await askThrough(chainOf(dermatology.team, statement), rival.organisation);
  foiled(has, 'the case’s key is sealed to another organisation than the one that was asked');
  expect(delivery).toEqual(NOT_CONFIRMED);
});

/** A roster of Dermatology under a guardian whose certificate ended that long ago. */
async function byExpired(ago: number): Promise<{ readonly lie: Lie; readonly guardian: UserId }> {
  const { trust, dermatology, stranger, clock } = stage;
  const signer = await newSigner(systemRandom);
  const expired: Guardian = {
    suite: SUITE,
    organisation: trust.organisation,
    guardian: newId<UserId>(systemRandom),
    version: 1,
    host: 'Calderbrook computing',
    sign: signer.publicKey,
    kem: stranger.keys.kem.publicKey,
    issuedAt: clock.now() - ago - 24 * HOUR,
    expiresAt: clock.now() - ago,
  };
  const stated = encodeSigned(await sign(guardianFormat, expired, trust.root));
  const { statement } = await firstRoster(dermatology.team, expired, signer);
  const told = inAnswers('directory', (frame) => ({
    ...frame,
    statements: [...frame.statements, { kind: 'guardian', seq: frame.last, statement: stated }],
  }));
  return { lie: both(told, chainOf(dermatology.team, statement)), guardian: expired.guardian };
}

async function believesExpired(lie: Lie, guardian: UserId): Promise<boolean> {
  const { practice, gp, dermatology } = stage;
  const liar = newLiar();
  liar.tell(lie);
  const victim = await stage.signIn(practice, gp, liar);
  await victim.teams.load(dermatology.team);
  return victim.teams.newest(dermatology.team)?.guardian === guardian;
}

test('[LS7] guardian whose certificate has run out: what is signed with its old key is not believed', async () => {
  const { lie, guardian } = await byExpired(1);
  const believes = await believesExpired(lie, guardian);
  foiled(believes, 'a roster of somebody who found an old key is believed');
  expect(believes).toBe(false);
});

test('[LS8] clock held back: a certificate that has run out does not count again because the server says that it is earlier', async () => {
  const { lie, guardian } = await byExpired(HOUR);
  const earlier: Lie = (frame) =>
    frame.t === 'challenge' || frame.t === 'welcome' ? [{ ...frame, at: frame.at - 11 * HOUR }] : [frame];
  const believes = await believesExpired(both(earlier, lie), guardian);
  foiled(believes, 'a roster of somebody who found an old key is believed');
  expect(believes).toBe(false);
});
