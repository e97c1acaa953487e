/** Who looked, by the client that people have: their own guardian, a real server, two organisations. */
import type { CorridorClient } from '@corridor/client';
import { verifyExported } from '@corridor/crypto';
import { type CaseId, decodeSigned } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { read } from '../proof/writing.ts';
import type { TestNetwork } from '../src/index.ts';
import { accessesIn, type Account, HOUR, openAccount } from './account.ts';

const PATIENT = '9990000018';

let account: Account;
let network: TestNetwork;
let rahman: CorridorClient;
let okafor: CorridorClient;
let pryce: CorridorClient;
let achebe: CorridorClient;
let seen: CaseId;

beforeAll(async () => {
  account = await openAccount();
  ({ network, rahman, okafor, pryce, achebe } = account);
  seen = await account.asked();
  const { state } = await read(pryce, seen);
  await pryce.saw(seen, state.lastNumber, false);
  await account.followed(seen);
});
afterAll(async () => await account[Symbol.asyncDispose]());

test('[AU10] [AU11] who opened a case is the server’s word, who looked at it is their own, and verifies', async () => {
  await read(await network.person('pryce'), seen);
  const { entries, chain, mayAll } = await rahman.audit({ by: 'case', case: seen }, ...account.always());
  const by = accessesIn(entries).filter(({ who }) => who.name === 'Dr Owen Pryce');
  expect(new Set(by.map(({ what, signed }) => `${what} ${signed}`))).toEqual(new Set(['case null', 'viewed true']));
  expect(by[0]).toMatchObject({ team: 'Dermatology advice', who: { organisationName: 'Calderbrook Hospitals' } });
  expect([chain.state, mayAll]).toEqual(['whole', true]);
});

test('[AU12] a patient is looked up by number, through one’s own guardian; no answer names them', async () => {
  const found = await rahman.audit({ by: 'patient', nhsNumber: PATIENT }, ...account.always());
  expect(found.cases.map((each) => each.case)).toContain(seen);
  expect(JSON.stringify(found)).not.toContain('Barrowclough');
  expect(JSON.stringify(found)).not.toContain(PATIENT);
  expect((await rahman.audit({ by: 'patient', nhsNumber: '9990000026' }, ...account.always())).entries).toEqual([]);
});

test('[AU13] everybody sees their own, and nobody else’s without a power', async () => {
  const own = await achebe.audit({ by: 'mine' }, ...account.always());
  expect(own).toMatchObject({ mayAll: false, people: [] });
  expect(accessesIn(own.entries).every(({ who }) => who.user === network.users.achebe)).toBe(true);
  await expect(achebe.audit({ by: 'all' }, ...account.always())).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(achebe.audit({ by: 'patient', nhsNumber: PATIENT }, ...account.always())).rejects.toMatchObject({
    code: 'not-allowed',
  });
  // Of a case that a team of theirs reads, everybody may see who looks.
  expect((await achebe.audit({ by: 'case', case: seen }, ...account.always())).entries.length).toBeGreaterThan(0);
  await expect(achebe.erasures()).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[AU14] looking is noted too, without the number that was looked for', async () => {
  await rahman.audit({ by: 'patient', nhsNumber: PATIENT }, ...account.always());
  const { entries } = await okafor.audit({ by: 'person', user: network.users.rahman }, ...account.always());
  const looks = entries.filter((entry) => entry.kind === 'deed' && entry.act === 'audit-read');
  expect(looks[0]).toMatchObject({ by: 'Dr Amina Rahman', subject: 'patient' });
  const { db } = network.guardian.office;
  const trail = await db.selectFrom('audit').selectAll().execute();
  expect(JSON.stringify(trail)).not.toContain(PATIENT);
});

test('[AU15] many patients in one hour, and looking when not on call, are counted', async () => {
  const team = network.teams.calderbrook;
  const now = network.clock.now();
  const { version } = await pryce.rota(team);
  const shift = { user: network.users.achebe, deputy: null, from: now - HOUR, to: now + HOUR };
  await pryce.saveRota(team, version, [shift], []);
  network.clock.advance(1);
  await pryce.audit({ by: 'all' }, ...account.always());
  const { db } = network.guardian.office;
  const row = await db.selectFrom('accesses').selectAll().where('what', '=', 'viewed').executeTakeFirstOrThrow();
  const organisation = network.organisations.calderbrook;
  const more = Array.from({ length: 12 }, (_, i) => ({
    ...row,
    organisation,
    user_id: network.users.pryce,
    team,
    number: 1_000_000 + i,
    at: now,
    case_id: `${i}`.padStart(32, 'e') as CaseId,
  }));
  await db.insertInto('accesses').values(more).execute();
  const { signals } = await pryce.audit({ by: 'all' }, now, now + HOUR);
  await db.deleteFrom('accesses').where('number', '>=', 1_000_000).execute();
  expect(signals).toMatchObject([
    { what: 'many-patients', count: 12, at: Math.floor(now / HOUR) * HOUR },
    { what: 'off-duty', count: 12, who: { name: 'Dr Owen Pryce' } },
  ]);
});

test('[AU20] [AU21] what a person takes out is signed by their guardian, published, and in the account', async () => {
  await rahman.exported('copied', seen, 'Referral summary');
  await expect(rahman.exported('copied', '0'.repeat(32) as CaseId, 'x')).rejects.toMatchObject({
    code: 'unknown-case',
  });
  const { entries } = await rahman.audit({ by: 'case', case: seen }, ...account.always());
  expect(entries.find(({ kind }) => kind === 'export')).toMatchObject({ what: 'copied', case: seen });
  const { db, hosting } = network.guardian.office;
  const hosted = await hosting.get(network.organisations.elmbridge);
  const rows = await db.selectFrom('publications').selectAll().where('kind', '=', 'export').execute();
  const signed = decodeSigned(new Uint8Array(rows.at(-1)?.statement ?? []));
  expect(await verifyExported(signed, hosted.guardian)).toMatchObject({ by: network.users.rahman, case: seen });
  await expect
    .poll(async () => {
      const row = await db
        .selectFrom('publications')
        .select(['published_at', 'refusal'])
        .where('kind', '=', 'export')
        .executeTakeFirst();
      return row?.published_at !== null && row?.refusal === null;
    })
    .toBe(true);
});

test('[AU9] a record that the server changes or takes out shows at the guardian, and nothing more is taken over', async () => {
  await rahman.audit({ by: 'mine' }, ...account.always());
  const again = await network.person('pryce');
  await read(again, seen);
  await network.server.server().runDue();
  const organisation = network.organisations.elmbridge;
  await rowsIn(
    network.server.databaseUrl,
    `DELETE FROM accesses WHERE organisation = $1 AND number = (SELECT max(number) FROM accesses WHERE organisation = $1)`,
    [organisation],
  );
  const { chain } = await rahman.audit({ by: 'all' }, ...account.always());
  expect(chain.state).toBe('broken');
  expect(chain.brokenAt).toBeGreaterThan(0);
  expect((await pryce.audit({ by: 'mine' }, ...account.always())).chain.state).toBe('whole');
});
