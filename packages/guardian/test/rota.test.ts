import type { Core } from '@corridor/client/node';
import {
  decodeSigned,
  rota as rotaFormat,
  type RotaAnswer,
  rotaAnswer,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestGuardian } from './guardian.ts';
import type { TestPerson } from './person.ts';
import { office } from './signed.ts';

const HOUR = 3_600_000;

let at: TestGuardian;
let people: Record<'lead' | 'nair' | 'lim' | 'stranger', { readonly person: TestPerson; readonly core: Core }>;
let team: TeamId;
let organisation: TestPerson['organisation'];

beforeAll(async () => {
  at = await TestGuardian.start();
  organisation = await at.organisation('X9901', 'Calderbrook Hospitals');
  const enter = async (sub: string, name: string) => {
    const person = await at.person(organisation, sub, name);
    await person.enrol();
    return { person, core: await person.client() };
  };
  people = {
    lead: await enter('osei', 'Dr Kwame Osei'),
    nair: await enter('nair', 'Dr Priya Nair'),
    lim: await enter('lim', 'Dr Wei Lim'),
    stranger: await enter('haigh', 'Rachel Haigh'),
  };
});
afterAll(async () => {
  for (const { core } of Object.values(people)) core.close();
  await at[Symbol.asyncDispose]();
});
beforeEach(async () => {
  const members = (['lead', 'nair', 'lim'] as const).map((key) => ({
    user: userOf(key),
    power: key === 'lead' ? 'lead' : 'member',
  }));
  const made = await at.admin<{ team: TeamId }>('POST', `/organisations/${organisation}/teams`, {
    kind: 'service',
    name: 'Dermatology advice',
    members,
  });
  team = made.value.team;
});

const userOf = (key: keyof typeof people): UserId => people[key].person.user;
const ask = async (key: keyof typeof people, method: string, path: string, body?: object) =>
  await office(at, people[key].core, method, `/teams/${team}/rota${path}`, rotaAnswer, body);
const shift = (key: keyof typeof people, from: number, hours: number, deputy: keyof typeof people | null = null) => {
  const begins = at.clock.now() + from * HOUR;
  return {
    user: userOf(key),
    deputy: deputy === null ? null : userOf(deputy),
    from: begins,
    to: begins + hours * HOUR,
  };
};
async function saved(shifts: RotaAnswer['shifts']): Promise<RotaAnswer> {
  const answer = await ask('lead', 'PUT', '', { version: 0, shifts, away: [] });
  expect(answer).toMatchObject({ status: 200 });
  return answer.value as RotaAnswer;
}

test('[GR1] a rota is signed with its next version, published, and what it names is there to see', async () => {
  const first = shift('lead', 1, 8, 'nair');
  const rota = await saved([first]);
  expect(rota).toMatchObject({ version: 1, shifts: [first], mayChange: true });
  expect(rota.members.map(({ name, lead }) => [name, lead])).toEqual([
    ['Dr Kwame Osei', true],
    ['Dr Priya Nair', false],
    ['Dr Wei Lim', false],
  ]);
  const { core } = people.nair;
  await core.directory.sync();
  expect(core.directory.rota(team)).toMatchObject({ version: 1, shifts: [first] });
});

test('[GR2] what ended more than 92 days ago is left out of the next version', async () => {
  const before = shift('lead', -93 * 24, 1);
  const rota = await saved([before, shift('lead', -91 * 24, 1)]);
  expect(rota.shifts).toHaveLength(1);
});

test('[GR3] a member reads it, a lead or an administrator changes it, and nobody else has it', async () => {
  expect(await ask('nair', 'GET', '')).toMatchObject({ status: 200, value: { version: 0, mayChange: false } });
  expect(await ask('nair', 'PUT', '', { version: 0, shifts: [], away: [] })).toMatchObject({ code: 'not-allowed' });
  expect(await ask('stranger', 'GET', '')).toMatchObject({ code: 'not-allowed' });
  const administrator = await at.person(organisation, 'cole', 'Ben Cole', { powers: ['administrator'] });
  await administrator.enrol();
  const core = await administrator.client();
  const path = `/teams/${team}/rota`;
  const put = await office(at, core, 'PUT', path, rotaAnswer, { version: 0, shifts: [], away: [] });
  expect(put).toMatchObject({ status: 200, value: { version: 1, mayChange: true } });
  core.close();
});

