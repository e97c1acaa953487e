/** A vouch that was taken back while a case is open, and a server that would rather nobody knew. */
import { join } from 'node:path';
import type { CaseView, CorridorClient } from '@corridor/client';
import { nodePorts } from '@corridor/client/node';
import { sha256, sign } from '@corridor/crypto';
import { fromFolder } from '@corridor/guardian';
import {
  type CaseId,
  ceremonyAnswer,
  decodeSigned,
  type Down,
  encodeSigned,
  labelOf,
  SUITE,
  toBase64url,
  vouchWithdrawal,
} from '@corridor/wire';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  askHospital,
  type LyingServer,
  lyingServer,
  messagesIn,
  said,
  startNetwork,
  type TestNetwork,
  until,
} from '../src/index.ts';

let network: TestNetwork;
let server: LyingServer;
beforeEach(async () => {
  network = await startNetwork();
  server = lyingServer(nodePorts().openSocket);
});
afterEach(async () => await network[Symbol.asyncDispose]());

/** The practice's table takes its vouch for the hospital back, and its guardian publishes that. */
async function withdraw(): Promise<void> {
  const { elmbridge, calderbrook } = network.organisations;
  const rootOf = async (of: typeof elmbridge) =>
    (await fromFolder(join(network.guardianParts.config.keysDir, of), of)).root;
  const root = await sha256((await rootOf(calderbrook)).publicKey);
  const at = network.clock.now();
  const says = { suite: SUITE, by: elmbridge, organisation: calderbrook, ods: 'X99', root, at };
  const statement = encodeSigned(await sign(vouchWithdrawal, says, await rootOf(elmbridge)));
  const file = `corridor-ceremony/v1 answer ${toBase64url(ceremonyAnswer.encode({ statements: [statement] }))}\n`;
  const headers = { authorization: `Bearer ${network.guardian.adminToken}`, 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify({ file }) };
  expect((await fetch(new URL('/admin/v1/ceremony/answers', network.guardianUrl), request)).status).toBe(200);
}

const isWithdrawal = (statement: Uint8Array): boolean =>
  labelOf(decodeSigned(statement).bytes) === vouchWithdrawal.label;

/** The server goes on as if no vouch had been taken back. */
function withoutWithdrawals(frame: Down): readonly Down[] {
  if (frame.t !== 'directory') return [frame];
  return [{ ...frame, statements: frame.statements.filter(({ statement }) => !isWithdrawal(statement)) }];
}

/** The code with which a message is kept back; one that goes before the log has the withdrawal is sent. */
async function keptBack(client: CorridorClient, caseId: CaseId, text: string): Promise<string> {
  await until(client, 'case', caseId, ({ loading, state }) => !loading && state.opening !== null);
  const event = await client.write({ case: caseId, body: said(text), basedOn: 1 });
  const codeIn = ({ unsent }: CaseView) => {
    const delivery = unsent.find((each) => each.event === event)?.delivery;
    return delivery?.state === 'refused' ? delivery.code : null;
  };
  const isThere = (view: CaseView) =>
    view.unsent.every((each) => each.event !== event) && messagesIn(view).includes(text);
  return codeIn(await until(client, 'case', caseId, (view) => codeIn(view) !== null || isThere(view))) ?? 'sent';
}

async function asked(client: CorridorClient): Promise<CaseId> {
  await until(client, 'services', null, (services) => services.length === 1);
  const caseId = await askHospital(network, client);
  await until(client, 'case', caseId, ({ unsent, state }) => unsent.length === 0 && state.lastNumber === 1);
  return caseId;
}

test('[VO12] nothing more is said to whom too few vouch for; the case stays readable, with their name and that it is so', async () => {
  const pryce = await network.person('pryce');
  const rahman = await network.person('rahman');
  const caseId = await asked(rahman);
  await until(pryce, 'case', caseId, ({ state }) => state.lastNumber === 1);
  await pryce.write({ case: caseId, body: said('Which arm?'), basedOn: 1 });
  await until(rahman, 'case', caseId, (view) => messagesIn(view).length === 2);
  network.clock.advance(60_000);
  await withdraw();
  network.clock.advance(60_000);
  // In a visit that begins after it, as in one that was open.
  const again = await network.person('rahman');
  for (const client of [again, rahman]) {
    expect(await keptBack(client, caseId, 'The left.')).toBe('not-vouched-for');
    const view = await until(client, 'case', caseId, ({ audience }) =>
      audience.words.includes('no longer vouched for'),
    );
    expect(messagesIn(view)).toEqual(['It has grown since spring. Should she be seen?', 'Which arm?']);
    await until(client, 'services', null, (services) => services.length === 0);
  }
});

test('[VO14] a withdrawal that the server hides is in the log: the message is kept back, and said why', async () => {
  await network.person('pryce');
  const rahman = await network.person('rahman', { openSocket: server.openSocket });
  const caseId = await asked(rahman);
  server.tell(withoutWithdrawals);
  await withdraw();
  const witnessed = await network.person('okafor');
  await until(witnessed, 'services', null, (services) => services.length === 0);
  network.clock.advance(2 * 60_000);
  let tries = 0;
  await expect
    .poll(async () => await keptBack(rahman, caseId, `Is there news? (${++tries})`), { timeout: 60_000 })
    .toBe('vouch-withheld');
  const view = await until(rahman, 'case', caseId, ({ loading }) => !loading);
  expect(messagesIn(view)[0]).toBe('It has grown since spring. Should she be seen?');
});
