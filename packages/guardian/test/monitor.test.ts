/** The monitor on a real server: what it lists, and what it says loudly. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Core } from '@corridor/client/node';
import { encodeNote, nextLeaf, sign, signNote } from '@corridor/crypto';
import { encodeSigned, type LogEntry, logLeaf, type OrganisationId, releasedCode, SUITE } from '@corridor/wire';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { logKeys } from '../src/custody/log-keys.ts';
import { makeOrganisation, makeTeam } from '../src/index.ts';
import { monitor, type Monitored } from '../src/monitor/monitor.ts';
import { replayOrganisation } from '../src/monitor/replay.ts';
import { jsonOf, textOf } from '../src/monitor/report.ts';
import { CLIENT, ISSUER } from './identity.ts';
import { TestGuardian } from './guardian.ts';

let guardian: TestGuardian;
let organisation: OrganisationId;
let core: Core;
beforeAll(async () => {
  guardian = await TestGuardian.start();
  const { office } = guardian.guardian;
  organisation = await makeOrganisation(office, { ods: 'Z99001', name: 'Elmbridge Surgery' }, 'the test');
  await makeTeam(office, { organisation, kind: 'service', name: 'Partners', members: [] }, 'the test');
  core = await office.desk(organisation);
  await logged();
});
afterAll(async () => await guardian[Symbol.asyncDispose]());

/** The checkpoint that is served has everything, and a witness's line. */
async function logged(): Promise<void> {
  const shown = async (): Promise<void> => {
    const note = await (await fetch(`${guardian.server.url}/log/checkpoint`)).text();
    const { last } = await core.connection.ask({ t: 'log-entries', after: 0, limit: 1 });
    expect(note.split('\n')[1]).toBe(String(last));
    expect(note).toContain('witness.test');
  };
  await vi.waitFor(shown, { timeout: 20_000, interval: 50 });
}

async function monitored(
  over: {
    readonly fetcher?: typeof fetch;
    readonly kept?: string;
    readonly entries?: (entries: LogEntry[]) => LogEntry[];
  } = {},
): Promise<Monitored> {
  const keys = await logKeys(guardian.parts);
  if (keys === null) throw new TypeError('the server keeps a log');
  const { entries: change } = over;
  const ask: Core['connection']['ask'] = async (asked) => {
    const answer = await core.connection.ask(asked);
    if (asked.t !== 'log-entries' || change === undefined) return answer;
    const told = answer as unknown as { readonly entries: LogEntry[] };
    return { ...told, entries: change(told.entries) } as never;
  };
  return await monitor({
    server: guardian.server.url,
    anchors: { logKey: keys.logKey, witnesses: [guardian.server.witness.key.publicKey] },
    organisation,
    core: { connection: { ...core.connection, ask } },
    fetcher: over.fetcher ?? fetch,
    kept: over.kept ?? null,
  });
}

test('[TL25] lists every key, roster and generation of the organisation, with its index and time', async () => {
  const found = await monitored();
  expect(found.faults).toEqual([]);
  expect(found.rows.map(({ kind }) => kind)).toEqual(['organisation', 'guardian', 'recovery', 'roster']);
  expect(found.rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(found.rows.every(({ at }) => at !== null)).toBe(true);
  const text = textOf(found, found.log);
  expect(text).toContain('Elmbridge Surgery (Z99001), root ');
  expect(text).toContain('Partners, version 1, generation 1, created: guardian (key 1), recovery (key 1)');
  expect(text.trimEnd().endsWith('Everything verifies.')).toBe(true);
  expect(JSON.parse(jsonOf(found, found.log))).toMatchObject({
    size: 4,
    faults: [],
    rows: [{ number: 1 }, {}, {}, {}],
  });
});

test('[TL26] says last and loudly what does not verify: an entry that says something else', async () => {
  const found = await monitored({
    entries: (entries) => entries.map((each, i) => (i === 3 ? { ...each, said: entries[0]?.said ?? null } : each)),
  });
  expect(found.faults).toEqual([{ number: 4, what: 'says something else than it commits to' }]);
  expect(textOf(found, found.log)).toMatch(/DOES NOT VERIFY: 1 fault\n {2}entry 4: says something else/u);
});

test('[TL26] leaves that do not make the root', async () => {
  const fetcher: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!response.url.includes('/entries/')) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return new Response(bytes);
  };
  const { faults } = await monitored({ fetcher });
  expect(faults.map(({ what }) => what)).toContain('the leaves do not make the root that the log signed');
  expect(faults.map(({ what }) => what)).toContain('is not the next of its chain');
});

