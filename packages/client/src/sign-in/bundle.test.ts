import {
  newRecoveryCode,
  newSecret,
  openBundle,
  personKeysFromSecret,
  slotFromRecoveryCode,
  systemRandom,
} from '@corridor/crypto';
import { newId, type OrganisationId, type UserId } from '@corridor/wire';
import { expect, test } from 'vitest';
import type { LogAnchors } from '../transparency/anchors.ts';
import { makeLock, type OpenLock, withLog } from './bundle.ts';

/** As a port gives them: bytes in a buffer of their own. */
const random = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(systemRandom(length));
const keyOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const LOG: LogAnchors = { logKey: keyOf(1), witnesses: [keyOf(2)] };

async function lockWith(log?: LogAnchors): Promise<OpenLock> {
  const secret = newSecret(systemRandom);
  const anchors = { organisationRoot: keyOf(8), serverKey: keyOf(9), ...(log === undefined ? {} : { log }) };
  const identity = {
    organisation: newId<OrganisationId>(systemRandom),
    user: newId<UserId>(systemRandom),
    version: 1,
    ...(await personKeysFromSecret(secret)),
    anchors,
  };
  const wayIn = await slotFromRecoveryCode(await newRecoveryCode(systemRandom));
  return await makeLock({ identity, secret, certificate: keyOf(7), wayIn, at: 1 }, random);
}

async function inBundle({ bundle, key }: OpenLock): Promise<LogAnchors> {
  const { organisation, user, version } = bundle;
  const { logKey, witnesses } = await openBundle(bundle, { organisation, user, version }, key);
  return { logKey: logKey ?? keyOf(0), witnesses };
}

test('[TL17] the log’s keys go into a new bundle', async () => {
  expect(await inBundle(await lockWith(LOG))).toEqual(LOG);
});

test('[TL17] a bundle of before the log is given them, and of before its first witness that one', async () => {
  for (const before of [undefined, { ...LOG, witnesses: [] }]) {
    const changed = await withLog(await lockWith(before), LOG, random);
    if (changed === null) throw new TypeError('the bundle is given the log’s keys');
    expect(await inBundle(changed)).toEqual(LOG);
    expect(changed.identity.anchors.log).toEqual(LOG);
  }
});

test.each([
  ['another key', { ...LOG, logKey: keyOf(3) }],
  ['another witness', { ...LOG, witnesses: [keyOf(3)] }],
  ['no witness', { ...LOG, witnesses: [] }],
])('[TL17] what is in the bundle wins over %s', async (_what, told) => {
  expect(await withLog(await lockWith(LOG), told, random)).toBeNull();
});

test('[TL17] a witness beside another log’s key is not taken', async () => {
  const held = { ...LOG, witnesses: [] };
  expect(await withLog(await lockWith(held), { ...LOG, logKey: keyOf(3) }, random)).toBeNull();
});
