import { chmod, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecret, systemRandom } from '@corridor/crypto';
import type { OrganisationId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { readKey, writeKey } from '../src/custody/key-file.ts';
import { pinnedServerKey } from '../src/custody/server-key.ts';
import { TestGuardian } from './guardian.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-keys-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const refusal = { code: 'key-file' };

test('[GU2] a key comes back as it was written, and is never overwritten', async () => {
  const seed = newSecret(systemRandom).reveal();
  await writeKey(folder, 'root', seed);
  expect(await readKey(folder, 'root')).toEqual(seed);
  await expect(writeKey(folder, 'root', newSecret(systemRandom).reveal())).rejects.toMatchObject(refusal);
  expect(await readKey(folder, 'root')).toEqual(seed);
});

test('[GU2] a key that others may read, that is cut short, or that is another kind’s is refused', async () => {
  await writeKey(folder, 'recovery', newSecret(systemRandom).reveal());
  const path = join(folder, 'recovery.key');
  const text = await readFile(path, 'utf8');
  await chmod(path, 0o640);
  await expect(readKey(folder, 'recovery')).rejects.toMatchObject(refusal);
  await chmod(path, 0o600);
  for (const broken of [
    text.slice(0, 40),
    text.replace('recovery', 'root'),
    `${text} more`,
    text.replace(/.\n$/u, '*\n'),
    '',
  ]) {
    await writeFile(path, broken);
    await expect(readKey(folder, 'recovery')).rejects.toMatchObject(refusal);
  }
  expect(await readKey(folder, 'guardian-kem')).toBeNull();
});

test('[GU3] without its root an organisation runs, and vouches for nobody', async () => {
  await using at = await TestGuardian.start();
  const [one, two] = [
    await at.organisation('X9901', 'Calderbrook Hospitals'),
    await at.organisation('Z9901', 'Elmbridge Surgery'),
  ];
  await unlink(join(at.parts.config.keysDir, one, 'root.key'));
  await unlink(join(at.parts.config.keysDir, one, 'recovery.key'));
  await at.restart();
  expect((await at.admin('POST', `/organisations/${one}/teams`, { kind: 'service', name: 'OPAT' })).status).toBe(201);
  expect((await at.admin('POST', `/organisations/${one}/vouches`, { organisation: two })).status).toBe(503);
});

test('[GU6] nobody vouches for themselves', async () => {
  await using at = await TestGuardian.start();
  const one = await at.organisation('X9901', 'Calderbrook Hospitals');
  expect((await at.admin('POST', `/organisations/${one}/vouches`, { organisation: one })).status).toBe(403);
  const stranger = { organisation: 'f'.repeat(32), elsewhere: { ods: 'X9902', root: 'a'.repeat(64) } };
  expect((await at.admin('POST', `/organisations/${one}/vouches`, stranger)).status).toBe(200);
});

test('[GU5] keys that the root did not certify stop their organisation and no other', async () => {
  await using at = await TestGuardian.start();
  const [one, two] = [
    await at.organisation('X9901', 'Calderbrook Hospitals'),
    await at.organisation('Z9901', 'Elmbridge Surgery'),
  ];
  const path = (of: OrganisationId) => join(at.parts.config.keysDir, of, 'guardian-sign.key');
  await writeFile(path(one), await readFile(path(two)));
  await at.restart();
  expect((await at.admin('GET', `/organisations/${one}`)).status).toBe(503);
  expect((await at.admin('GET', `/organisations/${two}`)).status).toBe(200);
});

test('[GU9] the server’s key is taken once; another one shown later changes nothing', async () => {
  const config = { keysDir: join(folder, 'pinned'), serverUrl: 'https://corridor.example' };
  const showing = (byte: number) => ({
    config: config as TestGuardian['parts']['config'],
    fetcher: (async () => await Promise.resolve(new Response(new Uint8Array(32).fill(byte)))) as typeof fetch,
  });
  expect(await pinnedServerKey(showing(1))).toEqual(new Uint8Array(32).fill(1));
  expect(await pinnedServerKey(showing(2))).toEqual(new Uint8Array(32).fill(1));
});

test('[GU28] a wrong environment is told whole, by names alone', () => {
  const env = { DATABASE_URL: 'not a url', PORT: '99999', PUBLIC_URL: 'https://g.example' };
  const read = () => readConfig(env);
  expect(read).toThrow('environment: malformed');
  try {
    read();
  } catch (error) {
    const { faults } = error as { faults: readonly { path: string }[] };
    expect(faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'PORT', 'SERVER_URL', 'KEYS_DIR', 'OIDC_ISSUER']),
    );
    expect(JSON.stringify(error)).not.toContain('not a url');
  }
});
