/**
 * The web app as it is served: read once, held against its manifest, and served from memory, so that what was hashed and
 * published is what browsers are given, whatever becomes of the folder. Rules DC5 to DC8.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { sha256, verifyRelease } from '@corridor/crypto';
import {
  decodeManifest,
  decodeSigned,
  equalBytes,
  MANIFEST_PATH,
  RELEASE_SIGNATURE_PATH,
  type ReleaseManifest,
  toHex,
  WireError,
} from '@corridor/wire';
import type { Config } from '../config.ts';
import { type Fault, GuardianError } from '../error.ts';

export interface DeliveredFile {
  readonly bytes: Buffer;
  readonly sha256: string;
  /** The same, compressed, by the name of the coding. */
  readonly br: Buffer | null;
  readonly gzip: Buffer | null;
}

export interface Delivered {
  readonly files: ReadonlyMap<string, DeliveredFile>;
  readonly version: string;
  /** SHA-256 of the manifest's bytes. */
  readonly manifest: Uint8Array;
  /** The publisher's signed `release`; empty if the files came without. */
  readonly release: Uint8Array;
}

type Found = ReadonlyMap<string, Buffer>;

/** A path is asked for with a slash, whatever the machine writes. */
async function filesIn(folder: string): Promise<Found> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [`/${relative(folder, path).split(sep).join('/')}`, await readFile(path)] as const),
    ),
  );
}

/** @throws GuardianError `malformed`, with every file that is missing, added or other than the manifest says. */
export async function readDelivered({ webDir, releaseKey }: Config): Promise<Delivered | null> {
  if (webDir === null) return null;
  const found = await filesIn(webDir);
  const manifestBytes = found.get(MANIFEST_PATH);
  if (manifestBytes === undefined) throw refused([{ path: MANIFEST_PATH, message: 'is missing: build the app again' }]);
  const manifest = readManifest(manifestBytes);
  const faults = [...(await listedFaults(manifest, found)), ...strangers(manifest, found)];
  if (faults.length > 0) throw refused(faults);
  const hash = await sha256(manifestBytes);
  const release = found.get(RELEASE_SIGNATURE_PATH) ?? Buffer.alloc(0);
  if (releaseKey !== undefined && releaseKey !== null) await demandRelease(release, releaseKey, hash);
  return {
    files: served(manifest, found),
    version: manifest.version,
    manifest: hash,
    release: new Uint8Array(release),
  };
}

function refused(faults: readonly Fault[]): GuardianError {
  return new GuardianError('malformed', 'WEB_DIR', faults);
}

function readManifest(bytes: Uint8Array): ReleaseManifest {
  try {
    return decodeManifest(bytes);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw refused([{ path: MANIFEST_PATH, message: 'is no manifest' }]);
  }
}

async function listedFaults({ files }: ReleaseManifest, found: Found): Promise<Fault[]> {
  const faults = files.map(async ({ path, sha256: wanted }): Promise<Fault | null> => {
    const bytes = found.get(path);
    if (bytes === undefined) return { path, message: 'is missing' };
    const variants = [
      bytes,
      await opened(found.get(`${path}.br`), brotli),
      await opened(found.get(`${path}.gz`), gzip),
    ];
    const hashes = await Promise.all(
      variants.map(async (each) => (each === null ? wanted : toHex(await sha256(each)))),
    );
    return hashes.every((each) => each === wanted) ? null : { path, message: 'is not the file that was released' };
  });
  return (await Promise.all(faults)).filter((fault) => fault !== null);
}

const brotli = promisify(brotliDecompress);
const gzip = promisify(gunzip);

/** Null: there is none. What cannot be opened is not the file. */
async function opened(bytes: Buffer | undefined, open: (bytes: Buffer) => Promise<Buffer>): Promise<Buffer | null> {
  if (bytes === undefined) return null;
  return await open(bytes).catch(() => Buffer.from('what cannot be opened'));
}

const BESIDE: ReadonlySet<string> = new Set([MANIFEST_PATH, RELEASE_SIGNATURE_PATH]);

function strangers({ files }: ReleaseManifest, found: Found): Fault[] {
  const listed = new Set(files.map(({ path }) => path));
  return [...found.keys()]
    .filter((path) => !BESIDE.has(path) && !listed.has(path) && !listed.has(path.replace(/\.(?:br|gz)$/u, '')))
    .map((path) => ({ path, message: 'is no file of this release' }));
}

async function demandRelease(release: Uint8Array, key: Uint8Array, manifest: Uint8Array): Promise<void> {
  try {
    const says = await verifyRelease(decodeSigned(release), key);
    if (equalBytes(says.manifest, manifest)) return;
  } catch {
    // Told below, as what is signed for other files is.
  }
  throw refused([{ path: RELEASE_SIGNATURE_PATH, message: 'is no signature of RELEASE_KEY over this manifest' }]);
}

function served({ files }: ReleaseManifest, found: Found): ReadonlyMap<string, DeliveredFile> {
  const all = new Map<string, DeliveredFile>();
  for (const { path, sha256: hash } of files) {
    const bytes = found.get(path) ?? Buffer.alloc(0);
    all.set(path, { bytes, sha256: hash, br: found.get(`${path}.br`) ?? null, gzip: found.get(`${path}.gz`) ?? null });
  }
  for (const path of BESIDE) {
    const bytes = found.get(path);
    // Whoever compares asks for these by hand; a browser never does.
    if (bytes !== undefined) all.set(path, { bytes, sha256: '', br: null, gzip: null });
  }
  return all;
}
