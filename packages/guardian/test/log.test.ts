/** What a guardian cosigns, and what keeps its signature away: a real server, between which and the guardian somebody lies. */
import type { Core } from '@corridor/client/node';
import { cosignedAt, decodeNote, encodeNote, signNote } from '@corridor/crypto';
import { cosignerName, type LogEntry, type OrganisationId, type Said } from '@corridor/wire';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { logKeys } from '../src/custody/log-keys.ts';
import { lastCosigned } from '../src/db/log.ts';
import { makeOrganisation, makeTeam } from '../src/index.ts';
import { overviewOf } from '../src/overview.ts';
import { type Cosigned, cosignNewest } from '../src/transparency/cosign.ts';
import { heedSplit } from '../src/transparency/heed-split.ts';
import { TestGuardian } from './guardian.ts';

type Ask = Core['connection']['ask'];
type Change = (answer: Record<string, unknown>) => Record<string, unknown>;

let guardian: TestGuardian;
let organisation: OrganisationId;
let lines: string[];
/** What is answered is changed by this, by the kind of the answer. */
let lies: Readonly<Record<string, Change>>;

beforeAll(async () => {
  lines = [];
  guardian = await TestGuardian.start(lines);
});
afterAll(async () => await guardian[Symbol.asyncDispose]());

beforeEach(async () => {
  lies = {};
  // An organisation of its own, so that no alarm of another test is in the way.
  const ods = `Z9${String(made++).padStart(4, '0')}`;
  organisation = await makeOrganisation(guardian.guardian.office, { ods, name: 'Elmbridge Surgery' }, 'the test');
  await team('Partners');
  await settled();
});
let made = 1;
/** The log is cosigned within seconds of what is published. */
const WAITING = { timeout: 20_000, interval: 50 };

async function team(name: string): Promise<void> {
  const post = { organisation, kind: 'service' as const, name, members: [] };
  await makeTeam(guardian.guardian.office, post, 'the test');
}

/** The newest checkpoint has what was published so far, and this guardian's cosignature. */
async function settled(): Promise<void> {
  const { office } = guardian.guardian;
  const core = await office.desk(organisation);
  const rest = async (): Promise<number> => {
    const { last } = await core.connection.ask({ t: 'log-entries', after: 0, limit: 1 });
    const held = await office.db
      .selectFrom('log_entries')
      .select('number')
      .where('organisation', '=', organisation)
      .execute();
    return last > 3 ? last - held.length : Number.NaN;
  };
  await vi.waitFor(async () => expect(await rest()).toBe(0), WAITING);
}

async function look(): Promise<Cosigned> {
  const { office } = guardian.guardian;
  const core = await office.desk(organisation);
  const anchors = await logKeys(guardian.parts);
  if (anchors === null) throw new TypeError('the server keeps a log');
  const ask: Ask = async (asked) => {
    const answer = (await core.connection.ask(asked)) as unknown as Record<string, unknown>;
    return (lies[asked.t]?.(answer) ?? answer) as never;
  };
  const hosted = await office.hosting.get(organisation);
  return await cosignNewest({ ...office, anchors, hosted, core: { connection: { ...core.connection, ask } } });
}

/** As if the guardian had cosigned nothing yet. Its own seat looks too, and tells it the truth: then again. */
async function lookAfresh(): Promise<Cosigned> {
  const { db } = guardian.guardian.office;
  for (;;) {
    await db.transaction().execute(async (tx) => {
      await tx.deleteFrom('log_cosigned').where('organisation', '=', organisation).execute();
      await tx.deleteFrom('log_entries').where('organisation', '=', organisation).execute();
    });
    const found = await look();
    if (found !== 'as-before') return found;
  }
}

const entriesOf = (answer: Record<string, unknown>): LogEntry[] => answer['entries'] as LogEntry[];
const alarms = async (): Promise<readonly { readonly code: string; readonly note: string }[]> => {
  const { log } = (await overviewOf(guardian.guardian.office, organisation)) as {
    readonly log: { readonly alarms: readonly { readonly code: string; readonly note: string }[] };
  };
  return log.alarms;
};