test('[GR4] of two leads at once the second is told, and changes nothing', async () => {
  await saved([shift('lead', 1, 8)]);
  expect(await ask('lead', 'PUT', '', { version: 0, shifts: [], away: [] })).toMatchObject({ code: 'conflict' });
  expect((await ask('lead', 'GET', '')).value?.shifts).toHaveLength(1);
});

test('[GR5] what cannot be is refused before anything is signed', async () => {
  const one = shift('lead', 1, 8);
  const faulty = [
    [one, { ...shift('lead', 2, 8) }],
    [{ ...one, deputy: one.user }],
    [{ ...one, to: one.from }],
    [{ ...one, user: userOf('stranger') }],
    [{ ...one, deputy: userOf('stranger') }],
  ];
  for (const shifts of faulty)
    expect(await ask('lead', 'PUT', '', { version: 0, shifts, away: [] })).toMatchObject({ code: 'malformed' });
  expect((await ask('lead', 'GET', '')).value?.version).toBe(0);
});

test('[GR6] an absence is one’s own: it names a deputy of the team, and takes the place of what one had said of that time', async () => {
  const now = at.clock.now();
  const leave = { from: now - HOUR, to: now + 10 * HOUR, deputy: userOf('lim'), why: 'leave' };
  const first = await ask('nair', 'PUT', '/away', { away: leave });
  expect(first.value?.away).toMatchObject([{ user: userOf('nair'), to: leave.to, deputy: userOf('lim') }]);
  expect(first.value?.away[0]?.from).toBeGreaterThanOrEqual(now);
  const quiet = { from: now + 2 * HOUR, to: now + 3 * HOUR, deputy: null, why: 'do-not-disturb' };
  const second = await ask('nair', 'PUT', '/away', { away: quiet });
  expect(second.value?.away.map(({ why, from, to }) => [why, Math.round((to - from) / HOUR)])).toEqual([
    ['leave', 2],
    ['do-not-disturb', 1],
    ['leave', 7],
  ]);
  const oneself = { ...leave, deputy: userOf('nair') };
  expect(await ask('nair', 'PUT', '/away', { away: oneself })).toMatchObject({ code: 'malformed' });
  const over = { ...leave, to: now - 1 };
  expect(await ask('nair', 'PUT', '/away', { away: over })).toMatchObject({ code: 'malformed' });
  expect(await ask('stranger', 'PUT', '/away', { away: leave })).toMatchObject({ code: 'not-allowed' });
});

test('[GR7] ending an absence ends what runs now, or takes back the next', async () => {
  const now = at.clock.now();
  await ask('nair', 'PUT', '/away', { away: { from: now, to: now + HOUR, deputy: null, why: 'do-not-disturb' } });
  const later = { from: now + 5 * HOUR, to: now + 6 * HOUR, deputy: null, why: 'leave' };
  await ask('nair', 'PUT', '/away', { away: later });
  at.clock.advance(60_000);
  const ended = await ask('nair', 'PUT', '/away', { away: null });
  expect(ended.value?.away[0]?.to).toBeLessThanOrEqual(at.clock.now());
  expect((await ask('nair', 'PUT', '/away', { away: null })).value?.away).toHaveLength(1);
  expect(await ask('nair', 'PUT', '/away', { away: null })).toMatchObject({ code: 'conflict' });
});

test('[GR8] a coming shift is offered by its holder, and changes hands when the other says yes', async () => {
  const given = shift('nair', 10, 8, 'lim');
  await saved([given]);
  const offer = { shift: { from: given.from, to: given.to }, to: userOf('lim') };
  const offered = await ask('nair', 'POST', '/swaps', offer);
  const [swap] = offered.value?.swaps ?? [];
  expect(swap).toMatchObject({ by: userOf('nair'), to: userOf('lim'), shift: given });
  expect(await ask('nair', 'POST', '/swaps', offer)).toMatchObject({ code: 'conflict' });
  const path = `/swaps/${swap?.id ?? ''}`;
  expect(await ask('nair', 'POST', path, { answer: 'accept' })).toMatchObject({ code: 'not-allowed' });
  const accepted = await ask('lim', 'POST', path, { answer: 'accept' });
  // Who deputised takes the shift, and its giver deputises.
  expect(accepted.value).toMatchObject({
    version: 2,
    swaps: [],
    shifts: [{ ...given, user: userOf('lim'), deputy: userOf('nair') }],
  });
});

