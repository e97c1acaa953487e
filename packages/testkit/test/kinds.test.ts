/** Kinds of case beside advice: a chat, a group and an album between two teams. */
import type { CorridorClient } from '@corridor/client';
import type { NewCase } from '@corridor/cases';
import type { CaseId, Kind } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagesIn, question, said, startNetwork, type TestNetwork, until } from '../src/index.ts';

let network: TestNetwork;
let rahman: CorridorClient;
let pryce: CorridorClient;

beforeAll(async () => {
  network = await startNetwork();
  pryce = await network.person('pryce');
  rahman = await network.person('rahman');
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function openKind(kind: Kind, content: Partial<NewCase>): Promise<CaseId> {
  const caseId = await rahman.newCaseId();
  const { elmbridge, calderbrook } = network.teams;
  await rahman.open({ case: caseId, kind, asking: elmbridge, answering: [calderbrook], content: question(content) });
  return caseId;
}

test.each<[Kind, Partial<NewCase>]>([
  ['chat', { purpose: { kind: 'chat' }, subject: 'Clinic on Tuesday' }],
  ['group', { purpose: { kind: 'group' }, subject: 'Referral pathway' }],
  ['album', { purpose: { kind: 'album' }, subject: 'Photographs' }],
])('[CL47] %s, between two teams, is opened, read by both and written in by both', async (kind, content) => {
  const caseId = await openKind(kind, content);
  const at = await until(pryce, 'case', caseId, (view) => !view.loading && messagesIn(view).length === 1);
  expect(at.state.kind).toBe(kind);
  await pryce.write({ case: caseId, body: said('Read here.'), basedOn: 1 });
  const back = await until(rahman, 'case', caseId, (view) => messagesIn(view).length === 2);
  expect(messagesIn(back)[1]).toBe('Read here.');
  const { rows } = await until(pryce, 'inbox', network.teams.calderbrook, (inbox) =>
    inbox.rows.some((row) => row.case === caseId),
  );
  expect(rows.find((row) => row.case === caseId)).toMatchObject({ kind, damaged: false });
});
