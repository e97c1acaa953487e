/**
 * A case lived through from question to record, with a word of its own in every field, and a word between two colleagues:
 * what the search through all that the operator keeps is about.
 */
import type { Body, NewCase } from '@corridor/cases';
import type { CorridorClient } from '@corridor/client';
import type { CaseId } from '@corridor/wire';
import { expect } from 'vitest';
import { PATHWAY, PEOPLE, type TestNetwork } from '../src/index.ts';
import { accepted, advice, asked, noted, read, write } from './writing.ts';

/** Invented words, one or more a field; none of them is a word of the program or of the network's names. */
export const SECRET = {
  family: 'Quillfeather',
  given: 'Zephyrine',
  preferred: 'Zephkin',
  nhsNumber: '9990000018',
  nhsNumberShown: '999 000 0018',
  born: '1957-07-14',
  allergy: 'Wobblecillin',
  subject: 'Frumious mottling',
  text: 'Snicklewhip began spreading',
  answer: 'Thrumbleton soap',
  consentBy: 'Marjolaine Quillfeather',
  consentNote: 'Overheardish',
  caption: 'Crinklemark',
  site: 'Elbowcrease dorsalis',
  fileName: 'grobblesheet.txt',
  fileText: 'Plinthworthy potassium',
  metadata: 'Lensmaker Blorptography',
  note: 'Privately I suspect vorpalosis',
  asked: 'Has it oozified',
  answered: 'It glistered yesternight',
  assessment: 'Consistent with jabberderm',
  plan: 'Apply mumblewort twice',
  safetyNet: 'Telephone if tulgeyness spreads',
  drug: 'Mumblewortinol',
  frequency: 'bimoonly',
  amended: 'Consistent with bandersnitch',
  acknowledged: 'Gratefullish',
  disagreed: 'She cannot wait a fortnightish',
  referral: 'Slithytove summary',
  handover: 'Gyre and gimblewise',
  closing: 'Mimsyful ending',
  reopened: 'Borogovian relapse',
  direct: 'Outgrabeful gossip',
  draft: 'Uffishly unsent',
  searched: 'Manxomely sought',
} as const;

export const OUTCOME = 'Advice given';
export const EMAIL = 'amina.rahman@elmbridge.example';

export interface Lived {
  /** As the adviser's client opened it. */
  readonly sentPicture: Uint8Array;
  readonly recoveryCode: string;
}

/** @param photograph As the camera made it. */
export async function live(network: TestNetwork, photograph: Blob): Promise<Lived> {
  const rahman = await network.person('rahman');
  // Who is handed a case is in its team: enrolled before her colleague's client reads the roster.
  const registrar = await network.person('achebe');
  const pryce = await network.person('pryce');
  await rahman.setEmail(EMAIL);
  const recoveryCode = await rahman.newRecoveryCode();
  const caseId = await ask(network, rahman, photograph);
  await rahman.saveDraft(caseId, SECRET.draft);
  const sentPicture = await answer(pryce, rahman, caseId);
  await finish(network, { rahman, pryce, registrar }, caseId);
  await gossip(network, rahman);
  expect((await rahman.search(SECRET.searched)).hits).toEqual([]);
  return { sentPicture, recoveryCode };
}

async function ask(network: TestNetwork, rahman: CorridorClient, photograph: Blob): Promise<CaseId> {
  const caseId = await rahman.newCaseId();
  const site = { code: 'elbow', label: SECRET.site, side: 'left' } as const;
  const picture = await rahman.addPicture(caseId, photograph, { site, shot: 'overview', caption: SECRET.caption });
  const file = await rahman.addFile(caseId, new Blob([`${SECRET.fileText}\n`.repeat(4000)]), SECRET.fileName);
  const content: NewCase = {
    purpose: { kind: 'advice', wants: 'advice' },
    subject: SECRET.subject,
    text: SECRET.text,
    patient: {
      nhsNumber: SECRET.nhsNumber as never,
      family: SECRET.family,
      given: SECRET.given,
      preferredName: SECRET.preferred,
      born: SECRET.born,
      gender: 'female',
      allergies: { state: 'known', text: SECRET.allergy },
    },
    confirmedIdentity: true,
    consent: {
      basis: 'patient',
      by: SECRET.consentBy,
      ground: 'spoken',
      at: network.clock.now(),
      teaching: 'no',
      note: SECRET.consentNote,
    },
    answers: [{ question: 'soap', label: 'Which soap is used?', value: SECRET.answer }],
    attachments: [picture.attachment, file],
  };
  const { elmbridge, calderbrook } = network.teams;
  const event = await rahman.open({
    case: caseId,
    kind: 'advice',
    asking: elmbridge,
    answering: [calderbrook],
    pathway: { team: calderbrook, id: PATHWAY },
    content,
  });
  await accepted(rahman, caseId, event);
  return caseId;
}

