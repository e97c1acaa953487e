import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/platform/chromium.ts';

/** What a Worker of the client does, in a page and in a Worker of it; answers with the names of what came out right. */
const PROBE = `
import * as c from '/crypto.js';
const say = typeof window === 'object' ? (said) => { window.said = said; } : (said) => postMessage(said);
const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const random = c.systemRandom;
try {
  const { signer, kem } = await c.personKeysFromSecret(c.newSecret(random));
  const text = random(300);
  const box = await c.sealToPublicKey(kem.publicKey, text, text, random);
  const sealing = c.sealAttachment(text, random);
  const chunks = [];
  for await (const chunk of sealing.chunks) chunks.push(chunk);
  const opened = [];
  for await (const part of c.openAttachment(sealing.reference(), chunks)) opened.push(part);
  const key = new c.SymmetricKey(random(32));
  const sealed = await c.sealSymmetric(key, 'label', text, text, random);
  say({
    hpke: same(await c.openWith(kem, text, box), text),
    caead: same(await c.openSymmetric(key, 'label', text, sealed), text),
    attachment: same(opened[0], text),
    signature: await c.verifySignature(signer.publicKey, text, await signer.sign(text)),
    refusal: await c.openSymmetric(key, 'other', text, sealed).then(() => '', (error) => error.code),
  });
} catch (error) {
  say({ error: String(error) });
}`;
const RIGHT = { hpke: true, caead: true, attachment: true, signature: true, refusal: 'refused' };

const files = new Map([
  ['/', '<!doctype html><html lang="en"><title>Probe</title>'],
  ['/probe.js', PROBE],
]);
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  const type = request.url === '/' ? 'text/html' : 'text/javascript';
  response.setHeader('content-type', type).end(files.get(request.url ?? ''));
});
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, '../src/index.ts'), formats: ['es'], fileName: 'crypto' },
    },
  });
  for (const { output } of [built].flat().filter((each) => 'output' in each)) {
    for (const part of output) if (part.type === 'chunk') files.set(`/${part.fileName}`, part.code);
  }
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test('[SE1] [SE6] [KE4] [AT5] a browser’s page does what Node does', async () => {
  await page.addScriptTag({ type: 'module', url: '/probe.js' });
  const said = await page.waitForFunction('window.said');
  expect(await said.jsonValue()).toEqual(RIGHT);
});

test('[SE1] [SE6] [KE4] [AT5] and so does a Worker', async () => {
  const said = await page.evaluate(
    `new Promise((said) => { new Worker('/probe.js', { type: 'module' }).onmessage = ({ data }) => said(data); })`,
  );
  expect(said).toEqual(RIGHT);
});

test('[KE4] a browser with Ed25519 loads no other', () => {
  expect(asked).toContain('/crypto.js');
  expect(asked.filter((path) => path.includes('ed25519'))).toEqual([]);
  expect([...files.keys()].filter((path) => path.includes('ed25519'))).toHaveLength(1);
});
