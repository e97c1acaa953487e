import { newSecret, personKeysFromSecret, systemRandom } from '@corridor/crypto';
import { describe, expect, test } from 'vitest';
import { storeContract } from '../../test/store-contract.ts';
import { memoryStore } from './memory-store.ts';
import { hostRandom } from './ports.ts';
import { sealedStore } from './sealed-store.ts';

const identity = async () => await personKeysFromSecret(newSecret(systemRandom));

describe.each([
  ['memory', async () => memoryStore()],
  ['sealed', async () => await sealedStore(memoryStore(), await identity(), hostRandom)],
])('%s', (_name, open) => {
  test.each(Object.entries(storeContract))('[CL58] %s', async (_what, holds) => {
    await holds(await open());
  });
});

test('[CL57] what is on the device says neither its name nor its content, and another person reads none of it', async () => {
  const device = memoryStore();
  const mine = await sealedStore(device, await identity(), hostRandom);
  await mine.put('drafts', 'case/reply', new TextEncoder().encode('Half a sentence'));
  const [held] = await device.all('drafts');
  expect(held?.key).toMatch(/^[0-9a-f]{32}$/);
  expect(Buffer.from(held?.value ?? []).toString('latin1')).not.toMatch(/sentence|reply/);
  const theirs = await sealedStore(device, await identity(), hostRandom);
  expect(await theirs.all('drafts')).toEqual([]);
  expect(await theirs.get('drafts', 'case/reply')).toBeNull();
});

test('[CL57] the same person has the same keys on every visit', async () => {
  const device = memoryStore();
  const keys = await identity();
  await (await sealedStore(device, keys, hostRandom)).put('drafts', 'a', Uint8Array.of(1));
  expect(await (await sealedStore(device, keys, hostRandom)).get('drafts', 'a')).toEqual(Uint8Array.of(1));
});
