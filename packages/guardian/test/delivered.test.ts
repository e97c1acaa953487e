import { createHash } from 'node:crypto';
import { newSecret, sign, signerFromSeed, systemRandom, verifyReleasedCode } from '@corridor/crypto';
import {
  decodeFrame,
  decodeSigned,
  encodeSigned,
  release,
  releaseAnswer,
  releasedCode,
  RELEASE_SIGNATURE_PATH,
  SUITE,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDelivered } from '../src/delivered/folder.ts';
import { createGuardian, type GuardianParts } from '../src/index.ts';
import { lineOf } from '../src/monitor/says.ts';
import { type AppFolder, appFolder, manifestOf } from './app-folder.ts';
import { TestGuardian } from './guardian.ts';

let at: TestGuardian;
beforeAll(async () => {
  at = await TestGuardian.start();
});
afterAll(async () => await at[Symbol.asyncDispose]());

const read = async ({ path }: AppFolder, releaseKey: Uint8Array | null = null) =>
  await readDelivered({ ...at.parts.config, webDir: path, releaseKey });
const faultsOf = async (folder: AppFolder, key?: Uint8Array) =>
  await read(folder, key).then(
    () => [],
    (error: unknown) => Reflect.get(Object(error), 'faults') as readonly { path: string; message: string }[],
  );

test('[DC5] a folder with a file changed, added or missing, or compressed from another, is refused with each by name', async () => {
  await using folder = await appFolder();
  expect((await read(folder))?.version).toBe('0.1.0');
  await folder.write('/assets/main-abc123.js', 'export { evil };');
  await folder.write('/assets/added.js', 'export {};');
  await folder.write('/index.html.gz', 'not compressed at all');
  expect(await faultsOf(folder)).toEqual([
    { path: '/assets/main-abc123.js', message: 'is not the file that was released' },
    { path: '/index.html', message: 'is not the file that was released' },
    { path: '/assets/added.js', message: 'is no file of this release' },
  ]);
  await folder.write('/release.json', manifestOf({ '/gone.js': '', '/index.html': '' }));
  expect((await faultsOf(folder)).map(({ path }) => path)).toContain('/gone.js');
  await folder.write('/release.json', '{}');
  expect(await faultsOf(folder)).toEqual([{ path: '/release.json', message: 'is no manifest' }]);
});

test('[DC6] a guardian that was told a release key serves no release that it did not sign', async () => {
  await using folder = await appFolder();
  const publisher = await signerFromSeed(newSecret(systemRandom));
  const unsigned = [
    { path: RELEASE_SIGNATURE_PATH, message: 'is no signature of RELEASE_KEY over this manifest' },
  ] as const;
  expect(await faultsOf(folder, publisher.publicKey)).toEqual(unsigned);
  const manifest = (await read(folder))?.manifest ?? new Uint8Array();
  const value = { suite: SUITE, version: '0.1.0', commit: '', manifest };
  await folder.write(RELEASE_SIGNATURE_PATH, encodeSigned(await sign(release, value, publisher)));
  expect((await read(folder, publisher.publicKey))?.release.length).toBeGreaterThan(100);
  const other = { ...value, manifest: new Uint8Array(32) };
  await folder.write(RELEASE_SIGNATURE_PATH, encodeSigned(await sign(release, other, publisher)));
  expect(await faultsOf(folder, publisher.publicKey)).toEqual(unsigned);
});

test('[DC7] what was hashed at the start is what is served, whatever becomes of the folder', async () => {
  await using folder = await appFolder();
  const parts: GuardianParts = { ...at.parts, config: { ...at.parts.config, webDir: folder.path } };
  await using guardian = await createGuardian(parts);
  const url = `http://127.0.0.1:${await guardian.listen(0)}`;
  await folder.write('/assets/main-abc123.js', 'steal();');
  await folder.write('/assets/main-abc123.js.br', 'steal();');
  expect(await (await fetch(`${url}/assets/main-abc123.js`)).text()).toBe('export {};');
});

test('[DC8] an unchanged file is answered with its hash alone', async () => {
  await using folder = await appFolder();
  const parts: GuardianParts = { ...at.parts, config: { ...at.parts.config, webDir: folder.path } };
  await using guardian = await createGuardian(parts);
  const url = `http://127.0.0.1:${await guardian.listen(0)}`;
  const { headers } = await fetch(url);
  const again = await fetch(url, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

test('[DC9] [DC10] at its start a guardian tells the log what its origin serves for each organisation, once for each change', async () => {
  const trust = await at.organisation('X9911', 'Calderbrook Hospitals');
  await using folder = await appFolder();
  const config = { ...at.parts.config, webDir: folder.path };
  const { office } = at.guardian;
  const said = async () => {
    const rows = await office.db
      .selectFrom('publications')
      .select(['statement', 'refusal'])
      .where('kind', '=', 'released-code')
      .where('organisation', '=', trust)
      .orderBy('seq')
      .execute();
    return rows.map(({ statement }) => releasedCode.decode(decodeSigned(new Uint8Array(statement)).bytes));
  };
  const start = async (parts = { ...at.parts, config }) => {
    await using guardian = await createGuardian(parts);
    await guardian.start();
    await guardian.watch();
    await guardian.office.server.publishAll(trust);
  };
  await start();
  await start();
  expect(await said()).toHaveLength(1);
  await folder.write('/index.html', 'changed');
  await folder.write('/release.json', manifestOf({ '/assets/main-abc123.js': 'export {};', '/index.html': 'changed' }));
  await start();
  await start({
    ...at.parts,
    config: { ...config, serverUrl: at.parts.config.serverUrl, publicUrl: 'https://other.example' },
  });
  const all = await said();
  expect(all.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(all.map(({ origin }) => origin)).toEqual([
    'https://guardian.calder.example',
    'https://guardian.calder.example',
    'https://other.example',
  ]);
  expect(all[0]?.headers).toContain("default-src 'none'");
  expect(all[1]?.manifest).not.toEqual(all[0]?.manifest);
});

test('[DC11] anybody may ask for the statement, with the certificate of the guardian that signed it', async () => {
  const trust = await at.organisation('X9912', 'Ings Lane');
  await using folder = await appFolder();
  const parts: GuardianParts = { ...at.parts, config: { ...at.parts.config, webDir: folder.path } };
  await using guardian = await createGuardian(parts);
  await guardian.start();
  await guardian.watch();
  const url = `http://127.0.0.1:${await guardian.listen(0)}`;
  const answer = await fetch(`${url}/v1/release?organisation=${trust}`);
  const said = decodeFrame(releaseAnswer, new Uint8Array(await answer.arrayBuffer()));
  const hosted = await guardian.office.hosting.get(trust);
  const value = await verifyReleasedCode(decodeSigned(said.statement), hosted.guardian);
  const { says } = await lineOf('released-code', said.statement, new Map());
  expect(says).toMatch(/^https:\/\/guardian\.calder\.example serves 0\.1\.0, manifest [0-9a-f]{16}, number 1$/u);
  const manifest = new Uint8Array(await (await fetch(`${url}/release.json`)).arrayBuffer());
  expect(Buffer.from(value.manifest).toString('hex')).toBe(createHash('sha256').update(manifest).digest('hex'));
  expect((await fetch(`${url}/v1/release?organisation=${'0'.repeat(32)}`)).status).toBe(404);
  expect((await fetch(`${url}/v1/release`)).status).toBe(400);
});
