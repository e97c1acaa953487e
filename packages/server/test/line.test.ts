import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import { Line } from '../src/db/line/line.ts';
import { begin, commit, rollback, statement } from '../src/db/line/statement.ts';
import { arrayOf, bool, bytea, int4, int8, nullable, text, uuid } from '../src/db/line/value.ts';
import { md5Password, Scram } from '../src/db/line/scram.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let line: Line;

const echo = statement(
  'SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9',
  [bool, bytea, int8, int4, text, uuid, arrayOf(int8), arrayOf(bytea), nullable(int4)],
  {
    bool,
    bytea,
    int8,
    int4,
    text,
    uuid,
    int8s: arrayOf(int8),
    byteas: arrayOf(bytea),
    none: nullable(int4),
  },
);
const make = statement('CREATE TABLE IF NOT EXISTS kept (n integer PRIMARY KEY)', [], {});
const keep = statement('INSERT INTO kept VALUES ($1)', [int4], {});
const count = statement('SELECT count(*) FROM kept', [], { n: int8 });

beforeAll(async () => {
  database = await freshDatabase();
  line = await Line.connect(database.url);
  await line.run(make());
});
afterAll(async () => {
  line.close();
  await database[Symbol.asyncDispose]();
});

const octets = fc.uint8Array({ maxLength: 3000 });
const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const hex = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex'));

test('[FD3] every value comes back from the database as it went', async () => {
  const values = fc.tuple(
    fc.boolean(),
    octets,
    whole,
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.string({ unit: 'grapheme', maxLength: 50 }).filter((word) => !word.includes('\0')),
    hex,
    fc.array(whole, { maxLength: 20 }),
    fc.array(octets, { maxLength: 5 }),
    fc.option(fc.integer({ min: 0, max: 9 })),
  );
  await fc.assert(
    fc.asyncProperty(values, async (sent) => {
      const [[row]] = await line.run(echo(...sent));
      expect(Object.values(row ?? {}).map(plain)).toEqual(sent.map(plain));
    }),
    { numRuns: 60 },
  );
});

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return Array.isArray(value) ? value.map(plain) : value;
}

test('[AP18] an error fails its own flight and no other, and keeps its code', async () => {
  const [good, bad, after] = await Promise.allSettled([
    line.run(keep(1)),
    line.run(keep(1)),
    line.run(keep(2), count()),
  ]);
  expect(good.status).toBe('fulfilled');
  expect(bad).toMatchObject({ reason: { code: 'database-error', sqlstate: '23505' } });
  expect(after).toMatchObject({ value: [[], [{ n: 2 }]] });
  await expect(line.run(statement('SELECT nonsense', [], {})())).rejects.toMatchObject({ code: 'database-error' });
});

test('[AP18] a flight is one transaction, and an open one is taken back', async () => {
  await expect(line.run(keep(10), keep(10))).rejects.toMatchObject({ sqlstate: '23505' });
  await line.run(begin(), keep(11));
  await line.run(rollback());
  await line.run(begin(), keep(12), commit());
  const [[row]] = await line.run(count());
  expect(row?.n).toBe(3);
});

test('[AP18] a lost connection fails what was under way, and a wrong password is refused', async () => {
  const other = await Line.connect(database.url);
  const waits = other.run(statement('SELECT pg_sleep(30)', [], {})());
  other.close();
  await expect(waits).rejects.toMatchObject({ code: 'database-lost' });
  await expect(other.run(count())).rejects.toMatchObject({ code: 'database-lost' });
  const wrong = new URL(database.url);
  wrong.password = 'guess';
  await expect(Line.connect(wrong.href)).rejects.toMatchObject({ code: 'database-error', sqlstate: '28P01' });
  const nobody = new URL(database.url);
  nobody.port = '1';
  await expect(Line.connect(nobody.href)).rejects.toMatchObject({ code: 'database-lost' });
});

test('[AP18] a server that does not prove that it knows the password is not believed', () => {
  const scram = new Scram('secret');
  const nonce = scram.first.split('r=')[1] ?? '';
  expect(() => scram.answer(`r=another,s=${Buffer.from('salt').toString('base64')},i=4096`)).toThrow();
  const proof = scram.answer(`r=${nonce}more,s=${Buffer.from('salt').toString('base64')},i=4096`);
  expect(proof).toContain(`r=${nonce}more,p=`);
  expect(() => scram.confirm(`v=${Buffer.alloc(32).toString('base64')}`)).toThrow();
  expect(md5Password('user', 'secret', Buffer.from([1, 2, 3, 4]))).toMatch(/^md5[0-9a-f]{32}$/);
});
