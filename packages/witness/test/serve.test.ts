import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cosignedAt,
  decodeNote,
  decodeNoteKey,
  encodeAddCheckpoint,
  encodeCheckpoint,
  encodeNote,
  hashTree,
  newSigner,
  SIGNATURE_TYPE,
  signNote,
  systemRandom,
} from '@corridor/crypto';
import { toUtf8 } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notesIn } from '../src/notes.ts';
import { witnessServer } from '../src/serve.ts';

const ORIGIN = 'corridor.test/log';
const folder = mkdtempSync(join(tmpdir(), 'corridor-witness-test-'));
const logSigner = await newSigner(systemRandom);
const logs = [{ name: ORIGIN, type: SIGNATURE_TYPE.plain, publicKey: logSigner.publicKey }];
const signer = await newSigner(systemRandom);
const notes = await notesIn(join(folder, 'notes.json'));
const server = witnessServer({ name: 'witness.test/one', signer, logs, notes, now: () => Date.UTC(2026, 10, 23) });
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const { size, root } = await hashTree([toUtf8('one'), toUtf8('two')]);
const text = encodeCheckpoint({ origin: ORIGIN, size, root, extensions: [] });
const note = encodeNote({ text, signatures: [await signNote(text, ORIGIN, logSigner)] });
const post = async (body: string) => await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
const get = async (path: string) => await fetch(`${url}${path}`);
const monitored = `/${createHash('sha256').update(ORIGIN).digest('hex')}/checkpoint`;

test('[WI1] over HTTP a cosignature is a line that can be put to the note, and monitors read it', async () => {
  expect((await get(monitored)).status).toBe(404);
  const { publicKey, name } = decodeNoteKey((await (await get('/key')).text()).trim());
  const answer = await post(encodeAddCheckpoint({ old: 0, proof: [], note }));
  expect(answer.status).toBe(200);
  const cosigned = decodeNote(note + (await answer.text()));
  expect(await cosignedAt(cosigned, publicKey, name)).toBe(Date.UTC(2026, 10, 23));
  expect(await (await get(monitored)).text()).toBe(encodeNote(cosigned));
});

test('[WI2] over HTTP a conflict says the size in its own type', async () => {
  const answer = await post(encodeAddCheckpoint({ old: 1, proof: [], note }));
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    409,
    'text/x.tlog.size',
    '2\n',
  ]);
});

test('[WI4] over HTTP what is too large or nothing of a witness’s is refused', async () => {
  expect((await post('a'.repeat(100_000))).status).toBe(413);
  expect((await post('')).status).toBe(400);
  expect((await get('/add-checkpoint')).status).toBe(404);
  expect((await get('/healthz')).status).toBe(200);
  expect((await fetch(`${url}/key`, { method: 'DELETE' })).status).toBe(404);
});
