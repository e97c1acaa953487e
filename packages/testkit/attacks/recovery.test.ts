/**
 * A server that lies to an organisation whose guardian is gone: whom it would have back in a team, and what it would have said
 * in the organisation's name. Each lie is told by the operator's own hand in its database, to the command as it is shipped.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from '@corridor/crypto';
import { fromFolder, leaveTeam, type LogTrust, recover, type Step } from '@corridor/guardian';
import { decodeSigned, encodeSigned, service as serviceFormat } from '@corridor/wire';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { startNetwork, type TestNetwork } from '../src/index.ts';
import { foiled } from './verdict.ts';

const FORGED_TELEPHONE = '01632 960666';
const BACKUP = 'recovery_backup';
const WAIT = { timeout: 20_000, interval: 100 };
const silent: Step = async (_words, work) => await work();

let network: TestNetwork;
let offline: string;
let kept: string;
let backup: string;

beforeAll(async () => {
  network = await startNetwork();
  offline = await mkdtemp(join(tmpdir(), 'corridor-custodians-'));
  const { calderbrook: organisation } = network.organisations;
  for (const file of ['root.key', 'recovery.key'])
    await cp(join(network.guardianParts.config.keysDir, organisation, file), join(offline, file));
  for (const key of ['pryce', 'achebe'] as const) await network.person(key);
  await witnessed();
  backup = await backedUp();
  const of = { organisation, team: network.teams.calderbrook };
  const { office } = network.guardian;
  await leaveTeam(office, of, [network.users.achebe], 'the test');
  await vi.waitFor(async () => expect(await office.server.publishAll(organisation)).toBe(true), WAIT);
  kept = await witnessed();
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  await inCluster(`DROP DATABASE IF EXISTS ${backup}`);
  await rm(offline, { recursive: true });
});

/** The checkpoint as anybody may keep it, once it has everything and the witness has cosigned it. */
async function witnessed(): Promise<string> {
  const shown = async (): Promise<readonly [string, boolean]> => {
    const note = await (await fetch(`${network.server.url}/log/checkpoint`)).text();
    const [leaves] = await inServer('SELECT count(*)::text AS count FROM log_leaves');
    return [note, note.split('\n')[1] === leaves?.['count'] && note.includes('witness.test')];
  };
  await vi.waitFor(async () => expect((await shown())[1]).toBe(true), WAIT);
  return (await shown())[0];
}

const inServer = async (sql: string, ...values: readonly unknown[]) =>
  await rowsIn<Record<string, unknown>>(network.server.databaseUrl, sql, values);
const inCluster = async (sql: string) => await rowsIn(process.env['CORRIDOR_TEST_DATABASE_URL'] ?? '', sql);
const serverDatabase = (): string => new URL(network.server.databaseUrl).pathname.slice(1);

async function backedUp(): Promise<string> {
  const name = `${BACKUP}_${serverDatabase()}`;
  await network.server.stop();
  await inCluster(`CREATE DATABASE ${name} TEMPLATE ${serverDatabase()}`);
  await network.server.start();
  return name;
}

/** The operator brings the backup back, and nobody outside is there to contradict. */
async function rolledBack(): Promise<void> {
  await network.server.witness.stop();
  await network.server.stop();
  await inCluster(`DROP DATABASE ${serverDatabase()} WITH (FORCE)`);
  await inCluster(`CREATE DATABASE ${serverDatabase()} TEMPLATE ${backup}`);
  await network.server.start();
}

/** The newest checkpoint of all is shown, though no witness has seen it. */
const inSecret: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  if (!answer.url.endsWith('/log/checkpoint')) return answer;
  const [newest] = await inServer('SELECT note FROM log_checkpoints ORDER BY size DESC LIMIT 1');
  return new Response(String(newest?.['note']));
};