test('[GR9] an offer is declined by the other, withdrawn by its holder or a lead', async () => {
  const given = shift('nair', 10, 8);
  await saved([given]);
  const offer = { shift: { from: given.from, to: given.to }, to: userOf('lim') };
  const answered = async (key: keyof typeof people, answer: string) => {
    const id = (await ask('nair', 'POST', '/swaps', offer)).value?.swaps[0]?.id ?? '';
    return (await ask(key, 'POST', `/swaps/${id}`, { answer })).value?.swaps;
  };
  expect(await answered('lim', 'decline')).toEqual([]);
  expect(await answered('nair', 'withdraw')).toEqual([]);
  expect(await answered('lead', 'withdraw')).toEqual([]);
});

test('[GR10] an offer lapses when its shift is changed, begins, or the other is taken then', async () => {
  const given = shift('nair', 10, 8);
  const rota = await saved([given]);
  const offer = { shift: { from: given.from, to: given.to }, to: userOf('lim') };
  await ask('nair', 'POST', '/swaps', offer);
  const away = { from: given.from, to: given.to, deputy: null, why: 'leave' };
  const [swap] = (await ask('lim', 'PUT', '/away', { away })).value?.swaps ?? [];
  const accept = { answer: 'accept' };
  expect(await ask('lim', 'POST', `/swaps/${swap?.id ?? ''}`, accept)).toMatchObject({ code: 'conflict' });
  const moved = { ...given, to: given.to + HOUR };
  const changed = await ask('lead', 'PUT', '', { version: rota.version + 1, shifts: [moved], away: [] });
  expect(changed.value?.swaps).toEqual([]);
  expect(await ask('nair', 'POST', '/swaps', offer)).toMatchObject({ code: 'conflict' });
  const begun = shift('nair', -1, 4);
  await ask('lead', 'PUT', '', { version: changed.value?.version, shifts: [begun], away: [] });
  const late = { shift: { from: begun.from, to: begun.to }, to: userOf('lim') };
  expect(await ask('nair', 'POST', '/swaps', late)).toMatchObject({ code: 'conflict' });
});

test('[GR11] every deed is in the audit trail, by whom', async () => {
  const given = shift('nair', 10, 8);
  await saved([given]);
  const { value } = await ask('nair', 'POST', '/swaps', {
    shift: { from: given.from, to: given.to },
    to: userOf('lim'),
  });
  await ask('lim', 'POST', `/swaps/${value?.swaps[0]?.id ?? ''}`, { answer: 'accept' });
  const now = at.clock.now();
  await ask('nair', 'PUT', '/away', { away: { from: now, to: now + HOUR, deputy: null, why: 'leave' } });
  const overview = await at.admin<{ trail: { act: string; by: string }[] }>('GET', `/organisations/${organisation}`);
  expect(overview.value.trail.slice(0, 4).map(({ act, by }) => [act, by])).toEqual([
    ['away-set', userOf('nair')],
    ['swap-accepted', userOf('lim')],
    ['swap-offered', userOf('nair')],
    ['rota-released', userOf('lead')],
  ]);
});

test('[GR1] shifts from a script keep who is away', async () => {
  const now = at.clock.now();
  await ask('nair', 'PUT', '/away', { away: { from: now, to: now + HOUR, deputy: null, why: 'leave' } });
  const put = await at.admin('PUT', `/organisations/${organisation}/teams/${team}/rota`, {
    shifts: [shift('lead', 1, 2)],
  });
  expect(put.status).toBe(200);
  expect((await ask('nair', 'GET', '')).value).toMatchObject({ version: 2, away: [{ user: userOf('nair') }] });
  const row = await at.guardian.office.db
    .selectFrom('rotas')
    .selectAll()
    .where('team', '=', team)
    .executeTakeFirstOrThrow();
  expect(rotaFormat.decode(decodeSigned(row.statement).bytes).version).toBe(2);
});
