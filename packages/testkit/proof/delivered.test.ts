/** What an origin serves against what the log says of it: a real guardian with a small app, and a liar between. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { sha256 } from '@corridor/crypto';
import { decodeFrame, encodeFrame, type ReleaseAnswer, releaseAnswer, toHex } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare, type Wanted } from '../../../scripts/platform/delivered/compare.ts';
import { namesIn } from '../../../scripts/platform/delivered/names.ts';
import { reportOf } from '../../../scripts/platform/delivered/report.ts';
import { nowSeen, readSeen, writeSeen } from '../../../scripts/platform/delivered/seen.ts';
import { writeManifest } from '../../../scripts/platform/manifest.ts';
import { startNetwork, testClock, type TestNetwork } from '../src/index.ts';

/** As a build leaves them, in small: each is named by another. */
const FILES: Readonly<Record<string, string>> = {
  'index.html':
    '<!doctype html><head><link rel="icon" href="/icon.svg"></head><script type="module" src="/assets/main.js"></script>',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/main.js': 'import("./page.js");const deps=["assets/page.css"];new Worker("/assets/client-worker.js")',
  'assets/page.js': 'export {}',
  'assets/page.css': '.page{background:url(../icon.svg)}',
  'assets/client-worker.js': 'postMessage(0)',
  'service-worker.js': '["/index.html","/assets/main.js"]',
};

const folder = mkdtempSync(join(tmpdir(), 'corridor-delivered-'));
let network: TestNetwork;
let wanted: Wanted;

beforeAll(async () => {
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    writeFileSync(join(folder, `${path}.br`), brotliCompressSync(content));
  }
  writeManifest(folder, '1.4.0', null);
  network = await startNetwork(testClock(), { webDir: folder, follows: true });
  await network.guardian.watch();
  await network.guardian.office.server.publishAll(network.organisations.elmbridge);
  wanted = {
    origin: network.guardianUrl,
    organisation: network.organisations.elmbridge,
    root: null,
    logKey: null,
    witness: null,
    releaseKey: null,
    seen: {},
    headers: {},
  };
  // A checkpoint is made within a second of a leaf.
  while (!(await isLogged())) await network.server.server().runDue();
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

async function isLogged(): Promise<boolean> {
  const answers = await Promise.all(
    Object.values(network.organisations).map(
      async (organisation) => await fetch(`${network.guardianUrl}/v1/release?organisation=${organisation}`),
    ),
  );
  const bodies = await Promise.all(answers.map(async (answer) => new Uint8Array(await answer.arrayBuffer())));
  return bodies.every((body) => decodeFrame(releaseAnswer, body).logged !== null);
}

type Lie = (path: string, response: Response, asked: Headers) => Response | null | Promise<Response | null>;

/** An origin that tells the truth but for one thing. */
function lying(lie: Lie): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const response = await fetch(input, init);
    return (await lie(url.pathname, response, new Headers(init?.headers))) ?? response;
  };
}

const instead = (response: Response, body: BodyInit, headers = response.headers): Response =>
  new Response(body, { status: 200, headers: without(headers, 'content-encoding', 'content-length') });

function without(headers: Headers, ...names: readonly string[]): Headers {
  const left = new Headers(headers);
  for (const name of names) left.delete(name);
  return left;
}

const compared = async (fetcher: typeof fetch = fetch, more: Partial<Wanted> = {}) =>
  await compare({ ...wanted, ...more }, fetcher, network.clock.now());
const differ = async (lie: Lie, more: Partial<Wanted> = {}) => (await compared(lying(lie), more)).differences;
const refusal = async (lie: Lie, more: Partial<Wanted> = {}) =>
  await compared(lying(lie), more).then(
    () => null,
    (error: Error) => error.message,
  );

test('[DC13] [DC14] an honest origin serves what the log says, every file plain and compressed', async () => {
  const comparison = await compared();
  expect(comparison.differences).toEqual([]);
  expect(comparison.looked).toBeGreaterThan(Object.keys(FILES).length);
  expect(reportOf(comparison, wanted)).toContain('are what was published');
});

test('[DC14] [DC16] with root, log and witness known beforehand nothing of them is on trust', async () => {
  const { organisation } = await network.guardian.office.hosting.get(network.organisations.elmbridge);
  const { logKey, witness } = network.server;
  const pins = {
    root: toHex(await sha256(organisation.root)),
    logKey: logKey.publicKey,
    witness: witness.key.publicKey,
  };
  const comparison = await compared(fetch, pins);
  expect(comparison.differences).toEqual([]);
  expect(comparison.said.witnessedAt).not.toBeNull();
  const report = reportOf(comparison, { ...wanted, ...pins });
  expect(report).toContain('cosigned by the witness');
  expect(report).toContain('on trust, as nothing else was given: that whoever builds Corridor released this');
  const dayLater = network.clock.now() + 25 * 60 * 60 * 1000;
  await expect(compare({ ...wanted, ...pins }, fetch, dayLater)).rejects.toThrow('more than a day ago');
});

test('[DC13] a file that is changed for one browser alone is found by whoever asks as that browser', async () => {
  const script = '/assets/client-worker.js';
  const lie: Lie = (path, response, asked) =>
    path === script && asked.get('user-agent') === 'the victim' ? instead(response, 'steal()') : null;
  expect(await differ(lie)).toEqual([]);
  const found = await differ(lie, { headers: { 'user-agent': 'the victim' } });
  expect(found).toMatchObject([{ what: script, found: expect.stringContaining('changed') as string }]);
});

