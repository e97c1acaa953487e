import {
  type Checkpoint,
  decodeCheckpoint,
  decodeNote,
  leafHash,
  treeOfHashes,
  verifyConsistency,
} from '@corridor/crypto';
import { Network, staffed } from '@corridor/testkit/bare';
import { encodeSigned, logLeaf, type Signed, toHex } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { tileAt, widthIn } from '../src/log/tile-path.ts';
import { Reader, statementOf } from './reader.ts';

let network: Network;
let reader: Reader;
let checkpoint: Checkpoint;
const services: Signed[] = [];
const MANY = 530;

beforeAll(async () => {
  network = await Network.start();
  const { organisation, guardian, first, team } = await staffed(network, 1);
  for (let i = 0; i < MANY; i++) services.push(await organisation.service(team, `pathway-${i}`, 1, 'open'));
  const published = services.map(async (statement) => {
    await guardian.get('done', { t: 'publish', kind: 'service', statement: encodeSigned(statement), wraps: [] });
  });
  await Promise.all(published);
  await network.server.runDue();
  reader = new Reader(network, await network.person(first));
  await reader.look();
  checkpoint = decodeCheckpoint(decodeNote(await (await get('checkpoint')).text()).text);
});
afterAll(async () => await network[Symbol.asyncDispose]());

const get = async (path: string) => await fetch(`${network.address}/log/${path}`);
const bytesOf = async (path: string) => new Uint8Array(await (await get(path)).arrayBuffer());

function hashesIn(tile: Uint8Array): Uint8Array[] {
  return Array.from({ length: tile.length / 32 }, (_, i) => tile.subarray(i * 32, i * 32 + 32));
}

/** Path and width of every tile of level 0, or entry bundle. */
function names(what: '0' | 'entries'): string[] {
  const full = Math.floor(checkpoint.size / 256);
  const whole = Array.from({ length: full }, (_, n) => `tile/${what}/${String(n).padStart(3, '0')}`);
  return [...whole, `tile/${what}/${String(full).padStart(3, '0')}.p/${checkpoint.size % 256}`];
}

test('[LG12] the tiles’ hashes are the tree that the checkpoint says, from the leaves and from the level above', async () => {
  const leaves = (await Promise.all(names('0').map(bytesOf))).flatMap(hashesIn);
  expect(leaves.length).toBe(checkpoint.size);
  expect((await treeOfHashes(leaves)).root).toEqual(checkpoint.root);
  const above = hashesIn(await bytesOf(`tile/1/000.p/${Math.floor(checkpoint.size / 256)}`));
  for (const [n, hash] of above.entries()) {
    expect((await treeOfHashes(leaves.slice(n * 256, n * 256 + 256))).root).toEqual(hash);
  }
});

test('[LG12] the bundles’ entries are the leaves that are hashed in the tiles', async () => {
  const hashes = (await Promise.all(names('0').map(bytesOf))).flatMap(hashesIn).map(toHex);
  const found: string[] = [];
  for (const bundle of await Promise.all(names('entries').map(bytesOf))) {
    for (let at = 0; at < bundle.length;) {
      const end = at + 2 + (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
      const entry = bundle.slice(at + 2, end);
      logLeaf.decode(entry);
      found.push(toHex(leafHash(entry)));
      at = end;
    }
  }
  expect(found).toEqual(hashes);
});

test('[LG12] a tile never changes, so it is kept for ever; what no checkpoint covers is not there', async () => {
  const answer = await get('tile/0/000');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect((await bytesOf('tile/0/000.p/7')).length).toBe(7 * 32);
  const rest = checkpoint.size % 256;
  const missing = [
    'tile/0/002',
    `tile/0/002.p/${rest + 1}`,
    'tile/0/003',
    'tile/1/000',
    'tile/1/000.p/3',
    'tile/2/000.p/1',
  ];
  expect(await Promise.all(missing.map(async (path) => (await get(path)).status))).toEqual(missing.map(() => 404));
});

test.each([
  '0/0',
  '0/00',
  '0/0000',
  '0/x000/001',
  '00/000',
  '64/000',
  '-1/000',
  '0/000.p/0',
  '0/000.p/256',
  '0/000.p/07',
  '0/x001',
  'entries',
  '0/000/',
  'leaves/000',
])('[LG12] %s names no tile', (path) => expect(tileAt(path)).toBeNull());

test('[LG12] tiles are named in groups of three digits', () => {
  expect(tileAt('63/x001/x234/067')).toEqual({ level: 63, n: 1_234_067, width: 256 });
  expect(tileAt('entries/x999/999.p/255')).toEqual({ level: 'entries', n: 999_999, width: 255 });
  const at = (level: number, n: number): number => widthIn({ level, n, width: 256 }, 70_000);
  expect([at(0, 272), at(0, 273), at(0, 274), at(1, 0), at(1, 1), at(2, 0), at(3, 0)]).toEqual([
    256, 112, 0, 256, 17, 1, 0,
  ]);
});

test('[LG13] of the tree only full tiles are kept beside the leaves', async () => {
  const tiles = 'SELECT level, n::int, length(hashes) AS bytes FROM log_tiles ORDER BY n';
  const rows = await rowsIn(network.parts.databaseUrl, tiles);
  expect(rows).toEqual([0, 1].map((n) => ({ level: 0, n, bytes: 8192 })));
});

test('[LG13] proofs go through full tiles and past their edges', async () => {
  for (const i of [0, 100, 254, 255, 256, 300, 500, MANY - 1]) {
    const service = services[i];
    if (service !== undefined) expect(await reader.logged(statementOf('service', service))).not.toBeNull();
  }
});

test('[LG4] [LG13] from every size there was the tree is continued', async () => {
  const wanted = [1, 2, 6, 255, 256, 257, 511, 512, 513, checkpoint.size];
  for (const size of wanted) {
    const { consistency } = await new Reader(network, reader.client).look({ size });
    expect(consistency.length > 0).toBe(size !== checkpoint.size);
  }
});

test('[LG34] trees of other sizes are proved to go together with one, the earlier and the later, and no more than there are', async () => {
  const leaves = (await Promise.all(names('0').map(bytesOf))).flatMap(hashesIn);
  const treeAt = async (size: number) => await treeOfHashes(leaves.slice(0, size));
  const size = 300;
  const sizes = [1, 255, 256, size, 301, 512, checkpoint.size];
  const { proofs } = await reader.client.get('log-consistency', {
    t: 'log-consistency',
    size,
    sizes: [...sizes, checkpoint.size + 1],
  });
  for (const [at, each] of sizes.entries()) {
    const [earlier, later] = await Promise.all([treeAt(Math.min(size, each)), treeAt(Math.max(size, each))]);
    verifyConsistency(earlier, later, proofs[at] ?? [new Uint8Array(32)]);
  }
  expect(proofs).toHaveLength(sizes.length + 1);
  expect(proofs.at(-1)).toBeNull();
});