interface Outcome {
  readonly error: { readonly code?: string; readonly faults?: readonly { readonly message: string }[] } | null;
  /** Whether somebody who was removed is in the team by the new guardian's word. */
  readonly isBack: boolean;
  readonly telephones: readonly string[];
}

const TRUST = { noWitness: false, patience: 10_000 } as const;

/** On a machine and a database that are new. */
async function recovered(trust: LogTrust, fetcher: typeof fetch = fetch): Promise<Outcome> {
  const { calderbrook } = network.organisations;
  const keysDir = await mkdtemp(join(tmpdir(), 'corridor-new-machine-'));
  await using database = await freshDatabase();
  const { config, ...parts } = network.guardianParts;
  const onNewMachine = { ...parts, fetcher, config: { ...config, keysDir, databaseUrl: database.url } };
  const keys = await fromFolder(offline, calderbrook);
  const ceremony = { incident: 'everything-lost', log: trust } as const;
  const error = await recover(onNewMachine, keys, ceremony, silent).then(
    () => null,
    (refused: unknown) => refused as NonNullable<Outcome['error']>,
  );
  const of = [network.users.achebe, network.teams.calderbrook];
  const posts = await rowsIn(database.url, 'SELECT 1 FROM posts WHERE user_id = $1 AND team = $2', of);
  const services = await rowsIn<{ statement: Buffer }>(database.url, 'SELECT statement FROM services');
  await rm(keysDir, { recursive: true });
  return {
    error,
    isBack: posts.length > 0,
    telephones: services.map(({ statement }) => serviceIn(statement).telephone),
  };
}

const serviceIn = (statement: unknown) => serviceFormat.decode(decodeSigned(new Uint8Array(statement as Buffer)).bytes);

/** In words, with what to do, and nothing is written. */
function demandRefused({ error, telephones }: Outcome, words: string): void {
  expect(telephones).toEqual([]);
  expect(error?.code).toBe('refused-by-server');
  const said = error?.faults?.map(({ message }) => message).join('\n') ?? '';
  expect(said).toContain(words);
  expect(said).toContain('Telephone');
}

/** The removal's roster is not shown while the work goes on; then it stands where it stood. */
async function withoutRemoval<T>(work: (removal: Buffer) => Promise<T>): Promise<T> {
  const team = network.teams.calderbrook;
  const [removal] = await inServer(
    `DELETE FROM rosters WHERE (team, version) = (SELECT key, roster_version FROM teams WHERE id = $1) RETURNING *`,
    team,
  );
  if (removal === undefined) throw new Error('no roster');
  const { team: key, version, statement } = removal;
  try {
    return await work(statement as Buffer);
  } finally {
    await inServer('INSERT INTO rosters (team, version, statement) VALUES ($1, $2, $3)', key, version, statement);
  }
}

const BACK = 'somebody who was removed reads every case of the team again';

test('[LS120] [RE17] [RE19] roster left out: a recovery has every roster that the log has, or stops', async () => {
  const outcome = await withoutRemoval(async () => await recovered({ ...TRUST, kept: [kept] }));
  foiled(outcome.isBack, BACK);
  demandRefused(outcome, '1 × roster');
});

test('[LS121] [RE17] entry forgotten: what the log says of a roster is not said, as if it had been a rota', async () => {
  const outcome = await withoutRemoval(async (removal) => {
    const [leaf] = await inServer('SELECT index, kind, salt, name FROM log_leaves WHERE statement = $1', removal);
    const put = 'UPDATE log_leaves SET kind = $2, salt = $3, name = $4, statement = $5 WHERE index = $1';
    await inServer(put, leaf?.['index'], null, null, null, null);
    const found = await recovered({ ...TRUST, kept: [kept] });
    await inServer(put, leaf?.['index'], leaf?.['kind'], leaf?.['salt'], leaf?.['name'], removal);
    return found;
  });
  foiled(outcome.isBack, BACK);
  demandRefused(outcome, 'The log has what the server does not show.');
});

