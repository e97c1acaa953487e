import {
  type Firing,
  firing,
  type Rota,
  rota,
  type Service,
  service,
  SUITE,
  type UserId,
  type Viewed,
  viewed,
} from '@corridor/wire';
import { expect, test } from 'vitest';
import { actorOf, bytesOf, caseId, idOf, newNetwork, NOW, organisationId, teamId } from '../test/network.ts';
import { expectRefused } from '../test/refused.ts';
import { sign, signerFromSeed, verifyFiring, verifyRota, verifyService, verifyViewed } from './index.ts';

const { asha, ben, guardian, guardianKeys } = await newNetwork();
const issued = {
  suite: SUITE,
  organisation: organisationId,
  team: teamId,
  version: 1,
  guardian: guardian.guardian,
  at: NOW,
};
const offered: Service = {
  ...issued,
  pathwayId: 'dermatology-advice',
  state: 'open',
  pathway: bytesOf('pathway', 100),
  telephone: '01632 960123',
};
const duty: Rota = { ...issued, shifts: [{ user: asha.person.user, deputy: null, from: NOW, to: NOW + 1 }] };

test('[KE15] a service is its guardian’s', async () => {
  const signed = await sign(service, offered, guardianKeys.signer);
  expect(await verifyService(signed, guardian)).toEqual(offered);
  await expectRefused(verifyService(await sign(service, offered, asha.keys.signer), guardian));
  await expectRefused(verifyService(signed, { ...guardian, guardian: idOf<UserId>('other') }));
});

test('[KE15] a rota is its guardian’s, and its shifts end after they begin', async () => {
  const signed = await sign(rota, duty, guardianKeys.signer);
  expect(await verifyRota(signed, guardian)).toEqual(duty);
  await expectRefused(verifyRota(await sign(rota, duty, ben.keys.signer), guardian));
  await expectRefused(verifyRota(signed, { ...guardian, organisation: idOf('Airedale') }));
  const backwards = { ...duty, shifts: [{ user: asha.person.user, deputy: null, from: NOW, to: NOW }] };
  await expectRefused(verifyRota(await sign(rota, backwards, guardianKeys.signer), guardian));
});

test('[KE16] a receipt is its reader’s', async () => {
  const value: Viewed = {
    suite: SUITE,
    case: caseId,
    lane: null,
    upTo: 4,
    head: bytesOf('head'),
    by: actorOf(asha),
    at: NOW,
  };
  const signed = await sign(viewed, value, asha.keys.signer);
  expect(await verifyViewed(signed, asha.person.sign)).toEqual(value);
  await expectRefused(verifyViewed(signed, ben.person.sign));
});

test('[KE16] a firing is the server’s, and never early', async () => {
  const server = await signerFromSeed(bytesOf('server'));
  const fired: Firing = {
    suite: SUITE,
    case: caseId,
    line: 'escalate-1',
    due: NOW,
    at: NOW,
    does: 'notify',
    team: teamId,
    duty: 'on-call',
    told: 2,
  };
  expect(await verifyFiring(await sign(firing, fired, server), server.publicKey)).toEqual(fired);
  await expectRefused(verifyFiring(await sign(firing, { ...fired, at: NOW - 1 }, server), server.publicKey));
  await expectRefused(verifyFiring(await sign(firing, fired, asha.keys.signer), server.publicKey));
});
