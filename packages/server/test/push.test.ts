import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import webPush from 'web-push';
import { freePort } from '../../../scripts/platform/port.ts';
import { webPusher } from '../src/index.ts';
import { PUSH_CONTENT } from '../src/notify/pusher.ts';

interface Subscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly clientHash: string;
}

const vapid = webPush.generateVAPIDKeys();
const pusher = webPusher({ ...vapid, subject: 'mailto:operator@elmbridge.example', hosts: ['localhost'] });
let service = '';
let stop: () => Promise<void>;

beforeAll(async () => {
  const port = await freePort();
  const peer = spawn(
    process.execPath,
    [createRequire(import.meta.url).resolve('web-push-testing/src/bin/server.js'), String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(peer.stdout, 'data');
  service = `http://localhost:${port}`;
  stop = async () => {
    peer.kill();
    await once(peer, 'exit');
  };
});
afterAll(async () => await stop());

/** A browser's push service: it checks our VAPID signature, and decrypts as the browser would. */
async function ask<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(`${service}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return ((await answer.json()) as { data: T }).data;
}

test('[NO2] what a browser decrypts is one constant, and a subscription that expired is gone', async () => {
  const options = { userVisibleOnly: 'true', applicationServerKey: vapid.publicKey };
  const { endpoint, keys, clientHash } = await ask<Subscription>('/subscribe', options);
  expect(await pusher.send({ endpoint, ...keys })).toBe('sent');
  expect(await pusher.send({ endpoint, ...keys })).toBe('sent');
  const { messages } = await ask<{ messages: string[] }>('/get-notifications', { clientHash });
  expect(messages).toEqual([PUSH_CONTENT, PUSH_CONTENT]);

  await fetch(`${service}/expire-subscription/${clientHash}`, { method: 'POST' });
  expect(await pusher.send({ endpoint, ...keys })).toBe('gone');
});

test('[NO2] a push service refuses what another server signed', async () => {
  const other = webPusher({
    ...webPush.generateVAPIDKeys(),
    subject: 'mailto:operator@elmbridge.example',
    hosts: ['localhost'],
  });
  const options = { userVisibleOnly: 'true', applicationServerKey: vapid.publicKey };
  const { endpoint, keys, clientHash } = await ask<Subscription>('/subscribe', options);
  await expect(other.send({ endpoint, ...keys })).rejects.toMatchObject({ code: 'unavailable' });
  const { messages } = await ask<{ messages: string[] }>('/get-notifications', { clientHash });
  expect(messages).toEqual([]);
});
