/** What an origin serves, held against what was published of it. Rules DC13 to DC16. */
import { createHash } from 'node:crypto';
import {
  aboutAnswer,
  decodeFrame,
  decodeManifest,
  decodeSigned,
  MANIFEST_PATH,
  organisation as organisationFormat,
  releaseAnswer,
  type ReleaseManifest,
  toHex,
} from '@corridor/wire';
import { namesIn } from './names.ts';
import { NotSaid, type Pins, type Said, verifySaid } from './said.ts';

export interface Wanted extends Pins {
  readonly origin: string;
  /** An organisation's identifier; null: the first that the origin hosts. */
  readonly organisation: string | null;
  readonly logKey: Uint8Array | null;
  /** Sent with every request: to ask as a certain browser does. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Difference {
  /** A file's path, or a header's name and where it was seen. */
  readonly what: string;
  readonly found: string;
  readonly published: string;
}

export interface Comparison {
  readonly said: Said;
  readonly manifest: ReleaseManifest;
  readonly looked: number;
  readonly differences: readonly Difference[];
}

/** Pages of the app: every one is the same file. */
const PAGES = ['/', '/signed-in', '/settings', '/services'];
const PAGE_FILE = '/index.html';
/** As curl asks, and as browsers do. */
const CODINGS = ['identity', 'gzip, deflate, br'];
/** Headers that make a browser do something, and that no answer of ours has. */
const UNEXPECTED = [
  'link',
  'refresh',
  'service-worker-allowed',
  'access-control-allow-origin',
  'set-cookie',
  'sourcemap',
];
/** Of pages that tell of no end, as a liar's could. */
const MOST_FILES = 3000;

type Fetch = typeof fetch;

/** @throws NotSaid if there is nothing to compare with. */
export async function compare(wanted: Wanted, fetcher: Fetch, now: number): Promise<Comparison> {
  const get = async (path: string, coding = 'identity') =>
    await fetcher(new URL(path, wanted.origin), {
      headers: { ...wanted.headers, 'accept-encoding': coding },
      redirect: 'manual',
    });
  const about = decodeFrame(aboutAnswer, await body(await get('/v1/about'), 'about'));
  const organisation = wanted.organisation ?? firstOf(about.organisations);
  const answer = await body(await get(`/v1/release?organisation=${organisation}`), 'release');
  const logKey = wanted.logKey ?? (await body(await fetcher(new URL('/v1/log-key', about.server)), 'log key'));
  const said = await verifySaid(decodeFrame(releaseAnswer, answer), logKey, wanted, now);
  const manifestBytes = await body(await get(MANIFEST_PATH), 'manifest');
  if (hashOf(manifestBytes) !== toHex(said.code.manifest))
    throw new NotSaid('the manifest is not the one that was published');
  const manifest = decodeManifest(manifestBytes);
  const { looked, differences } = await look(get, said, manifest);
  const elsewhere =
    said.code.origin === new URL(wanted.origin).origin
      ? []
      : [{ what: 'origin', found: wanted.origin, published: said.code.origin }];
  return { said, manifest, looked, differences: [...elsewhere, ...differences] };
}

function firstOf(statements: readonly Uint8Array[]): string {
  const [first] = statements;
  if (first === undefined) throw new NotSaid('the origin hosts no organisation');
  return organisationFormat.decode(decodeSigned(first).bytes).organisation;
}

async function body(response: Response, what: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.ok) throw new NotSaid(`the origin gives no ${what}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

type Get = (path: string, coding?: string) => Promise<Response>;

async function look(get: Get, { code }: Said, { files }: ReleaseManifest) {
  const published = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const headers = headersIn(code.headers);
  const seen = new Set<string>();
  const waiting = [...PAGES, ...published.keys()];
  const differences: Difference[] = [];
  for (let path = waiting.shift(); path !== undefined && seen.size < MOST_FILES; path = waiting.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const file = PAGES.includes(path) ? PAGE_FILE : path;
    for (const coding of CODINGS) {
      const response = await get(path, coding);
      const bytes = new Uint8Array(await response.arrayBuffer());
      differences.push(...fileDifferences({ path, coding, response, bytes }, published.get(file)));
      if (response.ok) differences.push(...headerDifferences(path, response, headers));
      if (response.ok) waiting.push(...namesIn(file, new TextDecoder().decode(bytes)));
    }
  }
  return { looked: seen.size, differences: unique(differences) };
}

function headersIn(lines: string): (readonly [string, string])[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
}

interface Seen {
  readonly path: string;
  readonly coding: string;
  readonly response: Response;
  readonly bytes: Uint8Array;
}

function fileDifferences({ path, coding, response, bytes }: Seen, published: string | undefined): Difference[] {
  if (published === undefined)
    return response.status === 404
      ? []
      : [{ what: path, found: `added: ${describe(response, bytes)}`, published: 'no such file' }];
  if (response.status !== 200) return [{ what: path, found: `missing: ${response.status}`, published }];
  const found = hashOf(bytes);
  const how = coding === 'identity' ? '' : ' when compressed';
  return found === published ? [] : [{ what: path, found: `changed${how}: ${found}`, published }];
}

function describe({ status }: Response, bytes: Uint8Array): string {
  return status === 200 ? hashOf(bytes) : String(status);
}

function headerDifferences(
  path: string,
  { headers }: Response,
  published: readonly (readonly [string, string])[],
): Difference[] {
  const weaker = published
    .filter(([name, value]) => headers.get(name) !== value)
    .map(([name, value]) => ({ what: `${name} of ${path}`, found: headers.get(name) ?? 'missing', published: value }));
  const more = UNEXPECTED.filter((name) => headers.has(name)).map((name) => ({
    what: `${name} of ${path}`,
    found: headers.get(name) ?? '',
    published: 'no such header',
  }));
  return [...weaker, ...more];
}

/** A file that differs both ways, or a header that every answer lacks, is told once. */
function unique(differences: readonly Difference[]): Difference[] {
  const byWhat = new Map<string, Difference>();
  for (const each of differences) {
    const key = `${each.what.replace(/ of \/.*/u, '')}|${each.what.includes(' of ') ? each.found : ''}`;
    if (!byWhat.has(key)) byWhat.set(key, each);
  }
  return [...byWhat.values()];
}
