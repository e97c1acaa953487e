/** Which lines an event carries, and to whom a case goes, between two organisations made by hand. */
import { type Body, lineWhat, type NewCase } from '@corridor/cases';
import { advicePathway, foundOrganisation, type HandOrganisation, type Team } from '@corridor/testkit';
import { type CaseId, header as headerFormat, decodeSealedEvent, newId } from '@corridor/wire';
import { systemRandom } from '@corridor/crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewCaseInput } from '../src/api/writing.ts';
import type { Core } from '../src/core.ts';
import { writtenItem } from '../src/outbox/author.ts';
import { openingItem } from '../src/outbox/opening.ts';
import { caseView } from '../src/view/case-view.ts';
import { type Two, twoOrganisations } from './two-organisations.ts';

let two: Two;
let rahman: Core;
let pryce: Core;
let national: HandOrganisation;
let network: Team;

const partyOf = ({ organisation, name: organisationName }: HandOrganisation, { team, name }: Team) => ({
  organisation,
  team,
  name,
  organisationName,
});
const atHospital = (more: object = {}) => advicePathway(partyOf(two.trust, two.dermatology), more);

beforeAll(async () => {
  two = await twoOrganisations();
  national = await foundOrganisation(two.server, two.clock, { name: 'National dermatology', ods: 'X90' });
  for (const each of [two.practice, two.trust]) {
    await each.vouchFor(national);
    await national.vouchFor(each);
  }
  const lim = await national.staff('Dr Mei Lim', 'Consultant dermatologist');
  network = await national.team('National network', [lim]);
  await national.publishService(network, advicePathway(partyOf(national, network), { id: 'national', network: true }));
  await two.trust.publishService(two.dermatology, atHospital());
  rahman = await two.signIn(two.practice, two.gp);
  pryce = await two.signIn(two.trust, two.consultant);
});
afterAll(async () => {
  national.guardian.close();
  await two[Symbol.asyncDispose]();
});

const content: NewCase = {
  purpose: { kind: 'advice', wants: 'advice' },
  subject: 'Changing naevus',
  text: 'Please look.',
  confirmedIdentity: false,
  answers: [],
  attachments: [],
};

function question(id = 'dermatology-advice'): NewCaseInput {
  const { team } = two.dermatology;
  return {
    case: newId<CaseId>(systemRandom),
    kind: 'advice',
    asking: two.partners.team,
    answering: [team],
    pathway: { team, id },
    content,
  };
}

async function open(input: NewCaseInput): Promise<CaseId> {
  await rahman.outbox.put(await openingItem(rahman, input));
  await rahman.outbox.settled();
  return input.case;
}

async function act(core: Core, caseId: CaseId, body: Body): Promise<void> {
  const log = core.book.log(caseId);
  await log.load(null);
  await core.outbox.put(writtenItem(core, log, { case: caseId, body, basedOn: log.part(null).last() }));
  await core.outbox.settled();
}

/** What the lines are about that the newest event of a case carries; null if it carries none. */
function carried(core: Core, caseId: CaseId): readonly unknown[] | null {
  const raw = core.book.log(caseId).part(null).entries.at(-1)?.raw ?? new Uint8Array();
  const { plan } = headerFormat.decode(decodeSealedEvent(raw).header);
  return plan === null ? null : plan.lines.map(({ line }) => lineWhat(line)).toSorted(byName);
}

const byName = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1);

const said: Body = { act: 'said', text: 'Thank you.', attachments: [], mentions: [], answers: [], withdraws: [] };
const advice: Body = {
  act: 'advised',
  assessment: 'Benign.',
  plan: 'Watch.',
  safetyNet: 'Come back if it bleeds.',
  medication: [],
  attachments: [],
  mentions: [],
};