test('[TL19] [TL21] [TL22] a log that says exactly what this guardian published is cosigned under its name, at every checkpoint', async () => {
  const { office } = guardian.guardian;
  await team('Nurses');
  await settled();
  const core = await office.desk(organisation);
  const { note } = await core.connection.ask({ t: 'log', size: 0, newest: false, organisations: [] });
  const { keys } = await office.hosting.get(organisation);
  const at = await cosignedAt(decodeNote(note), keys.signer.publicKey, cosignerName(organisation));
  expect(at).not.toBeNull();
  expect(await alarms()).toEqual([]);
});

test('[TL19] the same checkpoint is cosigned again after five minutes, and not before', async () => {
  expect(await look()).toBe('as-before');
  guardian.clock.advance(6 * 60_000);
  expect(await look()).toBe('cosigned');
});

describe('[TL23] what does not fit is not cosigned, and is an alarm', () => {
  test('[TL19] another log’s signature', async () => {
    lies = { log: (answer) => ({ ...answer, note: String(answer['note']).replace(/\n— corridor.*\n/u, '\n') }) };
    expect(await look()).toBe('not-signed');
  });

  test('[TL19] rollback: a smaller tree than the one it cosigned', async () => {
    const core = await guardian.guardian.office.desk(organisation);
    const early = await core.connection.ask({ t: 'log', size: 0, newest: true, organisations: [] });
    await team('Nurses');
    await settled();
    lies = { log: (answer) => ({ ...answer, note: early.note, consistency: [] }) };
    expect(await look()).toBe('behind');
  });

  test('[TL19] fork: a tree that does not continue it, with both notes at hand', async () => {
    const text = ['corridor.test/log', '99999', `${'A'.repeat(43)}=`, `heads ${'A'.repeat(43)}=`, ''].join('\n');
    const note = encodeNote({
      text,
      signatures: [await signNote(text, 'corridor.test/log', guardian.server.logSigner)],
    });
    lies = { log: (answer) => ({ ...answer, note }) };
    expect(await look()).toBe('fork');
    expect((await alarms()).map(({ code }) => code)).toEqual(['fork']);
    expect((await alarms())[0]?.note).toBe(note);
  });

  test('[TL34] split view: an author who names another log is an alarm with its proof, once', async () => {
    const { office } = guardian.guardian;
    const hosted = await office.hosting.get(organisation);
    const hears = new Set<(shown: { readonly fault: 'split' | null }) => void>();
    const transparency = {
      evidence: async () => await Promise.resolve('corridor event, signed by its author'),
      shown: { hear: (hear: (shown: { readonly fault: 'split' | null }) => void) => hears.add(hear) },
    } as unknown as Core['transparency'];
    heedSplit(office, hosted, { transparency });
    for (const fault of [null, 'split', 'split'] as const) for (const hear of hears) hear({ fault });
    await expect.poll(async () => (await alarms()).map(({ code }) => code)).toEqual(['split']);
    expect((await alarms())[0]?.note).toBe('corridor event, signed by its author');
    expect(lines.filter((line) => line.includes('"code":"split"'))).toHaveLength(1);
  });

  test('[TL20] two heads of one organisation', async () => {
    lies = {
      'log-heads': (answer) => {
        const heads = answer['heads'] as Uint8Array[];
        return { ...answer, heads: [...heads, ...heads.slice(0, 1)], count: heads.length + 1 };
      },
    };
    expect(await lookAfresh()).toBe('two-heads');
  });

  test('[TL22] heads that are not those of the checkpoint', async () => {
    lies = { 'log-heads': (answer) => ({ ...answer, heads: (answer['heads'] as Uint8Array[]).slice(1), count: 1 }) };
    expect(['proof', 'lost']).toContain(await lookAfresh());
  });

  test('[TL21] an entry that is left out', async () => {
    lies = { 'log-entries': (answer) => ({ ...answer, entries: entriesOf(answer).slice(1) }) };
    expect(await lookAfresh()).toBe('reordered');
    lies = { 'log-entries': (answer) => ({ ...answer, entries: entriesOf(answer).slice(0, -1) }) };
    expect(['lost', 'reordered']).toContain(await lookAfresh());
  });

  test('[TL21] two entries in each other’s place', async () => {
    lies = { 'log-entries': (answer) => ({ ...answer, entries: entriesOf(answer).toReversed() }) };
    expect(await lookAfresh()).toBe('reordered');
  });

  test('[TL21] an entry that says something else than it commits to', async () => {
    lies = {
      'log-entries': (answer) => ({
        ...answer,
        entries: entriesOf(answer).map((each, i, all) =>
          i === all.length - 1 ? { ...each, said: all[0]?.said ?? null } : each,
        ),
      }),
    };
    expect(await lookAfresh()).toBe('proof');
  });

  test('[TL21] something that this guardian did not publish', async () => {
    const { db } = guardian.guardian.office;
    const [row] = await db
      .selectFrom('publications')
      .selectAll()
      .where('organisation', '=', organisation)
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    await db
      .deleteFrom('publications')
      .where('seq', '=', row?.seq ?? 0)
      .execute();
    expect(await lookAfresh()).toBe('added');
  });

  test('[TL21] [TL24] something published that the log does not have, once it is late; but not what was taken before the first cosignature', async () => {
    const { db } = guardian.guardian.office;
    const [row] = await db
      .selectFrom('publications')
      .selectAll()
      .where('organisation', '=', organisation)
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    if (row === undefined) throw new TypeError('something was published');
    const statement = Buffer.from(row.statement);
    statement[statement.length - 1] = (statement.at(-1) ?? 0) ^ 1;
    const lost = { organisation, kind: row.kind, statement, wraps: [], refusal: null };
    await db
      .insertInto('publications')
      .values({ ...lost, published_at: 1 })
      .execute();
    guardian.clock.advance(6 * 60_000);
    expect(['cosigned', 'as-before']).toContain(await look());
    await db.deleteFrom('publications').where('published_at', '=', 1).execute();
    await db
      .insertInto('publications')
      .values({ ...lost, published_at: guardian.clock.now() })
      .execute();
    guardian.clock.advance(6 * 60_000);
    expect(['cosigned', 'as-before']).toContain(await look());
    guardian.clock.advance(6 * 60_000);
    expect(await look()).toBe('lost');
  });

  test('[TL21] an entry that does not stand in the tree that others are shown', async () => {
    lies = {
      'log-proofs': (answer) => ({
        ...answer,
        proofs: (answer as unknown as Said<'log-proofs'>).proofs.map(
          (each) => each && { ...each, index: each.index + 1 },
        ),
      }),
    };
    expect(await lookAfresh()).toBe('proof');
  });

  test('is logged once for each code, and in the overview with its times', async () => {
    lies = { 'log-entries': (answer) => ({ ...answer, entries: entriesOf(answer).toReversed() }) };
    const before = lines.filter((line) => line.includes('log-alarm')).length;
    await lookAfresh();
    guardian.clock.advance(60_000);
    await lookAfresh();
    expect(lines.filter((line) => line.includes('log-alarm')).length).toBe(before + 1);
    expect(await alarms()).toHaveLength(1);
    lies = {};
    expect(await lookAfresh()).toBe('cosigned');
  });
});

test('[TL19] what was cosigned last is known to a process that starts again', async () => {
  const before = await guardian.guardian.office.db
    .transaction()
    .execute(async (tx) => await lastCosigned(tx, organisation));
  await guardian.restart();
  const after = await guardian.guardian.office.db
    .transaction()
    .execute(async (tx) => await lastCosigned(tx, organisation));
  expect(after?.size).toBeGreaterThanOrEqual(before?.size ?? Number.NaN);
});