test('[DC18] a release whose number does not rise is a fault of its entry', async () => {
  const { log } = await monitored();
  const { entries } = await core.connection.ask({ t: 'log-entries', after: 0, limit: 10 });
  const { guardian: by, keys } = await guardian.guardian.office.hosting.get(organisation);
  const hash = new Uint8Array(32);
  const leaves = [...log.leaves];
  const told = [...entries];
  for (const number of [2, 3, 3, 1, 4]) {
    const about = { organisation, origin: 'https://guardian.calder.example', number, version: '1', manifest: hash };
    const more = { release: new Uint8Array(0), headers: '', guardian: by.guardian, at: leaves.length };
    const signed = await sign(releasedCode, { suite: SUITE, ...about, ...more }, keys.signer);
    const said = { kind: 'released-code' as const, statement: encodeSigned(signed), salt: hash };
    const before = leaves.at(-1) ?? { number: 0, head: hash };
    const leaf = nextLeaf(said, said.salt, before);
    told.push({ index: leaves.length, leaf: logLeaf.encode(leaf), said });
    leaves.push(leaf);
  }
  const { faults } = await replayOrganisation({ log: { ...log, leaves }, organisation, entries: told, heads: [] });
  expect(faults.filter(({ number }) => number !== null)).toEqual([
    { number: 7, what: 'release number 3 does not follow 3' },
    { number: 8, what: 'release number 1 does not follow 3' },
  ]);
});

test('[RE15] a log that does not continue the checkpoint that was kept is a fault', async () => {
  const { logKey, logSigner } = guardian.server;
  const { text } = (await monitored()).log.signed.note;
  const signed = async (of: string): Promise<string> =>
    encodeNote({ text: of, signatures: [await signNote(of, logKey.name, logSigner)] });
  expect((await monitored({ kept: await signed(text) })).faults).toEqual([]);
  const longer = await monitored({ kept: await signed(text.replace('\n4\n', '\n5\n')) });
  expect(longer.faults).toEqual([{ number: null, what: 'is shorter than the checkpoint that was kept' }]);
  const other = await monitored({ kept: await signed(text.replace('\n4\n', '\n3\n')) });
  expect(other.faults).toEqual([{ number: null, what: 'has another past than the checkpoint that was kept' }]);
});

test('[TL26] [RE15] the command ends with 1 on a fault, with 0 without one, and then keeps the checkpoint', async () => {
  const { config } = guardian.parts;
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: config.databaseUrl,
    PORT: '0',
    PUBLIC_URL: config.publicUrl,
    SERVER_URL: config.serverUrl,
    ADMISSION_TOKEN: config.admissionToken,
    KEYS_DIR: config.keysDir,
    RECORDS_DIR: config.recordsDir,
    HOST_NAME: config.hostName,
    OIDC_ISSUER: ISSUER,
    OIDC_CLIENT_ID: CLIENT,
    OIDC_CLIENT_SECRET: config.identity.clientSecret,
  };
  const main = fileURLToPath(new URL('../src/monitor/main.ts', import.meta.url));
  const run = async (
    more: object,
    ...args: readonly string[]
  ): Promise<{ readonly code: number | null; readonly text: string }> =>
    await new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [main, '--organisation', organisation, ...args],
        { env: { ...env, ...more } },
        (_error, text) => resolve({ code: child.exitCode, text }),
      );
    });
  const witness = Buffer.from(guardian.server.witness.key.publicKey).toString('hex');
  const kept = join(guardian.folder, 'log.checkpoint');
  const sound = await run({ WITNESS_KEYS: witness }, '--keep', kept);
  expect([sound.code, sound.text.includes('Everything verifies.')]).toEqual([0, true]);
  // A witness that has cosigned nothing.
  const faulty = await run({ WITNESS_KEYS: '0'.repeat(63) + '1' });
  expect([faulty.code, faulty.text.includes('no witness has cosigned')]).toEqual([1, true]);
  expect((await readFile(kept, 'utf8')).split('\n').slice(0, 2)).toEqual([guardian.server.logKey.name, '4']);
});
