/**
 * A rehearsal from end to end: a ceremony makes an organisation for five custodians, its guardian is lost, and any three bring
 * another into its place. Between the two, everything that people bring or a server shows that must not do.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { cosign, decodeNote, encodeNote, newSigner, signNote, systemRandom } from '@corridor/crypto';
import { type OrganisationId, toHex } from '@corridor/wire';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { createGuardian, type GuardianParts, type LogTrust } from '../src/index.ts';
import { inWords } from '../src/recovery/faults.ts';
import { logTrust, offlineKeys, readOptions } from '../src/recovery/options.ts';
import { shownLog } from '../src/recovery/shown-log.ts';
import { foundByCeremony } from './founding.ts';
import { TestGuardian } from './guardian.ts';

const COMMAND = join(import.meta.dirname, '../src/recovery/main.ts');
const CUSTODIANS = 5;
const WAIT = { timeout: 20_000, interval: 100 };

let at: TestGuardian;
let folder: string;
let organisation: OrganisationId;
let kept: string;
let parts: GuardianParts;
let database: Awaited<ReturnType<typeof freshDatabase>>;

const passphraseOf = (index: number): string => `five words of custodian ${index}`;
const fileOf = (index: number, ods = 'Y9920'): string =>
  join(folder, ods, `${ods}-custodian-${index}-of-${CUSTODIANS}.age`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-rehearsal-'));
  at = await TestGuardian.start();
  const five = { threshold: 3, passphrases: Array.from({ length: CUSTODIANS }, (_, i) => passphraseOf(i + 1)) };
  organisation = await foundByCeremony(at, folder, { ods: 'Y9920', name: 'Moorside Surgery', ...five });
  await foundByCeremony(at, folder, { ods: 'Y9921', name: 'Netherfield Surgery', ...five });
  const nurse = await at.person(organisation, 'nurse', 'Gwen Ashworth');
  await nurse.enrol();
  const made = { kind: 'service', name: 'Treatment room', members: [{ user: nurse.user, power: 'member' }] };
  await at.admin('POST', `/organisations/${organisation}/teams`, made);
  kept = join(folder, 'log.checkpoint');
  await writeFile(kept, await witnessed());
  database = await freshDatabase();
  const { config, ...more } = at.parts;
  const keysDir = join(folder, 'new-machine');
  parts = { ...more, config: { ...config, ...trusted(), keysDir, databaseUrl: database.url } };
  await lose();
});
afterAll(async () => {
  await at[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** As the organisation's papers say. */
const trusted = () => ({
  logKey: at.server.logKey.publicKey,
  witnessKeys: [at.server.witness.key.publicKey],
});

/** The checkpoint as anybody may keep it, once the witness has cosigned everything. */
async function witnessed(): Promise<string> {
  return await vi.waitFor(async () => {
    expect(await at.guardian.office.server.publishAll(organisation)).toBe(true);
    const note = await (await fetch(`${at.server.url}/log/checkpoint`)).text();
    expect(note).toContain('witness.test');
    expect(note.split('\n')[1]).toBe(String(await leaves()));
    return note;
  }, WAIT);
}

async function leaves(): Promise<number> {
  return (await rowsIn(at.server.databaseUrl, 'SELECT 1 FROM log_leaves')).length;
}

/** Machine and database are gone. */
async function lose(): Promise<void> {
  await at.guardian[Symbol.asyncDispose]();
  await rm(at.parts.config.keysDir, { recursive: true });
  await rowsIn(at.parts.config.databaseUrl, 'DROP SCHEMA public CASCADE');
}

const withFiles = (...paths: readonly string[]): readonly string[] => paths.flatMap((path) => ['--custodian', path]);

/** What the people at the table read, if the files that they bring do not do. */
async function refusal(paths: readonly string[], typed: readonly string[]): Promise<string> {
  const left = [...typed];
  const secret = async () => await Promise.resolve(left.shift() ?? '');
  const error: unknown = await offlineKeys(readOptions(withFiles(...paths)), secret).catch(
    (refused: unknown) => refused,
  );
  expect(error).toMatchObject({ code: 'custodian-file' });
  return inWords(error as Parameters<typeof inWords>[0]).join('\n');
}

test('[RE20] two of five custodians are too few', async () => {
  const said = await refusal([fileOf(1), fileOf(4)], [passphraseOf(1), passphraseOf(4)]);
  expect(said).toBe('files: It takes 3 of 5 custodians’ files; 2 can be used.');
  const twice = await refusal(
    [1, 4, 4].map((index) => fileOf(index)),
    [1, 4, 4].map(passphraseOf),
  );
  expect(twice).toContain('It is the same custodian’s as Y9920-custodian-4-of-5.age.');
});