test('[LS122] [RE16] entry told otherwise: an earlier roster is shown as what an entry says', async () => {
  const outcome = await withoutRemoval(async (removal) => {
    const [earlier] = await inServer('SELECT statement FROM rosters WHERE version = 1 ORDER BY team DESC LIMIT 1');
    const change = 'UPDATE log_leaves SET statement = $2 WHERE statement = $1 AND name = $3';
    const [leaf] = await inServer('SELECT name FROM log_leaves WHERE statement = $1', removal);
    await inServer(change, removal, earlier?.['statement'], leaf?.['name']);
    const found = await recovered({ ...TRUST, kept: [kept] });
    await inServer(change, earlier?.['statement'], removal, leaf?.['name']);
    return found;
  });
  foiled(outcome.isBack, BACK);
  demandRefused(outcome, 'says something else than it commits to');
});

test('[LS123] [RE18] statement beside the log: what former keys signed for the operator is not said again', async () => {
  const { keys } = await network.guardian.office.hosting.get(network.organisations.calderbrook);
  const [held] = await inServer("SELECT statement FROM directory WHERE kind = 'service'");
  const before = serviceIn(held?.['statement']);
  const value = { ...before, version: before.version + 1, telephone: FORGED_TELEPHONE };
  const forged = Buffer.from(encodeSigned(await sign(serviceFormat, value, keys.signer)));
  const next = "UPDATE counters SET value = value + 1 WHERE name = 'directory' RETURNING value";
  const [counter] = await inServer(next);
  const put = "INSERT INTO directory (seq, kind, about, statement) VALUES ($1, 'service', 'forged', $2)";
  await inServer(put, counter?.['value'], forged);
  const outcome = await recovered({ ...TRUST, kept: [kept] });
  await inServer("DELETE FROM directory WHERE about = 'forged'");
  foiled(outcome.telephones.includes(FORGED_TELEPHONE), 'a clinician telephones the operator instead of the hospital');
  demandRefused(outcome, '1 × service');
});

test('[RE15] after a theft the database itself knows what was cosigned last, and nobody has to bring it', async () => {
  const { calderbrook } = network.organisations;
  const { databaseUrl } = network.guardianParts.config;
  const cosigned = 'SELECT size FROM log_cosigned WHERE organisation = $1';
  const size = Number(kept.split('\n')[1]);
  const seen = async () => Number((await rowsIn<{ size: string }>(databaseUrl, cosigned, [calderbrook]))[0]?.size);
  await vi.waitFor(async () => expect(await seen()).toBeGreaterThanOrEqual(size), WAIT);
  await rolledBack();
  const keysDir = await mkdtemp(join(tmpdir(), 'corridor-new-machine-'));
  const { config, ...parts } = network.guardianParts;
  const log = { kept: [], noWitness: true, patience: 0 };
  const keys = await fromFolder(offline, calderbrook);
  const onNewMachine = { ...parts, config: { ...config, keysDir } };
  const error: unknown = await recover(onNewMachine, keys, { incident: 'keys-stolen', log }, silent).catch(
    (refused: unknown) => refused,
  );
  await rm(keysDir, { recursive: true });
  expect(error).toMatchObject({ code: 'refused-by-server', message: 'behind: refused-by-server' });
});

test('[LS124] [RE15] log rolled back: what was kept of it is longer, or another', async () => {
  await rolledBack();
  const outcome = await recovered({ kept: [kept], noWitness: true, patience: 10_000 }, inSecret);
  foiled(outcome.isBack, BACK);
  demandRefused(outcome, 'The log is shorter than the checkpoint that was kept');
});

test('[LS125] [RE14] log without its witness: an old log that grows in secret is none', async () => {
  await rolledBack();
  const outcome = await recovered({ kept: [], noWitness: false, patience: 3000 }, inSecret);
  foiled(outcome.isBack, BACK);
  demandRefused(outcome, 'No witness of WITNESS_KEYS has cosigned');
});
