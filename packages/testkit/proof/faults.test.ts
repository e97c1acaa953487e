/** Bad input and things that break, through the SDK: each has one code, and nothing that somebody wrote is lost. */
import type { CorridorClient } from '@corridor/client';
import { memoryStore } from '@corridor/client';
import { type BlobStore, memoryBlobs, type Parts } from '@corridor/server';
import type { BlobId, CaseId, EventId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  askHospital,
  messagesIn,
  PATHWAY,
  question,
  said,
  startNetwork,
  testClock,
  type TestNetwork,
  until,
} from '../src/index.ts';
import { jpegOf, photograph } from './picture.ts';
import { accepted, read, within, write } from './writing.ts';

/** The client's patience with one answer, and with a quiet line, in milliseconds: a test that hurries leaves them. */
const WITHIN_REASON: ReadonlySet<number> = new Set([20_000, 25_000]);
const HOUR = 60 * 60 * 1000;

let network: TestNetwork;
let rahman: CorridorClient;
let pryce: CorridorClient;
const disk = testDisk();

/** A disk that a test fills and empties. */
function testDisk(): BlobStore & { full: boolean } {
  const [roomy, none] = [memoryBlobs(), memoryBlobs(0)];
  const self = {
    ...roomy,
    full: false,
    append: async (id: BlobId, offset: number, bytes: Uint8Array) =>
      await (self.full ? none.append(id, 0, bytes) : roomy.append(id, offset, bytes)),
  };
  return self;
}

beforeAll(async () => {
  const parts: Partial<Parts> = { blobs: disk };
  network = await startNetwork(testClock(), { server: () => ({ parts }) });
  rahman = await network.person('rahman');
  pryce = await network.person('pryce');
});
afterAll(async () => await network[Symbol.asyncDispose]());

const unsent = async (client: CorridorClient, count: number) =>
  await within(until(client, 'outbox', null, (waiting) => waiting.length === count));

async function asked(): Promise<CaseId> {
  const caseId = await askHospital(network, rahman);
  await read(pryce, caseId);
  return caseId;
}

function opening(caseId: CaseId, content: Parameters<CorridorClient['open']>[0]['content']) {
  const { elmbridge, calderbrook } = network.teams;
  const pathway = { team: calderbrook, id: PATHWAY };
  return { case: caseId, kind: 'advice', asking: elmbridge, answering: [calderbrook], pathway, content } as const;
}

test('[PR30] a photograph without consent is refused before anything leaves, and goes once consent is recorded', async () => {
  const caseId = await rahman.newCaseId();
  const { attachment } = await rahman.addPicture(caseId, photograph('').file, {});
  const content = question({ attachments: [attachment] });
  await expect(rahman.open(opening(caseId, content))).rejects.toMatchObject({ code: 'no-consent' });
  await unsent(rahman, 0);
  const at = network.clock.now();
  const consent = { basis: 'patient', by: 'Joan Barrowclough', ground: 'spoken', at, teaching: 'no' } as const;
  const event = await rahman.open(opening(caseId, { ...content, consent }));
  await accepted(rahman, caseId, event);
  const { state } = await read(pryce, caseId);
  expect(state.attachments).toHaveLength(1);
});

test.each([
  ['empty', '   ', 'text'],
  ['1 MB', 'a'.repeat(1024 * 1024), 'text'],
  ['control characters', 'Bring \u0007 the notes', 'text'],
  ['a change of writing direction', 'Give 5\u202e05 mg', 'text'],
])('[PR31] a text of %s is refused by its field, and the right one goes', async (_what, text, field) => {
  const caseId = await asked();
  const refusal = pryce.write({ case: caseId, body: said(text), basedOn: 1 });
  await expect(refusal).rejects.toMatchObject({ code: 'invalid-body' });
  const faults = await refusal.catch((error: unknown) => (error as { faults: readonly { path: string }[] }).faults);
  expect(faults).toMatchObject([{ path: text.trim() === '' ? '' : field }]);
  await unsent(pryce, 0);
  await write(pryce, caseId, said('Bring the notes.'));
});

const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
/** A PNG's header that says 50,000 by 50,000 pixels. */
const BOMB = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('0000c3500000c3500806000000', 'hex'),
]);

