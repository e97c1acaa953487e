/** A case that is shared with further teams, and what a pathway allows of that. */
import type { Body, NewCase } from '@corridor/cases';
import { systemRandom } from '@corridor/crypto';
import { advicePathway, type HandOrganisation, type Staff, type Team } from '@corridor/testkit';
import { type CaseId, newId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../src/core.ts';
import { writtenItem } from '../src/outbox/author.ts';
import { openingItem } from '../src/outbox/opening.ts';
import { shareable } from '../src/view/shareable.ts';
import { type Two, twoOrganisations } from './two-organisations.ts';

let two: Two;
let rahman: Core;
let pryce: Core;
let vascular: Team;
let orthopaedics: Team;
let surgeon: Staff;

const partyOf = ({ organisation, name: organisationName }: HandOrganisation, { team, name }: Team) => ({
  organisation,
  team,
  name,
  organisationName,
});

beforeAll(async () => {
  two = await twoOrganisations();
  surgeon = await two.trust.staff('Miss Ada Osei', 'Vascular surgeon');
  vascular = await two.trust.team('Vascular', [surgeon]);
  orthopaedics = await two.trust.team('Orthopaedics', [two.registrar]);
  const own = partyOf(two.trust, two.dermatology);
  const named = { shareWith: [partyOf(two.trust, vascular)] };
  await two.trust.publishService(two.dermatology, advicePathway(own, named));
  await two.trust.publishService(two.dermatology, advicePathway(own, { id: 'closed-circle', restricted: true }));
  rahman = await two.signIn(two.practice, two.gp);
  pryce = await two.signIn(two.trust, two.consultant);
  for (const { team } of [vascular, orthopaedics]) await rahman.teams.load(team);
});
afterAll(async () => await two[Symbol.asyncDispose]());

const content: NewCase = {
  purpose: { kind: 'advice', wants: 'advice' },
  subject: 'Foot ulcer',
  text: 'What came first.',
  confirmedIdentity: false,
  answers: [],
  attachments: [],
};

async function open(id: string): Promise<CaseId> {
  const { team } = two.dermatology;
  const caseId = newId<CaseId>(systemRandom);
  const teams = { asking: two.partners.team, answering: [team], pathway: { team, id } };
  await rahman.outbox.put(await openingItem(rahman, { case: caseId, kind: 'advice', ...teams, content }));
  await rahman.outbox.settled();
  return caseId;
}

function shared(...teams: readonly Team[]): Body {
  return { act: 'shared', teams: teams.map((team) => partyOf(two.trust, team)), reason: 'Perfusion' };
}

async function act(core: Core, caseId: CaseId, body: Body): Promise<void> {
  const log = core.book.log(caseId);
  await log.load(null);
  await core.outbox.put(writtenItem(core, log, { case: caseId, body, basedOn: log.part(null).last() }));
  await core.outbox.settled();
}

const shareableIn = (caseId: CaseId): readonly string[] => {
  const log = rahman.book.log(caseId);
  return shareable(rahman, log, null).map(({ name }) => name);
};

test('[OB23] [CL47] a team that is chosen later reads what came before, answers, and may leave', async () => {
  const caseId = await open('dermatology-advice');
  expect(shareableIn(caseId)).toEqual(['Vascular']);
  await act(rahman, caseId, shared(vascular));
  expect(shareableIn(caseId)).toEqual([]);
  const osei = await two.signIn(two.trust, surgeon);
  await osei.book.log(caseId).load(null);
  const thread = osei.book.log(caseId).state().thread;
  expect(thread.map((item) => (item.kind === 'message' ? item.body.act : item.kind))).toEqual(['opened', 'record']);
  expect(osei.book.log(caseId).state().subject).toBe('Foot ulcer');
  const said: Body = { act: 'said', text: 'Seen.', attachments: [], mentions: [], answers: [], withdraws: [] };
  await act(osei, caseId, said);
  await act(osei, caseId, { act: 'left', reason: 'Pulses are good' });
  await act(rahman, caseId, { ...said, text: 'Among ourselves.' });
  await pryce.book.log(caseId).load(null);
  expect(
    pryce.book
      .log(caseId)
      .part(null)
      .entries.map(({ fault }) => fault),
  ).toEqual([null, null, null, null, null]);
  const readers = pryce.book
    .log(caseId)
    .keys.newest()
    ?.value.readers.map(({ team }) => team);
  expect(readers).not.toContain(vascular.team);
});

test('[OB23] sharing that the pathway forbids is refused before it is sent', async () => {
  const caseId = await open('dermatology-advice');
  await expect(act(rahman, caseId, shared(orthopaedics))).rejects.toMatchObject({ code: 'share-forbidden' });
  const restricted = await open('closed-circle');
  expect(shareableIn(restricted)).toEqual([]);
  await expect(act(rahman, restricted, shared(vascular))).rejects.toMatchObject({ code: 'share-forbidden' });
});

test('[OB23] who joins is who the message names, and nobody else', async () => {
  const caseId = await open('dermatology-advice');
  const log = rahman.book.log(caseId);
  const input = { case: caseId, body: shared(vascular), basedOn: 1, share: [orthopaedics.team] };
  expect(() => writtenItem(rahman, log, input)).toThrow('invalid-body');
  expect(writtenItem(rahman, log, { ...input, share: [vascular.team] }).joins).toEqual([vascular.team]);
});
