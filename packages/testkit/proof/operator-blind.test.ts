/**
 * The operator cannot read: a case is lived through from question to record, with a word of its own in every field, and
 * everything that the server keeps, writes and says is searched for those words. docs/threat-model.md, "What the operator
 * does see", names what may be found.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Body, LINE_WHATS, type NewCase } from '@corridor/cases';
import type { CorridorClient } from '@corridor/client';
import { type Bus, diskBlobs, inProcessBus, logTo } from '@corridor/server';
import type { CaseId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PATHWAY, PEOPLE, startNetwork, testClock, type TestNetwork } from '../src/index.ts';
import {
  databaseEvidence,
  type Exhibit,
  folderEvidence,
  placesOf,
  placesOfBytes,
  textEvidence,
  wordyColumns,
} from './evidence.ts';
import { photograph, type Shot } from './picture.ts';
import { accepted, advice, asked, noted, read, write } from './writing.ts';

/** Invented words, one or more a field; none of them is a word of the program or of the network's names. */
const SECRET = {
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

/** Statements that are public to the network: rows 1 to 5 of the table. */
const PUBLISHED: ReadonlySet<string> = new Set(
  ['organisations', 'guardians', 'recoveries', 'people', 'directory', 'rosters', 'log_leaves'].map(
    (table) => `${table}.statement`,
  ),
);
/** Words in a row, longer than chance makes them in a few megabytes of ciphertext. */
const LEGIBLE = /[A-Za-z][A-Za-z ,.']{14,}/gu;

/** Text without a plan's own words, so that one of them is not made longer by the bytes that happen to stand beside it. */
function beyondPlan(text: string): string {
  return LINE_WHATS.toSorted((a, b) => b.length - a.length).reduce((left, what) => left.replaceAll(what, '-'), text);
}

/** Every column that could hold words, with what it holds: a closed list's word, a released pathway's name, a contact. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'case_wraps.how': 'sealed or hpke',
  'contacts.email': 'given by the person',
  'contacts.push': 'given by the person',
  'counters.name': 'ours',
  'directory.about': 'identifiers and pathway names',
  'directory.kind': 'kind of statement',
  'events.act': 'act, from the signed header',
  'firings.line': 'line of the plan, from the signed header',
  'kysely_migration.name': 'ours',
  'kysely_migration.timestamp': 'ours',
  'kysely_migration_lock.id': 'ours',
  'log_checkpoints.note': 'sizes, hashes and signatures of the log',
  'log_cosignatures.line': 'a signature',
  'log_cosignatures.name': 'of a witness, or an organisation’s identifier',
  'log_leaves.kind': 'kind of statement',
  'logs.kind': 'kind of case, from the signed header',
  'logs.pathway': 'from the plan',
  'memberships.power': 'power, from the roster',
  'notifications.channel': 'push or e-mail',
  'plan_lines.does': 'from the plan',
  'plan_lines.duty': 'from the plan',
  'plan_lines.line': 'from the plan',
  'plan_lines.unless': 'acts and sides, from the plan',
  'services.pathway': 'pathway name, from the service',
  'services.state': 'open, off or closed, from the service',
  'sessions.ended': 'why a session ended',
  'sessions.mode': 'device mode',
  'teams.kind': 'kind of team, from the roster',
};

const OUTCOME = 'Advice given';
const EMAIL = 'amina.rahman@elmbridge.example';

let network: TestNetwork;
let folder: string;
let shot: Shot;
let sentPicture: Uint8Array;
let recoveryCode: string;
let evidence: readonly Exhibit[];
/** The outcome's public label before any case was closed with it. */
let outcomeBefore: number;
const logged: string[] = [];
const told: string[] = [];

const keep = (fields: object, message: string): void => void logged.push(JSON.stringify({ ...fields, message }));

/** A bus that is listened to. */
function tapped(bus: Bus): Bus {
  return {
    join: async (hear) => {
      const member = await bus.join(hear);
      return {
        ...member,
        tell: (hints) => {
          told.push(JSON.stringify(hints));
          member.tell(hints);
        },
      };
    },
  };
}

async function gather(): Promise<readonly Exhibit[]> {
  const database = await databaseEvidence(network.server.databaseUrl);
  return [...database, ...folderEvidence(folder), ...textEvidence('log', logged), ...textEvidence('bus', told)];
}

function occurrences(text: string, exhibits: readonly Exhibit[]): number {
  return exhibits.reduce((sum, { bytes }) => sum + bytes.toString('latin1').split(text).length - 1, 0);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-blobs-'));
  network = await startNetwork(testClock(), {
    follows: true,
    server: () => ({
      log: logTo({ info: keep, warn: keep, error: keep }),
      parts: { blobs: diskBlobs(folder), bus: tapped(inProcessBus()) },
    }),
    pathway: () => ({ questions: [{ id: 'soap', label: 'Which soap is used?', type: 'text', required: true }] }),
  });
  shot = photograph(SECRET.metadata);
  outcomeBefore = occurrences(OUTCOME, await gather());
  await live();
  evidence = await gather();
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** The whole life of one case, and a word between two colleagues. */
async function live(): Promise<void> {
  const rahman = await network.person('rahman');
  // Who is handed a case is in its team: enrolled before her colleague's client reads the roster.
  const registrar = await network.person('achebe');
  const pryce = await network.person('pryce');
  await rahman.setEmail(EMAIL);
  recoveryCode = await rahman.newRecoveryCode();
  const caseId = await ask(rahman);
  await rahman.saveDraft(caseId, SECRET.draft);
  await answer(pryce, rahman, caseId);
  await finish({ rahman, pryce, registrar }, caseId);
  await gossip(rahman);
  expect((await rahman.search(SECRET.searched)).hits).toEqual([]);
}

async function ask(rahman: CorridorClient): Promise<CaseId> {
  const caseId = await rahman.newCaseId();
  const site = { code: 'elbow', label: SECRET.site, side: 'left' } as const;
  const picture = await rahman.addPicture(caseId, shot.file, { site, shot: 'overview', caption: SECRET.caption });
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

async function answer(pryce: CorridorClient, rahman: CorridorClient, caseId: CaseId): Promise<void> {
  const { state } = await read(pryce, caseId, (view) => view.state.attachments.length === 2);
  const [picture] = state.attachments;
  if (picture === undefined) throw new Error('no picture');
  sentPicture = new Uint8Array(await (await pryce.readAttachment(caseId, picture.attachment)).arrayBuffer());
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
}

type Three = Readonly<Record<'rahman' | 'pryce' | 'registrar', CorridorClient>>;

async function finish({ rahman, pryce, registrar }: Three, caseId: CaseId): Promise<void> {
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

async function gossip(rahman: CorridorClient): Promise<void> {
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

test('[PR1] the search finds what is there: names of staff and organisations, which the metadata table says are seen', () => {
  expect(placesOf('Dr Amina Rahman', evidence)).toEqual([
    'log_leaves.statement',
    'people.statement',
    'rosters.statement',
  ]);
  expect(placesOf('Calderbrook Hospitals', evidence)).toEqual([
    'directory.statement',
    'log_leaves.statement',
    'organisations.statement',
  ]);
  expect(placesOf(EMAIL, evidence)).toEqual(['contacts.email']);
  expect(evidence.some(({ place }) => place === 'blobs')).toBe(true);
  expect(told.length).toBeGreaterThan(0);
  expect(logged.length).toBeGreaterThan(0);
});

test('[PR1] the search finds a word in every guise, wherever it begins', () => {
  const word = 'Quillfeather';
  const hidden = [word, word.toUpperCase(), Buffer.from(word).toString('hex')].map((text) => Buffer.from(text));
  const utf16 = [Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()];
  const base64 = ['', 'a', 'ab'].map((before) => Buffer.from(Buffer.from(`${before}${word}?>`).toString('base64url')));
  for (const bytes of [...hidden, ...utf16, ...base64])
    expect(placesOf(word, [{ place: 'here', bytes }])).toEqual(['here']);
  expect(placesOf('Quillfeathers', [{ place: 'here', bytes: Buffer.from(word) }])).toEqual([]);
});

test('[PR6] no column holds text that the metadata table does not explain', async () => {
  expect(await wordyColumns(network.server.databaseUrl)).toEqual(Object.keys(EXPLAINED));
});

test('[PR7] a text that stands in plain bytes is one that an organisation published, and nothing else is legible', () => {
  const published = evidence.filter(({ place }) => PUBLISHED.has(place)).map(({ bytes }) => bytes.toString('latin1'));
  const legible = evidence
    .filter(({ place }) => !PUBLISHED.has(place) && !(place in EXPLAINED) && place !== 'log')
    .flatMap(({ place, bytes }) =>
      (beyondPlan(bytes.toString('latin1')).match(LEGIBLE) ?? []).map((text) => ({ place, text })),
    );
  const unexplained = legible.filter(({ text }) => !published.some((statement) => statement.includes(text)));
  expect(unexplained).toEqual([]);
});

test.each(Object.entries(SECRET))('[PR2] %s is nowhere at the operator', (_field, text) => {
  for (const word of [text, ...text.split(' ').filter(({ length }) => length > 7)]) {
    expect(placesOf(word, evidence)).toEqual([]);
  }
});

test('[PR3] neither the photograph nor 64 bytes of it in a row, nor its metadata, is at the operator', async () => {
  const taken = new Uint8Array(await shot.file.arrayBuffer());
  expect(sentPicture.subarray(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
  expect(placesOfBytes(sentPicture, [{ place: 'itself', bytes: Buffer.from(sentPicture) }])).toEqual(['itself']);
  expect(placesOfBytes(taken, evidence)).toEqual([]);
  expect(placesOfBytes(sentPicture, evidence)).toEqual([]);
  expect(placesOf('JFIF', evidence)).toEqual([]);
  expect(Buffer.from(sentPicture).includes(SECRET.metadata)).toBe(false);
});

test('[PR4] which outcome a case had is not at the operator: its label stands in the public pathway alone, and in the log’s copy of it', () => {
  expect(occurrences(OUTCOME, evidence)).toBe(outcomeBefore);
  expect(placesOf('advice-given', evidence)).toEqual(['directory.statement', 'log_leaves.statement']);
});

test('[PR5] the recovery code is not at the operator', () => {
  for (const group of [recoveryCode, recoveryCode.replaceAll('-', '')]) expect(placesOf(group, evidence)).toEqual([]);
});
