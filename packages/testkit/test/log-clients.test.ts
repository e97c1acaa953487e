/** What clients make of the transparency log, on a whole network with a witness, and with a server that lies about it. */
import type { CorridorClient, LogShown, Ports } from '@corridor/client';
import { nodePorts } from '@corridor/client/node';
import { encodeNote, signNote } from '@corridor/crypto';
import { leaveTeam } from '@corridor/guardian';
import {
  aboutAnswer,
  type CaseId,
  decodeFrame,
  decodeSealedEvent,
  type Down,
  encodeFrame,
  equalBytes,
  header,
} from '@corridor/wire';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inDatabase } from '../../../scripts/platform/in-database.ts';
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

const HOUR = 60 * 60 * 1000;
const ORIGIN = 'corridor.test/log';

let network: TestNetwork;
let server: LyingServer;
beforeEach(async () => {
  network = await startNetwork();
  server = lyingServer(nodePorts().openSocket);
});
afterEach(async () => await network[Symbol.asyncDispose]());

async function logOf(client: CorridorClient, wanted: (log: LogShown) => boolean): Promise<LogShown> {
  return await until(client, 'log', null, wanted);
}

const isSettled = ({ freshness, statements }: LogShown): boolean =>
  freshness === 'fresh' && statements.beingConfirmed === 0 && statements.confirmed > 0;

/** Sends a question and waits for it to arrive. */
async function asked(client: CorridorClient): Promise<CaseId> {
  const caseId = await askHospital(network, client);
  await until(client, 'case', caseId, ({ unsent, state }) => unsent.length === 0 && state.lastNumber === 1);
  return caseId;
}

/** Opens the case and writes a message; the code with which it is kept back. */
async function keptBack(client: CorridorClient, caseId: CaseId, text: string): Promise<string> {
  await until(client, 'case', caseId, ({ loading, state }) => !loading && state.lastNumber > 0);
  const event = await client.write({ case: caseId, body: said(text), basedOn: 1 });
  const { unsent } = await until(client, 'case', caseId, (view) =>
    view.unsent.some((each) => each.event === event && each.delivery.state === 'refused'),
  );
  const delivery = unsent.find((each) => each.event === event)?.delivery;
  return delivery?.state === 'refused' ? delivery.code : 'sent';
}

test('[TL1] [TL7] [TL11] somebody who signs in sees a log that guardian and witness confirmed, with all they rely on in it', async () => {
  const rahman = await network.person('rahman');
  await network.person('pryce');
  const caseId = await asked(rahman);
  const log = await logOf(rahman, isSettled);
  expect(log.checkpoint?.witness?.name).toBe(network.server.witness.key.name);
  expect(log.statements.unconfirmed).toBe(0);
  expect(log.statements.confirmed).toBeGreaterThan(6);
  const { audience } = await until(rahman, 'case', caseId, (view) =>
    view.audience.teams.every(({ inLog }) => inLog === 'confirmed'),
  );
  expect(audience.teams).toHaveLength(2);
});

test('[TL17] the log’s key comes out of the bundle, whatever the guardian’s origin says later', async () => {
  await network.person('rahman');
  let told = 0;
  const http: Ports['http'] = async (url, init) => {
    const response = await nodePorts().http(url, init);
    if (!url.endsWith('/v1/about')) return response;
    const about = decodeFrame(aboutAnswer, new Uint8Array(await response.arrayBuffer()));
    told++;
    const log = { logKey: new Uint8Array(32).fill(7), witnesses: [] };
    return new Response(encodeFrame({ ...about, log }), { status: 200 });
  };
  const rahman = await network.person('rahman', { http });
  const log = await logOf(rahman, ({ freshness }) => freshness !== 'checking');
  expect(told).toBeGreaterThan(0);
  expect(log.freshness).toBe('fresh');
});