test('[RE20] another organisation’s file is named', async () => {
  const said = await refusal([fileOf(1), fileOf(2), fileOf(3, 'Y9921')], [1, 2, 3].map(passphraseOf));
  expect(said).toContain(
    'Y9921-custodian-3-of-5.age: It is of Netherfield Surgery (Y9921); Y9920-custodian-1-of-5.age is of Moorside Surgery (Y9920).',
  );
  expect(said).toContain('It takes 3 of 5 custodians’ files; 2 can be used.');
});

test('[RE20] a damaged file and a wrong passphrase are named, and open nothing', async () => {
  const damaged = join(folder, 'damaged.age');
  await writeFile(damaged, (await readFile(fileOf(2), 'utf8')).replace(/^(.{4})./mu, '$1'));
  const three = [fileOf(1), damaged, fileOf(3)];
  expect(await refusal(three, [1, 2, 3].map(passphraseOf))).toContain('damaged.age: It is not a custodian’s file');
  const whole = [1, 2, 3].map((index) => fileOf(index));
  expect(await refusal(whole, [passphraseOf(1), 'what was it again', passphraseOf(3)])).toBe(
    'Y9920-custodian-2-of-5.age: The passphrase does not open it, or the file is damaged.',
  );
});

const ANY = async (): Promise<boolean> => await Promise.resolve(true);

/** What the people at the table read of the log that a server shows; null: it is believed. */
async function judged(over: Partial<LogTrust> = {}, changed: Partial<GuardianParts> = {}): Promise<string | null> {
  const trust = { kept: [await readFile(kept, 'utf8')], noWitness: false, patience: 0, ...over };
  return await shownLog({ ...parts, ...changed }, trust, ANY).then(
    () => null,
    (error: unknown) => inWords(error as Parameters<typeof inWords>[0]).join('\n'),
  );
}

/** A server that shows something else at one path. */
function showing(path: string, change: (body: Uint8Array) => Uint8Array | string | Promise<string>): typeof fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    if (!answer.url.includes(path)) return answer;
    return new Response(await change(new Uint8Array(await answer.arrayBuffer())));
  };
}

const noteOf = (body: Uint8Array) => decodeNote(new TextDecoder().decode(body));

test('[RE14] a log that another key signed, or that no witness or another has cosigned, stops a recovery', async () => {
  expect(await judged()).toBeNull();
  const stranger = await newSigner(systemRandom);
  const resigned = showing('/log/checkpoint', async (body) => {
    const { text: note } = noteOf(body);
    return encodeNote({ text: note, signatures: [await signNote(note, at.server.logKey.name, stranger)] });
  });
  expect(await judged({}, { fetcher: resigned })).toContain('that LOG_KEY did not sign');
  const bare = showing('/log/checkpoint', (body) => {
    const note = noteOf(body);
    return encodeNote({ ...note, signatures: note.signatures.filter(({ name }) => name === at.server.logKey.name) });
  });
  expect(await judged({}, { fetcher: bare })).toContain('Telephone whoever runs the witness');
  const witnessKeys = [stranger.publicKey];
  expect(await judged({}, { config: { ...parts.config, witnessKeys } })).toContain('No witness of WITNESS_KEYS');
});

test('[RE14] a checkpoint that the witness cosigned over an hour ago, or will tomorrow, stops a recovery', async () => {
  const clock = (): number => at.clock.now() + 61 * 60 * 1000;
  expect(await judged({}, { clock })).toContain('more than an hour ago');
  const ahead = showing('/log/checkpoint', async (body) => {
    const note = noteOf(body);
    const tomorrow = at.clock.now() + 24 * 60 * 60 * 1000;
    const cosignature = await cosign(note.text, 'witness.test', tomorrow, at.server.witness.signer);
    return encodeNote({ ...note, signatures: [...note.signatures, cosignature] });
  });
  expect(await judged({}, { fetcher: ahead })).toContain('No witness of WITNESS_KEYS');
});

test('[RE14] neither key is taken from the server, and what is missing is said at once', async () => {
  const { logKey: _none, witnessKeys: _nobody, ...config } = parts.config;
  const said = await judged({}, { config });
  expect(said).toContain('LOG_KEY: Set it');
  expect(said).toContain('WITNESS_KEYS: Set them; or, if there never was a witness, say --no-witness.');
  expect(await judged({ noWitness: true }, { config: { ...config, logKey: at.server.logKey.publicKey } })).toBeNull();
});

