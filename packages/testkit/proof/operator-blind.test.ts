/**
 * The operator cannot read: a case is lived through from question to record, with a word of its own in every field, and
 * everything that the server keeps, writes and says is searched for those words. docs/threat-model.md, "What the operator
 * does see", names what may be found.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LINE_WHATS } from '@corridor/cases';
import { type Bus, diskBlobs, inProcessBus, logTo } from '@corridor/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNetwork, testClock, type TestNetwork } from '../src/index.ts';
import {
  databaseEvidence,
  type Exhibit,
  folderEvidence,
  placesOf,
  placesOfBytes,
  textEvidence,
  wordyColumns,
} from './evidence.ts';
import { EMAIL, live, type Lived, OUTCOME, SECRET } from './lived-case.ts';
import { photograph, type Shot } from './picture.ts';

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

let network: TestNetwork;
let folder: string;
let shot: Shot;
let lived: Lived;
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
  lived = await live(network, shot.file);
  evidence = await gather();
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

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
  const { sentPicture } = lived;
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
  const { recoveryCode } = lived;
  for (const group of [recoveryCode, recoveryCode.replaceAll('-', '')]) expect(placesOf(group, evidence)).toEqual([]);
});