const medication = {
  drug: SECRET.drug,
  after: { dose: '0.5', unit: 'mg', route: 'by mouth', frequency: SECRET.frequency },
} as const;

async function answer(pryce: CorridorClient, rahman: CorridorClient, caseId: CaseId): Promise<Uint8Array> {
  const { state } = await read(pryce, caseId, (view) => view.state.attachments.length === 2);
  const [picture] = state.attachments;
  if (picture === undefined) throw new Error('no picture');
  const sentPicture = new Uint8Array(await (await pryce.readAttachment(caseId, picture.attachment)).arrayBuffer());
  await pryce.saw(caseId, state.lastNumber, false);
  await write(pryce, caseId, { act: 'claimed' });
  await write(pryce, caseId, noted(SECRET.note), { private: true });
  const question = await write(pryce, caseId, asked('', SECRET.asked));
  await read(rahman, caseId, (view) => view.state.questions.length === 1);
  const answers = [{ event: question, question: 'q1' }];
  const said: Body = { act: 'said', text: SECRET.answered, attachments: [], mentions: [], answers, withdraws: [] };
  await write(rahman, caseId, said);
  await read(pryce, caseId, (view) => view.state.questions.every(({ state: settled }) => settled === 'answered'));
  const given = { ...advice(SECRET.assessment, SECRET.plan, SECRET.safetyNet), medication: [medication] } as Body;
  const first = await write(pryce, caseId, given);
  const change = { of: 'advice', assessment: SECRET.amended, plan: SECRET.plan, safetyNet: SECRET.safetyNet } as const;
  await write(pryce, caseId, { act: 'amended', target: first, reason: 'Wrong word', change }, { about: first });
  return sentPicture;
}

type Three = Readonly<Record<'rahman' | 'pryce' | 'registrar', CorridorClient>>;

async function finish(network: TestNetwork, { rahman, pryce, registrar }: Three, caseId: CaseId): Promise<void> {
  const { state } = await read(rahman, caseId, (view) => view.state.advice[0]?.amendments.length === 1);
  const first = state.advice[0]?.event;
  if (first === undefined) throw new Error('no advice');
  const outright = { reason: SECRET.disagreed, refer: true, referral: { to: 'Clinic', summary: SECRET.referral } };
  await write(rahman, caseId, { act: 'disagreed', advice: first, ...outright }, { about: first });
  const { calderbrook: team } = network.teams;
  const achebe = {
    organisation: network.organisations.calderbrook,
    team,
    user: network.users.achebe,
    name: PEOPLE.achebe.name,
  };
  await read(pryce, caseId, (view) => view.state.status.kind === 'disagreed');
  await write(pryce, caseId, { act: 'handed-over', to: achebe, note: SECRET.handover }, { to: [achebe.user] });
  await read(registrar, caseId, (view) => view.state.owner.state === 'handing-over');
  await write(registrar, caseId, { act: 'accepted' });
  const second = await write(registrar, caseId, advice(SECRET.assessment, SECRET.plan, SECRET.safetyNet));
  await read(rahman, caseId, (view) => view.state.advice.length === 2);
  const understood = { act: 'acknowledged', advice: second, understood: true, note: SECRET.acknowledged } as const;
  await write(rahman, caseId, understood, { about: second });
  const outcome = { code: 'advice-given', label: OUTCOME, avoided: 'yes', avoidedWhat: 'trip' } as const;
  await write(rahman, caseId, { act: 'closed', outcome, note: SECRET.closing });
  await read(rahman, caseId, (view) => view.state.filings.length === 2);
  await write(rahman, caseId, { act: 'reopened', reason: SECRET.reopened });
}

async function gossip(network: TestNetwork, rahman: CorridorClient): Promise<void> {
  const okafor = await network.person('okafor');
  const caseId = await rahman.newCaseId();
  const event = await rahman.open({
    case: caseId,
    kind: 'direct',
    asking: network.teams.elmbridge,
    answering: [],
    withPerson: network.users.okafor,
    content: {
      purpose: { kind: 'direct' },
      subject: SECRET.direct,
      text: SECRET.direct,
      confirmedIdentity: false,
      answers: [],
      attachments: [],
    },
  });
  await accepted(rahman, caseId, event);
  await read(okafor, caseId);
}