test('[RE14] entries that do not make the root stop a recovery', async () => {
  const changed = (body: Uint8Array): Uint8Array => body.with(body.length - 1, (body.at(-1) ?? 0) ^ 1);
  expect(await judged({}, { fetcher: showing('/entries/', changed) })).toContain('do not make the root');
});

test('[RE15] [RE19] a log that is shorter than what was kept, or has another past, stops a recovery, with both to telephone', async () => {
  const { name } = at.server.logKey;
  const signedAs = async (change: (lines: readonly string[]) => readonly string[]): Promise<string> => {
    const { text: note } = decodeNote(await readFile(kept, 'utf8'));
    const other = change(note.split('\n')).join('\n');
    return encodeNote({ text: other, signatures: [await signNote(other, name, at.server.logSigner)] });
  };
  const longer = await signedAs(([origin = '', size, ...more]) => [origin, String(Number(size) + 1), ...more]);
  const said = await judged({ kept: [longer] });
  expect(said).toContain('shorter than the checkpoint that was kept');
  expect(said).toContain('Telephone the operator, and a second organisation of this log');
  expect(said).toContain(`shown: ${name} | `);
  const other = await signedAs(([origin = '', size = '', , ...more]) => [origin, size, `${'A'.repeat(43)}=`, ...more]);
  expect(await judged({ kept: [other] })).toContain('another past');
  const heads = await signedAs((lines) => lines.map((line) => line.replace(/^heads .*/u, `heads ${'A'.repeat(43)}=`)));
  expect(await judged({ kept: [heads] })).toContain('another past');
  expect(await judged({ kept: ['Dear custodians'] })).toContain('is no checkpoint of this log');
});

test('[RE16] a log that does not take in the new keys stands still, and stops a recovery', async () => {
  const trust = { kept: [], noWitness: false, patience: 0 };
  const frozen = await shownLog(parts, trust, async () => await Promise.resolve(false)).catch(
    (error: unknown) => error,
  );
  expect(inWords(frozen as Parameters<typeof inWords>[0])[0]).toContain('does not take in the guardian’s new keys');
});

test('[RE15] that nothing was kept has to be said, and a file that cannot be read is named', async () => {
  const trust = async (...args: readonly string[]) => await logTrust(readOptions(args), 'everything-lost');
  await expect(trust()).rejects.toMatchObject({ faults: [{ path: '--checkpoint' }] });
  await expect(trust('--checkpoint', join(folder, 'nothing'))).rejects.toMatchObject({ faults: [{ path: 'nothing' }] });
  expect(await trust('--no-checkpoint')).toMatchObject({ kept: [], noWitness: false });
  expect(await logTrust(readOptions([]), 'keys-stolen')).toMatchObject({ kept: [] });
});

/** As people type it on the new machine. */
async function byCommand(args: readonly string[], typed: readonly string[]): Promise<{ code: number; said: string }> {
  const { config } = parts;
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
    LOG_KEY: toHex(trusted().logKey),
    WITNESS_KEYS: trusted().witnessKeys.map(toHex).join(','),
    OIDC_ISSUER: config.identity.issuer,
    OIDC_CLIENT_ID: config.identity.clientId,
    OIDC_CLIENT_SECRET: config.identity.clientSecret,
  };
  const child = spawn(process.execPath, [COMMAND, ...args], { env });
  child.stdin.end(typed.map((line) => `${line}\n`).join(''));
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? -1));
  });
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: out + errors };
}

test('[RE20] three of five bring another guardian into the place of the lost one', async () => {
  const brought = ['lost', ...withFiles(...[5, 2, 3].map((index) => fileOf(index))), '--checkpoint', kept];
  const { code, said } = await byCommand(brought, [5, 2, 3].map(passphraseOf));
  expect(said).toContain('The guardian has version 2 of its keys; 2 teams and 1 people are under them.');
  expect(code).toBe(0);
  at.guardian = await createGuardian(parts);
  const { office } = at.guardian;
  const hosted = await office.hosting.get(organisation);
  expect([hosted.organisation.name, hosted.guardian.version]).toEqual(['Moorside Surgery', 2]);
  const staff = await office.db.selectFrom('staff').select(['name', 'left_at']).execute();
  expect(staff).toEqual([{ name: 'Gwen Ashworth', left_at: null }]);
  const teams = await office.db.selectFrom('teams').select(['name', 'kind']).orderBy('kind').execute();
  expect(teams).toEqual([
    { name: 'Gwen Ashworth', kind: 'personal' },
    { name: 'Treatment room', kind: 'service' },
  ]);
});