test.each([
  ['not-a-picture', 'words', Buffer.from('not a picture at all')],
  ['empty-file', 'no bytes', Buffer.alloc(0)],
  ['file-too-large', '60 MB', Buffer.concat([jpegOf(16, 16), Buffer.alloc(60 * 1024 * 1024)])],
  ['heic', 'HEIC', HEIC],
  ['picture-too-large', 'a bomb', BOMB],
  ['not-a-picture', 'a JPEG cut short', Buffer.from(jpegOf(64, 64)).subarray(0, 300)],
])('[PR32] a picture that will not do is refused as %s: %s', async (code, _what, bytes) => {
  const caseId = await rahman.newCaseId();
  await expect(rahman.addPicture(caseId, new Blob([new Uint8Array(bytes)]), {})).rejects.toMatchObject({ code });
  await within(until(rahman, 'uploads', caseId, (uploads) => uploads.length === 0));
});

test('[PR33] two tabs of one person write at once: every message is there once, in the order of its tab', async () => {
  const caseId = await asked();
  const other = await network.person('pryce');
  await read(other, caseId);
  const texts = ['one', 'two', 'three', 'four', 'five'];
  const tabs = [pryce, other].map(async (tab, i) => {
    for (const text of texts) await tab.write({ case: caseId, body: said(`${i} ${text}`), basedOn: 1 });
    await unsent(tab, 0);
  });
  await Promise.all(tabs);
  const view = await read(rahman, caseId, (shown) => messagesIn(shown).length >= 11);
  const messages = messagesIn(view).slice(1);
  expect(messages).toHaveLength(10);
  for (const i of [0, 1]) {
    expect(messages.filter((text) => text.startsWith(`${i}`))).toEqual(texts.map((text) => `${i} ${text}`));
  }
  expect(view.state.thread.every(({ kind }) => kind !== 'gap')).toBe(true);
});

test('[PR34] with the disk full a photograph waits with its message, and both go when there is room', async () => {
  const caseId = await asked();
  disk.full = true;
  const { attachment } = await pryce.addPicture(caseId, photograph('', 7).file, {});
  await within(until(pryce, 'uploads', caseId, ([upload]) => upload?.sent === 0));
  const at = network.clock.now();
  const consent = { basis: 'patient', by: 'Joan Barrowclough', ground: 'spoken', at, teaching: 'no' } as const;
  const body = { ...said('See this.'), attachments: [attachment], consent } as ReturnType<typeof said>;
  const event = await pryce.write({ case: caseId, body, basedOn: 1 });
  const [waiting] = await unsent(pryce, 1);
  expect(waiting?.event).toBe(event);
  disk.full = false;
  await accepted(pryce, caseId, event);
  const { state } = await read(rahman, caseId, (view) => view.state.attachments.length === 1);
  const [received] = state.attachments;
  if (received === undefined) throw new Error('no photograph');
  const opened = await rahman.readAttachment(caseId, received.attachment);
  expect(opened.size).toBe(attachment.size);
});

test('[PR34] what was refused in passing is said to be, and goes by itself all the same', async () => {
  const { clock } = network;
  const soon = (ms: number): number => (WITHIN_REASON.has(ms) ? ms : ms / 1000);
  const hasty = { now: () => clock.now(), after: (ms: number, then: () => void) => clock.after(soon(ms), then) };
  const nurse = await network.person('okafor', { clock: hasty });
  const caseId = await askHospital(network, nurse);
  await accepted(nurse, caseId, (await read(nurse, caseId)).state.opening?.event ?? ('' as EventId));
  disk.full = true;
  const { attachment } = await nurse.addPicture(caseId, photograph('', 9).file, {});
  const at = clock.now();
  const consent = { basis: 'patient', by: 'Joan Barrowclough', ground: 'spoken', at, teaching: 'no' } as const;
  const body = { ...said('And this.'), attachments: [attachment], consent } as ReturnType<typeof said>;
  const event = await nurse.write({ case: caseId, body, basedOn: 1 });
  const refused = ({ delivery }: { delivery: { state: string } }) => delivery.state === 'refused';
  const waiting = await within(until(nurse, 'outbox', null, (all) => all.some(refused)));
  expect(waiting[0]?.delivery).toEqual({ state: 'refused', code: 'no-space' });
  disk.full = false;
  await unsent(nurse, 0);
  expect((await read(nurse, caseId)).deliveries[event]?.state).not.toBe('refused');
});

