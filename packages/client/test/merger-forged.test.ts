/** What a guardian says of a merger, where both roots have not signed it, and where they have. */
import type { Body, Party } from '@corridor/cases';
import { acceptSuccession, signSuccession } from '@corridor/crypto';
import { foundOrganisation, type HandOrganisation, type Team } from '@corridor/testkit';
import { type CaseId, type Numbered, successionTerms, SUITE } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../src/core.ts';
import { compose } from '../src/outbox/compose.ts';
import { ask, saying, type Two, twoOrganisations } from './two-organisations.ts';

const HOUR = 3_600_000;

let two: Two;
let rahman: Core;
let group: HandOrganisation;
let skin: Team;
let other: Team;

beforeAll(async () => {
  two = await twoOrganisations();
  group = await foundOrganisation(two.server, two.clock, { name: 'Elm Valley Trust', ods: 'Z99003' });
  for (const one of [two.practice, two.trust]) {
    await one.vouchFor(group);
    await group.vouchFor(one);
  }
  const osei = await group.staff('Dr Kwame Osei', 'Consultant dermatologist');
  skin = await group.team('Skin team', [osei]);
  other = await group.team('Plastics', [osei]);
  rahman = await two.signIn(two.practice, two.gp);
  await two.trust.guardian.ready();
  await Promise.all([rahman.directory.sync(), two.trust.guardian.directory.sync()]);
});
afterAll(async () => {
  group.guardian.close();
  await two[Symbol.asyncDispose]();
});

const partyOf = ({ team, name }: Team): Party => ({
  organisation: group.organisation,
  team,
  name,
  organisationName: group.name,
});
const joining = (into: Team): Body => ({
  act: 'shared',
  teams: [partyOf(into)],
  reason: 'The organisation was taken into another.',
  merger: { from: two.dermatology.team },
});

/** The hospital's guardian says it, and the practice's client reads it: its fault, or null. */
async function read(caseId: CaseId, body: Body, joins: readonly Team[]): Promise<string | null | undefined> {
  const { guardian } = two.trust;
  await guardian.book.log(caseId).load(null);
  const item = saying(guardian, two.dermatology, caseId, '');
  const said = { ...item, body, joins: joins.map(({ team }) => team), lastConfirmed: true as const };
  const { event, epoch } = await compose(said, guardian.book.log(caseId), guardian);
  const log = rahman.book.log(caseId);
  await log.load(null);
  const number = log.part(null).entries.length + 1;
  const numbered: Numbered = { number, at: two.clock.now(), event };
  await log.arrived(null, numbered, { epochs: epoch === null ? [] : [epoch.statement], wraps: epoch?.wraps ?? [] });
  return log
    .part(null)
    .shown()
    .find((each) => each.number === number)?.fault;
}

async function merger(at: number) {
  const of = { suite: SUITE, organisation: two.trust.organisation, successor: group.organisation, at };
  const roots = { root: two.trust.root.publicKey, successorRoot: group.root.publicKey };
  const terms = successionTerms.encode({ ...of, ...roots, teams: [{ team: two.dermatology.team, into: skin.team }] });
  return await signSuccession(terms, await acceptSuccession(terms, group.root), two.trust.root);
}

test('[SU9] a guardian that says “merger” where both roots have signed none brings nobody in: a gap', async () => {
  expect(await read(await ask(two, rahman), joining(skin), [skin])).toBe('readers');
});

test('[SU9] [SU10] where they have, exactly the team that they named joins, also after the date; nothing else is believed then', async () => {
  for (const core of [rahman, two.trust.guardian])
    await core.directory.trust.offer('succession', await merger(two.clock.now() + HOUR));
  expect(await read(await ask(two, rahman), joining(other), [other])).toBe('readers');
  expect(await read(await ask(two, rahman), joining(skin), [skin])).toBeNull();
  const [late, another] = [await ask(two, rahman), await ask(two, rahman)];
  two.clock.advance(2 * HOUR);
  expect(await read(late, joining(other), [other])).toBe('bad-signature');
  expect(await read(late, { act: 'rekeyed', reason: 'suspicion' }, [])).toBe('bad-signature');
  expect(await read(another, joining(skin), [skin])).toBeNull();
});
