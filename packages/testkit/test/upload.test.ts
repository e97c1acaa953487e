/** A file larger than one piece, whose sending breaks off in the middle. */
import { nodePorts } from '@corridor/client/node';
import type { Ports } from '@corridor/client';
import { MOST_CHUNK, OFFSET_HEADER } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lyingServer, question, startNetwork, type TestNetwork, until } from '../src/index.ts';

let network: TestNetwork;

beforeAll(async () => {
  network = await startNetwork();
});
afterAll(async () => await network[Symbol.asyncDispose]());

/** Tells which offsets were sent, and loses the connection once, in the middle of the one at `offset`. */
function brokenAt(offset: number): { readonly http: Ports['http']; readonly tried: readonly number[] } {
  const tried: number[] = [];
  const whole = nodePorts().http;
  const http: Ports['http'] = async (url, init) => {
    if (init.method !== 'PATCH') return await whole(url, init);
    const at = Number(init.headers?.[OFFSET_HEADER]);
    const isFirst = !tried.includes(at);
    tried.push(at);
    if (at === offset && isFirst) throw new TypeError('the connection was lost');
    return await whole(url, init);
  };
  return { http, tried };
}

function letterOf(length: number): Uint8Array<ArrayBuffer> {
  const letter = new Uint8Array(length).map((_, i) => i % 251);
  letter.set(new TextEncoder().encode('%PDF-1.7 a long letter'));
  return letter;
}

test('[CL66] a file whose sending broke off goes on from what the server holds, and is read whole', async () => {
  const { http, tried } = brokenAt(MOST_CHUNK);
  const line = lyingServer(nodePorts().openSocket);
  const rahman = await network.person('rahman', { http, openSocket: line.openSocket });
  const caseId = await rahman.newCaseId();
  const letter = letterOf(2 * MOST_CHUNK);
  const attachment = await rahman.addFile(caseId, new Blob([letter], { type: 'application/pdf' }), 'letter.pdf');
  await until(rahman, 'uploads', caseId, ([upload]) => upload?.state === 'stopped');
  line.cut();
  const [upload] = await until(rahman, 'uploads', caseId, ([one]) => one?.state === 'done');
  expect(upload?.sent).toBe(upload?.size);
  expect(tried).toEqual([0, MOST_CHUNK, MOST_CHUNK, 2 * MOST_CHUNK]);

  const { calderbrook, elmbridge } = network.teams;
  const content = question({ purpose: { kind: 'chat' }, attachments: [attachment] });
  await rahman.open({ case: caseId, kind: 'chat', asking: elmbridge, answering: [calderbrook], content });
  const pryce = await network.person('pryce');
  const { state } = await until(pryce, 'case', caseId, (view) => view.state.attachments.length === 1);
  const [held] = state.attachments;
  const file = held === undefined ? new Blob() : await pryce.readAttachment(caseId, held.attachment);
  expect(Buffer.compare(Buffer.from(await file.arrayBuffer()), letter)).toBe(0);
});