test('[TL14] [TL15] [TL33] witness down for a day: reading goes on, sending asks, goes at its author’s word, and shows that it did', async () => {
  await network.person('pryce');
  const first = await network.person('rahman');
  const caseId = await asked(first);
  await network.server.witness.stop();
  network.clock.advance(30 * HOUR);
  const rahman = await network.person('rahman');
  expect((await logOf(rahman, ({ freshness }) => freshness !== 'checking')).freshness).toBe('stale');
  const view = await until(rahman, 'case', caseId, ({ loading, state }) => !loading && state.lastNumber === 1);
  expect(messagesIn(view)).toHaveLength(1);
  expect(view.telephone).toBe('01632 960123');
  expect(await keptBack(rahman, caseId, 'Is there news?')).toBe('log-stale');

  const [waiting] = (await until(rahman, 'case', caseId, ({ unsent }) => unsent.length === 1)).unsent;
  if (waiting === undefined) throw new TypeError('the message waits');
  await rahman.retry(waiting.event, true);
  const sent = await until(
    rahman,
    'case',
    caseId,
    ({ unsent, state }) => unsent.length === 0 && state.lastNumber === 2,
  );
  expect(messagesIn(sent)).toContain('Is there news?');
  expect(await checkpointsIn(caseId)).toEqual([true, false]);
  for (const reader of [rahman, await network.person('pryce')]) {
    const view = await until(reader, 'case', caseId, ({ unvouched }) => unvouched.length > 0);
    expect(view.unvouched).toEqual([waiting.event]);
  }
});

/** Of each event that somebody at the hospital is given, whether its author names a checkpoint that they had accepted. */
async function checkpointsIn(caseId: CaseId): Promise<readonly boolean[]> {
  const pryce = await network.person('pryce', { openSocket: server.openSocket });
  await until(pryce, 'case', caseId, ({ loading, state }) => !loading && state.lastNumber === 2);
  const told = server.heard.flatMap((frame) => {
    if (frame.t === 'case') return frame.events;
    return frame.t === 'inbox' ? frame.cases.flatMap((each) => (each.case === caseId ? each.events : [])) : [];
  });
  const numbered = new Map(told.map(({ number, event }) => [number, header.decode(decodeSealedEvent(event).header)]));
  return [1, 2].map((number) => numbered.get(number)?.checkpoint != null);
}

test('[TL28] guardian stops cosigning for a day: what was kept back goes by itself and in order when it comes back', async () => {
  await network.person('pryce');
  const first = await network.person('rahman');
  const caseId = await asked(first);
  await logOf(first, isSettled);
  await inDatabase(network.guardianDatabaseUrl, async (sql) => {
    // Whoever cosigns waits for this; everything else that a guardian does goes on.
    await sql.query('BEGIN; SELECT FROM log_cosigned FOR UPDATE');
    network.clock.advance(30 * HOUR);
    const rahman = await network.person('rahman');
    await logOf(rahman, ({ freshness }) => freshness === 'stale');
    expect(await keptBack(rahman, caseId, 'Is there news?')).toBe('log-stale');
    await rahman.write({ case: caseId, body: said('She telephoned again.'), basedOn: 1 });
    const waiting = await until(rahman, 'case', caseId, ({ unsent }) => unsent.length === 2);
    expect([waiting.state.lastNumber, messagesIn(waiting).length]).toEqual([1, 1]);

    await sql.query('COMMIT');
    await until(rahman, 'case', caseId, ({ unsent, state }) => unsent.length === 0 && state.lastNumber === 3);
    await logOf(rahman, ({ freshness }) => freshness === 'fresh');
  });
  const reader = await network.person('pryce');
  const read = await until(reader, 'case', caseId, ({ loading, state }) => !loading && state.lastNumber === 3);
  expect(messagesIn(read).slice(1)).toEqual(['Is there news?', 'She telephoned again.']);
  expect(read.unvouched).toEqual([]);
  // Their authors named trees of two sizes: both are this log.
  expect((await logOf(reader, isSettled)).fault).toBeNull();
});

