import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { bytesOf, newNetwork } from '../test/network.ts';
import {
  kemFromSeed,
  newBundleKey,
  newSecret,
  personKeysFromSecret,
  slotFromPrf,
  SymmetricKey,
  systemRandom,
} from './index.ts';

const raw = bytesOf('secret');
const SECRETS = {
  'a seed': newSecret(() => raw),
  'a symmetric key': new SymmetricKey(raw),
  'a bundle key': newBundleKey(() => raw),
  'a KEM pair': await kemFromSeed(raw),
  'a slot key': await slotFromPrf(raw),
};
/** Enough of the bytes, in each spelling in which a log might hold them. */
const SPELLINGS = [raw.subarray(0, 4).join(','), raw.subarray(0, 4).join(', '), Buffer.from(raw).toString('hex', 0, 4)];

test.each(Object.entries(SECRETS))('[SE8] %s says nothing', (_, secret) => {
  const said = [
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }, { depth: 9, showHidden: true }),
    inspect(structuredClone(secret), { depth: 9 }),
    Object.keys(secret).join(),
  ].join('\n');
  expect(said).toContain('[secret]');
  for (const spelling of SPELLINGS) expect(said).not.toContain(spelling);
});

test('[SE8] the keys of a person and of a team print without their secrets', async () => {
  const keys = await personKeysFromSecret(raw);
  const { generation } = await newNetwork();
  expect(JSON.stringify(keys.kem)).toBe('"[secret]"');
  expect(inspect(generation.keys)).toContain('symmetric: [secret]');
  expect(inspect(generation)).toContain('seed: [secret]');
  expect(Object.keys(keys.signer)).toEqual(['publicKey', 'sign']);
});

test('[SE8] the owner of a seed can take a copy, and changing it changes nothing', () => {
  const seed = newSecret(systemRandom);
  const copy = seed.reveal();
  copy.fill(0);
  expect(seed.reveal()).not.toEqual(copy);
});