test('[DC13] a file that is changed only where it is compressed is found', async () => {
  const lie: Lie = (path, response, asked) =>
    path === '/service-worker.js' && asked.get('accept-encoding') !== 'identity' ? instead(response, 'steal()') : null;
  expect(await differ(lie)).toMatchObject([
    { what: '/service-worker.js', found: expect.stringContaining('when compressed') as string },
  ]);
});

test('[DC13] a page that names a file more, and that file, are found; a file that is gone too', async () => {
  const found = await differ(async (path, response) => {
    if (path === '/assets/more.js') return instead(response, 'steal()');
    if (path === '/icon.svg') return new Response('', { status: 404 });
    const isPage = ['/', '/settings'].includes(path);
    return isPage
      ? instead(response, (await response.text()).replace('</head>', '<script src="/assets/more.js"></script></head>'))
      : null;
  });
  expect(found.map(({ what, found: how }) => `${what} ${how.split(':')[0]}`).toSorted()).toEqual([
    '/ changed',
    '/assets/more.js added',
    '/icon.svg missing',
    '/settings changed',
  ]);
});

test('[DC15] a header that is weakened, left out or added is found, with what was published', async () => {
  const found = await differ((path, response) => {
    if (path !== '/settings') return null;
    const headers = without(response.headers, 'x-frame-options');
    headers.set(
      'content-security-policy',
      (headers.get('content-security-policy') ?? '').replace("script-src 'self'", 'script-src *'),
    );
    headers.set('link', '<https://elsewhere.example/x.js>; rel=preload');
    return new Response(response.body, {
      status: 200,
      headers: without(headers, 'content-encoding', 'content-length'),
    });
  });
  const names = found.map(({ what }) => what).toSorted();
  expect(names).toEqual(['content-security-policy of /settings', 'link of /settings', 'x-frame-options of /settings']);
  expect(found[0]?.published).toContain("script-src 'self'");
});

test('[DC14] another manifest, another statement, and one without proof are nothing to compare with', async () => {
  const edited =
    (edit: (answer: ReleaseAnswer) => ReleaseAnswer): Lie =>
    async (path, response) => {
      if (path !== '/v1/release') return null;
      const answer = decodeFrame(releaseAnswer, new Uint8Array(await response.arrayBuffer()));
      return instead(response, encodeFrame(edit(answer)));
    };
  expect(await refusal((path, response) => (path === '/release.json' ? instead(response, '{}') : null))).toContain(
    'manifest',
  );
  expect(await refusal(edited((answer) => ({ ...answer, logged: null })))).toContain('no proof');
  const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte));
  expect(await refusal(edited((answer) => ({ ...answer, statement: flipped(answer.statement) })))).toContain(
    'statement',
  );
  const other = await fetch(`${network.guardianUrl}/v1/release?organisation=${network.organisations.calderbrook}`);
  const theirs = decodeFrame(releaseAnswer, new Uint8Array(await other.arrayBuffer()));
  expect(await refusal(edited((answer) => ({ ...answer, logged: theirs.logged })))).toContain('proof');
  expect(await refusal(() => null, { logKey: new Uint8Array(32) })).toContain('checkpoint');
  expect(await refusal(() => null, { root: '0'.repeat(64) })).toContain('root');
  expect(await refusal(() => null, { witness: new Uint8Array(32).fill(7) })).toContain('witness');
  expect(await refusal(() => null, { releaseKey: new Uint8Array(32) })).toContain('signature');
});

test('[DC18] a release that goes back, or another under the number that was seen, is nothing to compare with', async () => {
  const { code, statement } = (await compared()).said;
  const file = join(folder, '..', `seen-${process.pid}.json`);
  expect(readSeen(file)).toEqual({});
  writeSeen(file, nowSeen({}, code, statement));
  const seen = readSeen(file);
  rmSync(file);
  expect((await compared(fetch, { seen })).differences).toEqual([]);
  const later = nowSeen({}, { ...code, number: code.number + 1 }, statement);
  expect(await refusal(() => null, { seen: later })).toContain('release number 1, and said number 2 before');
  const other = nowSeen({}, code, new Uint8Array(1));
  expect(await refusal(() => null, { seen: other })).toBe('two statements have release number 1');
});

test('[DC16] the report says what differs and what was taken on trust, and lets nothing through to the terminal', async () => {
  const comparison = await compared(
    lying((path, response) => {
      const headers = new Headers(response.headers);
      headers.set('refresh', '0; \u00E9vil');
      return path === '/'
        ? new Response(response.body, { status: 200, headers: without(headers, 'content-encoding', 'content-length') })
        : null;
    }),
  );
  const report = reportOf(comparison, wanted);
  expect(report).toContain('1 differ of');
  expect(report).toContain('refresh of /\n    found      0; ?vil\n    published  no such header');
  expect(report).toContain('on trust, as nothing else was given: root ');
});

test('[DC13] names are found in pages, styles, scripts and lists, beside the file and from the top; nothing of others', () => {
  expect(
    namesIn('/index.html', '<link href="/a.css"><script src=/b.js></script><a href="https://x.example/c.js">'),
  ).toEqual(['/a.css', '/b.js']);
  expect(namesIn('/assets/a.css', '@import "b.css"; x{background:url(../c.png)}')).toEqual([
    '/assets/b.css',
    '/b.css',
    '/c.png',
  ]);
  expect(namesIn('/assets/a.js', 'import("./b.js");["assets/c.css"];`/d.js`')).toEqual([
    '/assets/b.js',
    '/assets/assets/c.css',
    '/assets/c.css',
    '/d.js',
  ]);
  expect(namesIn('/icon.png', '"/x.js"')).toEqual([]);
});