test('[TL12] [TL16] a removal that is withheld from one sender is seen, and nothing is sent to who was removed', async () => {
  await network.person('pryce');
  await network.person('achebe');
  const rahman = await network.person('rahman', { openSocket: server.openSocket });
  const caseId = await asked(rahman);
  await logOf(rahman, isSettled);
  const before = await until(rahman, 'case', caseId, ({ audience }) => audience.teams.length === 2);
  expect(before.audience.teams[0]?.people.length).toBeGreaterThan(0);

  server.tell(withoutNewRosters);
  const { office } = network.guardian;
  const of = { organisation: network.organisations.calderbrook, team: network.teams.calderbrook };
  await leaveTeam(office, of, [network.users.pryce], 'the test');
  // The hospital's guardian has cosigned what it published.
  const witnessed = await network.person('achebe');
  await logOf(witnessed, isSettled);
  await until(rahman, 'case', caseId, ({ unsent }) => unsent.length === 0);
  network.clock.advance(2 * 60_000);
  expect(await keptBack(rahman, caseId, 'For Dr Pryce alone.')).toBe('roster-withheld');
});

/** The server goes on as if nobody had been removed. */
function withoutNewRosters(frame: Down): readonly Down[] {
  if (frame.t === 'team') return [{ ...frame, rosters: [], wraps: [] }];
  return frame.t === 'changed' && frame.what === 'team' ? [] : [frame];
}

test('[TL2] [TL13] [TL16] fork: a second history that the log signed is said in red, kept as proof, and ends sending; reading goes on', async () => {
  const rahman = await network.person('rahman', { openSocket: server.openSocket });
  const caseId = await asked(rahman);
  await logOf(rahman, isSettled);
  const text = [ORIGIN, '999', 'A'.repeat(43) + '=', `heads ${'A'.repeat(43)}=`, ''].join('\n');
  const other = encodeNote({ text, signatures: [await signNote(text, ORIGIN, network.server.logSigner)] });
  server.tell((frame) => (frame.t === 'log' ? [{ ...frame, note: other }] : [frame]));
  network.clock.advance(2 * HOUR);
  server.say({ t: 'changed', what: 'log' });
  expect(await logOf(rahman, ({ freshness }) => freshness === 'forked')).toMatchObject({
    fault: 'fork',
    evidence: true,
  });
  expect(await rahman.logEvidence()).toContain('999');
  expect(await keptBack(rahman, caseId, 'Is there news?')).toBe('log-forked');
  const view = await until(rahman, 'case', caseId, ({ loading }) => !loading);
  expect(messagesIn(view)).toHaveLength(1);
});

test('[TL14] [TL15] log unavailable: a server that answers nothing of it keeps nobody from reading, and sending asks', async () => {
  const first = await network.person('rahman');
  const caseId = await asked(first);
  server.tell((frame) => (frame.t === 'log' ? [{ t: 'refused', r: frame.r, code: 'not-allowed' }] : [frame]));
  const rahman = await network.person('rahman', { openSocket: server.openSocket });
  const view = await until(rahman, 'case', caseId, ({ loading, state }) => !loading && state.lastNumber === 1);
  expect(messagesIn(view)).toHaveLength(1);
  expect(await keptBack(rahman, caseId, 'Is there news?')).toBe('log-stale');
  expect((await logOf(rahman, ({ freshness }) => freshness !== 'checking')).freshness).toBe('stale');
});

test('[TL18] the guardian tells browsers the log’s key and the witnesses’', async () => {
  const response = await fetch(`${network.guardianUrl}/v1/about`);
  const { log } = decodeFrame(aboutAnswer, new Uint8Array(await response.arrayBuffer()));
  expect(log !== null && equalBytes(log.logKey, network.server.logKey.publicKey)).toBe(true);
  expect(log?.witnesses).toHaveLength(1);
});
