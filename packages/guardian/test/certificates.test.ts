/** Certificates of people while their keys stay: changed, shown with their end, renewed. */
import type { OrganisationId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newestCertificate } from './certified.ts';
import { TestGuardian } from './guardian.ts';

let at: TestGuardian;
let trust: OrganisationId;

beforeAll(async () => {
  at = await TestGuardian.start();
  trust = await at.organisation('X9901', 'Calderbrook Hospitals');
});
afterAll(async () => {
  await at[Symbol.asyncDispose]();
});

test('[GU48] another name, role, registration or power is certified at once, for the same keys', async () => {
  const doctor = await at.person(trust, 'vane', 'Dr Iris Vane');
  const path = `/organisations/${trust}/staff/${doctor.user}`;
  expect((await at.admin('PATCH', path, { role: 'Registrar' })).status).toBe(200);
  await doctor.enrol();
  const first = await newestCertificate(at, doctor);
  expect(first).toMatchObject({ name: 'Dr Iris Vane', role: 'Registrar', powers: [] });
  at.clock.advance(1000);
  const change = { name: 'Dr Iris Vane-Holt', registration: 'GMC 7012345', powers: ['administrator'] };
  expect((await at.admin('PATCH', path, change)).status).toBe(200);
  const { version, sign: key, expiresAt } = first;
  expect(await newestCertificate(at, doctor)).toMatchObject({
    ...change,
    role: 'Registrar',
    version,
    sign: key,
    expiresAt,
  });
  expect((await at.admin('PATCH', path, {})).status).toBe(400);
  expect((await at.admin('PATCH', path, { powers: ['king'] })).status).toBe(400);
  expect((await at.admin('PATCH', `/organisations/${trust}/staff/${'f'.repeat(32)}`, change)).status).toBe(404);
});

test('[GU49] administrators see until when each is certified, and when the guardian itself needs a ceremony', async () => {
  const { value } = await at.admin<{ guardian: { version: number; isAging: boolean; until: number } }>(
    'GET',
    `/organisations/${trust}`,
  );
  expect(value.guardian).toMatchObject({ version: 1, isAging: false });
  const nurse = await at.person(trust, 'roe', 'Sam Roe');
  const until = async () => {
    const { value: listed } = await at.admin<{ staff: { user: string; certifiedUntil: number | null }[] }>(
      'GET',
      `/organisations/${trust}/staff`,
    );
    return listed.staff.find(({ user }) => user === nurse.user)?.certifiedUntil;
  };
  expect(await until()).toBeNull();
  await nurse.enrol();
  expect(await until()).toBe((await newestCertificate(at, nurse)).expiresAt);
});

test('[GU34] a certificate in its last quarter is renewed at a sign-in, with the same keys', async () => {
  const doctor = await at.person(trust, 'lund', 'Dr Eva Lund');
  await doctor.enrol();
  const first = await newestCertificate(at, doctor);
  await doctor.unlock(await doctor.begin());
  expect(await newestCertificate(at, doctor)).toEqual(first);
  at.clock.advance(600 * 24 * 3_600_000);
  await doctor.unlock(await doctor.begin());
  const renewed = await newestCertificate(at, doctor);
  expect(renewed).toMatchObject({ version: first.version, sign: first.sign, kem: first.kem });
  expect(renewed.expiresAt).toBeGreaterThan(first.expiresAt);
});