test('[PR35] while the guardian is away, who is signed in reads and sends; who signs in is told, and may try again', async () => {
  const caseId = await asked();
  await network.restartGuardian(async () => {
    await write(pryce, caseId, said('The guardian is away.'));
    await read(rahman, caseId, (view) => messagesIn(view).includes('The guardian is away.'));
    const newcomer = network.browser();
    await expect(newcomer.about()).rejects.toMatchObject({ code: 'offline' });
    await expect(rahman.insight(0, network.clock.now())).rejects.toMatchObject({ code: 'offline' });
  });
  const newcomer = await network.person('pryce');
  await read(newcomer, caseId, (view) => messagesIn(view).includes('The guardian is away.'));
});

test('[PR36] an event that nobody knows is told so', async () => {
  const nothing = '0'.repeat(32) as EventId;
  await expect(rahman.retry(nothing)).rejects.toMatchObject({ code: 'unknown-event' });
  await expect(rahman.takeBack(nothing)).rejects.toMatchObject({ code: 'unknown-event' });
  const caseId = await asked();
  const change = { of: 'text', text: 'Something else' } as const;
  const amended = { act: 'amended', target: nothing, reason: 'Wrong', change } as const;
  await expect(pryce.write({ case: caseId, body: amended, basedOn: 1 })).rejects.toMatchObject({
    code: 'nothing-to-amend',
  });
  const unknown = '1'.repeat(32) as CaseId;
  await expect(pryce.write({ case: unknown, body: said('Hello'), basedOn: 0 })).rejects.toMatchObject({
    code: 'unknown-case',
  });
});

test('[PR37] locking keeps drafts and what has not gone for the one who wrote it, on a shared device too', async () => {
  const caseId = await asked();
  const code = await pryce.newRecoveryCode();
  await pryce.saveDraft(caseId, 'Half a thought');
  await network.server.stop();
  await within(until(pryce, 'connection', null, ({ state }) => state !== 'online'));
  await pryce.write({ case: caseId, body: said('Written without a server.'), basedOn: 1 });
  await pryce.lock('idle');
  await network.server.start();
  await pryce.unlock(network.organisations.calderbrook, { kind: 'recovery-code', code });
  expect(await pryce.draft(caseId)).toBe('Half a thought');
  await read(rahman, caseId, (view) => messagesIn(view).includes('Written without a server.'));
  await pryce.signOff();
  await network.signIn(pryce, 'pryce');
  expect(await pryce.draft(caseId)).toBeNull();
});

test('[PR37] a session that ends in mid-write keeps the draft on an own device', async () => {
  const store = memoryStore();
  const ports = { deviceStore: async () => await Promise.resolve(store) };
  const before = network.browser(ports);
  await network.signIn(before, 'okafor', 'own');
  await before.saveDraft('a case', 'Half a thought');
  network.clock.advance(13 * HOUR);
  await within(
    until(before, 'access', null, ({ state }) => state === 'ended'),
    30_000,
  );
  const after = network.browser(ports);
  await network.signIn(after, 'okafor', 'own');
  expect(await after.draft('a case')).toBe('Half a thought');
});

test('[PR38] without the identity provider nobody’s identity is called wrong, and who is signed in goes on', async () => {
  const [asker, adviser] = [await network.person('rahman'), await network.person('pryce')];
  await network.provider.close();
  const newcomer = network.browser();
  const { url, pending } = await newcomer.beginSignIn(`${network.guardianUrl}/signed-in`, 'shared');
  const back = await network.provider.signIn(url, 'pryce@identity.example');
  await expect(newcomer.finishSignIn(pending, back)).rejects.toMatchObject({ code: 'unavailable' });
  const caseId = await askHospital(network, asker);
  await read(adviser, caseId);
  await write(adviser, caseId, said('Still here.'));
});
