import {
  type Area,
  area,
  type AreaMember,
  areaMember,
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
import {
  sign,
  signerFromSeed,
  verifyArea,
  verifyAreaMember,
  verifyFiring,
  verifyRota,
  verifyService,
  verifyViewed,
} from './index.ts';

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
const duty: Rota = { ...issued, shifts: [{ user: asha.person.user, deputy: null, from: NOW, to: NOW + 1 }], away: [] };

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

test('[KE15] an absence ends after it begins', async () => {
  const away = { user: asha.person.user, deputy: ben.person.user, from: NOW, to: NOW, why: 'leave' } as const;
  await expectRefused(verifyRota(await sign(rota, { ...duty, away: [away] }, guardianKeys.signer), guardian));
});

test('[KE15] an area and who is in it are each their own guardian’s', async () => {
  const { team: _, ...stated } = issued;
  const board: Area = { ...stated, code: 'Q9A', name: 'Aireborough', networks: [] };
  const member: AreaMember = { ...stated, code: 'Q9A', authority: idOf('the board') };
  const signed = await sign(area, board, guardianKeys.signer);
  expect(await verifyArea(signed, guardian)).toEqual(board);
  await expectRefused(verifyArea(signed, { ...guardian, organisation: idOf('Airedale') }));
  const joined = await sign(areaMember, member, guardianKeys.signer);
  expect(await verifyAreaMember(joined, guardian)).toEqual(member);
  await expectRefused(verifyAreaMember(await sign(areaMember, member, ben.keys.signer), guardian));
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
    as: 'deputy',
    told: 2,
    people: [asha.person.user, ben.person.user],
  };
  expect(await verifyFiring(await sign(firing, fired, server), server.publicKey)).toEqual(fired);
  await expectRefused(verifyFiring(await sign(firing, { ...fired, at: NOW - 1 }, server), server.publicKey));
  await expectRefused(verifyFiring(await sign(firing, fired, asha.keys.signer), server.publicKey));
});