describe('what follows an act', () => {
  test('[OB21] an act carries the lines that follow it, and one that moves nothing carries none', async () => {
    const caseId = await open(question());
    expect(carried(rahman, caseId)).toEqual(['target', 'target-asker']);
    await act(pryce, caseId, { act: 'claimed' });
    expect(carried(pryce, caseId)).toBeNull();
    const questions = [{ id: 'since', text: 'Since when?' }];
    await act(pryce, caseId, { act: 'asked-more', text: '', questions, attachments: [], mentions: [] });
    expect(carried(pryce, caseId)).toEqual(['question', 'question-lead']);
    await act(rahman, caseId, said);
    expect(carried(rahman, caseId)).toBeNull();
    const asked = rahman.book.log(caseId).state().questions[0];
    if (asked === undefined) throw new Error('nothing was asked');
    await act(rahman, caseId, { ...said, answers: [{ event: asked.event, question: asked.question }] });
    expect(carried(rahman, caseId)).toEqual(['target', 'target-asker']);
    await act(pryce, caseId, advice);
    expect(carried(pryce, caseId)).toEqual(['acknowledge', 'acknowledge-lead']);
  });

  test('[OB21] [CL92] a running case keeps the version that it was opened under', async () => {
    await two.trust.publishService(two.dermatology, atHospital({ id: 'kept', title: 'As it was' }));
    await rahman.directory.sync();
    const caseId = await open(question('kept'));
    const newer = { id: 'kept', title: 'As it is', version: 2, target: { minutes: 5, clock: 'hours' } };
    await two.trust.publishService(two.dermatology, atHospital(newer));
    await Promise.all([rahman.directory.sync(), pryce.directory.sync()]);
    await act(pryce, caseId, advice);
    await rahman.book.log(caseId).load(null);
    const given = rahman.book.log(caseId).state().advice[0];
    if (given === undefined) throw new Error('no advice');
    await act(rahman, caseId, { act: 'disagreed', advice: given.event, reason: 'It bleeds.', refer: false });
    const { pathway, ahead } = caseView(rahman, rahman.book.log(caseId), { loading: false, album: null });
    expect(pathway?.title).toBe('As it was');
    expect(ahead.map(({ line }) => lineWhat(line)).toSorted(byName)).toEqual(['target', 'target-asker']);
    expect(Math.round(((ahead[0]?.at ?? 0) - rahman.now()) / 60_000)).toBe(1440);
  });
});

test('[OB26] the time for an answer begins when a question is sent, however long it waited', async () => {
  const item = await openingItem(rahman, question());
  two.clock.advance(3 * 60 * 60_000);
  await rahman.outbox.put(item);
  await rahman.outbox.settled();
  const log = rahman.book.log(item.case);
  const { opening } = log.state();
  expect(Math.round(((opening?.pathway?.dueAt ?? 0) - rahman.now()) / 60_000)).toBe(1440);
  const { ahead } = caseView(rahman, log, { loading: false, album: null });
  expect(ahead.map(({ at }) => at)).toEqual([opening?.pathway?.dueAt, opening?.pathway?.dueAt]);
});

describe('who takes a case', () => {
  const away = () => ({ fallback: { to: partyOf(national, network), when: ['off', 'absent'] } });

  test('[OB22] a service that is off gives its cases to the network, which answers under its own pathway', async () => {
    await two.trust.publishService(two.dermatology, atHospital({ id: 'away', ...away() }), 'off');
    await rahman.directory.sync();
    const caseId = await open(question('away'));
    const { opening } = rahman.book.log(caseId).state();
    expect(opening?.to.map(({ name }) => name)).toEqual(['National network']);
    expect(opening?.pathway?.id).toBe('national');
  });

  test('[OB19] [CL95] a network that the asker’s area has switched off takes nothing', async () => {
    await two.practice.joinArea(two.trust);
    await two.trust.switchOff([{ organisation: national.organisation, team: network.team }]);
    await rahman.directory.sync();
    await expect(openingItem(rahman, question('away'))).rejects.toMatchObject({ code: 'service-off' });
    await two.trust.switchOff([]);
    await rahman.directory.sync();
    expect((await openingItem(rahman, question('away'))).joins).toEqual([two.partners.team, network.team]);
  });

  test('[OB22] a team that the pathway does not name may not ask', async () => {
    const asking = [partyOf(two.trust, two.dermatology)];
    await two.trust.publishService(two.dermatology, atHospital({ id: 'ours', asking }));
    await rahman.directory.sync();
    await expect(openingItem(rahman, question('ours'))).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

test('[CL96] a line that nobody saw fire for two minutes is late; till then it is ahead', async () => {
  const caseId = await open(question());
  const log = rahman.book.log(caseId);
  const view = () => caseView(rahman, log, { loading: false, album: null });
  expect(view().late).toEqual([]);
  expect(view().ahead.map(({ team }) => team)).toEqual(['Dermatology advice', 'Partners']);
  two.clock.advance(1440 * 60_000 + 60_000);
  expect(view().late).toEqual([]);
  expect(view().ahead).toHaveLength(2);
  await two.server.stop();
  two.clock.advance(2 * 60_000);
  const late = view().late.map(({ line }) => lineWhat(line));
  const fired = view().firings.map(({ line }) => lineWhat(line));
  await two.server.start();
  expect([...late, ...fired]).toEqual(['target', 'target-asker']);
});
