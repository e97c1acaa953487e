/** What a person's keys open of everything that a server keeps, tried by brute force: every key against every box. */
import {
  type EpochKey,
  type KemKeyPair,
  openCaseWrap,
  openEvent,
  openHistory,
  openTeamWrap,
  previousEpochKey,
  teamKeysFromSeed,
  type TeamKeys,
} from '@corridor/crypto';
import { decodeBody } from '@corridor/cases';
import {
  decodeSealedEvent,
  decodeSigned,
  type Guardian,
  header as headerFormat,
  roster as rosterFormat,
  type SealedEvent,
  type Signed,
} from '@corridor/wire';
import { rowsIn } from '../../../scripts/platform/in-database.ts';

export interface Kept {
  readonly events: readonly SealedEvent[];
  readonly epochs: readonly Signed[];
  readonly caseWraps: readonly Signed[];
  readonly teamWraps: readonly Signed[];
  readonly rosters: readonly Signed[];
}

/** All that the server's tables have of cases and teams. */
export async function everythingKept(url: string): Promise<Kept> {
  const column = async (sql: string): Promise<readonly Uint8Array[]> =>
    (await rowsIn<{ bytes: Buffer }>(url, sql)).map(({ bytes }) => new Uint8Array(bytes));
  const statements = async (table: string): Promise<readonly Signed[]> =>
    (await column(`SELECT statement AS bytes FROM ${table}`)).map(decodeSigned);
  return {
    events: (await column('SELECT event AS bytes FROM events ORDER BY log, number')).map(decodeSealedEvent),
    epochs: await statements('epochs'),
    caseWraps: await statements('case_wraps'),
    teamWraps: await statements('team_wraps'),
    rosters: await statements('rosters'),
  };
}

/** Every value that does not throw, over all combinations of two lists. */
async function pairs<A, B, T>(as: readonly A[], bs: readonly B[], open: (a: A, b: B) => Promise<T>): Promise<T[]> {
  const tried = await Promise.allSettled(as.flatMap((a) => bs.map(async (b) => await open(a, b))));
  return tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

type Seed = Awaited<ReturnType<typeof openTeamWrap>>;

async function seedsFor(kept: Kept, mine: KemKeyPair, guardians: readonly Guardian[]): Promise<readonly Seed[]> {
  const rosters = kept.rosters.map(({ bytes }) => rosterFormat.decode(bytes));
  const seeds = await pairs(kept.teamWraps, guardians, async (wrap, by) => await openTeamWrap(wrap, by, mine));
  let fresh = seeds;
  while (fresh.length > 0) {
    const held = fresh;
    const steps = rosters.flatMap((above) => rosters.map((below) => ({ above, below })));
    const known = new Set(seeds.map((seed) => seed.reveal().join()));
    const found = await pairs(held, steps, async (seed, { above, below }) => await openHistory(above, seed, below));
    fresh = found.filter((seed) => !known.has(seed.reveal().join()));
    seeds.push(...fresh);
  }
  return seeds;
}

async function epochKeys({ epochs, caseWraps }: Kept, teams: readonly TeamKeys[]): Promise<readonly EpochKey[]> {
  const boxes = caseWraps.flatMap((wrap) => epochs.map((statement) => ({ wrap, statement })));
  const keys = await pairs(
    boxes,
    teams,
    async ({ wrap, statement }, team) => await openCaseWrap(wrap, statement, team),
  );
  const steps = epochs.flatMap((above) => epochs.map((below) => ({ above, below })));
  // Each epoch opens the one before it; a case has no more epochs than there are statements.
  let newest: readonly EpochKey[] = keys;
  for (let i = 0; i < epochs.length && newest.length > 0; i++) {
    newest = await pairs(newest, steps, async (key, { above, below }) => await previousEpochKey(above, key, below));
    keys.push(...newest);
  }
  return keys;
}

/** The bodies, as JSON, of all events that the holder of `mine` can open, whatever the server gives. */
export async function openable(
  kept: Kept,
  mine: KemKeyPair,
  guardians: readonly Guardian[],
  authors: readonly Uint8Array[],
): Promise<ReadonlySet<string>> {
  const seeds = await seedsFor(kept, mine, guardians);
  const teams = await Promise.all(seeds.map(async (seed) => await teamKeysFromSeed(seed)));
  const keys = [...(await epochKeys(kept, teams)), ...teams];
  const attempts = keys.flatMap((key) => authors.map((author) => ({ key, author })));
  const bodies = await pairs(kept.events, attempts, async (event, { key, author }) => {
    const { body } = await openEvent(event, key, author);
    return JSON.stringify(decodeBody(body, headerFormat.decode(event.header).act));
  });
  return new Set(bodies);
}
