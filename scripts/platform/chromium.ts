/**
 * A browser for tests, screenshots and measurements, on a machine that need not have one.
 *
 * An installed Chrome or Chromium is used if it is recent; otherwise the one that the npm registry carries for Linux on
 * x64, which is unpacked with the libraries and fonts that a bare system lacks. That package would reuse any file called
 * `chromium` in the temporary folder, so it is given a folder of our own, named by version and closed to others.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { PlatformError } from './error.ts';
import { writeFonts } from './fonts.ts';

/** The first with everything that the tests drive: passkeys with PRF on a virtual authenticator. */
const OLDEST_MAJOR = 132;

const ON_PATH = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

export type Chromium = {
  readonly executable: string;
  /** As the program itself says, for example `Chromium 153.0.8010.0`. */
  readonly version: string;
  /** What its process needs in its environment beside ours. */
  readonly environment: Readonly<Record<string, string>>;
};

export type LaunchOptions = {
  /** A .y4m or .mjpeg file that the fake camera shows; without it, Chromium's own test pattern. */
  readonly cameraFile?: string;
  readonly args?: readonly string[];
};

/** Starts a headless Chromium that reaches nothing but this machine. Throws `browser-missing`. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return await chromium.launch(await launching(options));
}

/** The same with a profile on disk, as a person's own browser has one: what it leaves there can be looked at. */
export async function launchProfile(folder: string, context: BrowserContextOptions): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(folder, { ...context, ...(await launching({})) });
}

async function launching(options: LaunchOptions) {
  const { executable, environment } = await findChromium();
  return {
    executablePath: executable,
    env: { ...process.env, ...environment },
    // It opens pages of ours only, and its sandbox works neither for root nor in most containers.
    chromiumSandbox: false,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--no-pings',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
      '--font-render-hinting=none',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...(options.cameraFile === undefined ? [] : [`--use-file-for-fake-video-capture=${options.cameraFile}`]),
      ...(options.args ?? []),
    ],
  };
}

/** An executable Chromium. Throws `browser-missing`, saying what to install. */
async function findChromium(): Promise<Chromium> {
  return installed() ?? (await bundled());
}

function installed(): Chromium | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [...folders.flatMap((folder) => ON_PATH.map((name) => join(folder, name))), ...ELSEWHERE];
  for (const executable of candidates.filter((path) => existsSync(path))) {
    const version = versionOf(executable, {});
    if (version !== null && majorOf(version) >= OLDEST_MAJOR) return { executable, version, environment: {} };
  }
  return null;
}

async function bundled(): Promise<Chromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PlatformError(
      'browser-missing',
      `There is no built-in Chromium for ${process.platform} on ${process.arch}. ` +
        `Install Chrome or Chromium, version ${OLDEST_MAJOR} or later.`,
    );
  }
  const manifest = createRequire(import.meta.resolve('@sparticuz/chromium')).resolve('../package.json');
  const { version: wanted } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(privateFolder(), `chromium-${wanted}`);
  if (!existsSync(folder)) await unpack(join(dirname(manifest), 'bin'), folder);
  const executable = join(folder, 'chromium');
  const environment = {
    FONTCONFIG_FILE: join(folder, 'sans', 'fonts.conf'),
    LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter(Boolean).join(':'),
  };
  const version = versionOf(executable, environment);
  if (version !== null && majorOf(version) === majorOf(wanted)) return { executable, version, environment };
  throw new PlatformError(
    'browser-missing',
    `The Chromium unpacked in ${folder} is not version ${wanted} but ${version ?? 'does not run'}. Remove that folder.`,
  );
}

/** A folder in the temporary folder into which nobody else can have put anything. */
function privateFolder(): string {
  const folder = join(tmpdir(), `corridor-${userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) {
    throw new PlatformError(
      'browser-missing',
      `${folder} belongs to somebody else. Set TMPDIR to a folder of your own.`,
    );
  }
  return folder;
}

async function unpack(archives: string, folder: string): Promise<void> {
  const unfinished = mkdtempSync(`${folder}-`);
  const files = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
  await Promise.all(files.map(async (file) => await inflateInto(unfinished, join(archives, file))));
  writeFonts(join(unfinished, 'sans'), join(unfinished, 'fonts'), join(folder, 'sans'));
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another process finished the same version first.
    rmSync(unfinished, { recursive: true });
  }
}

/** `inflate` reads the temporary folder's name before it first waits, so it can be changed just for that moment. */
function inflateInto(folder: string, archive: string): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return inflate(archive);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function versionOf(executable: string, environment: Readonly<Record<string, string>>): string | null {
  try {
    const env = { ...process.env, ...environment };
    return execFileSync(executable, ['--version'], { encoding: 'utf8', env, stdio: 'pipe', timeout: 30_000 }).trim();
  } catch {
    return null;
  }
}

function majorOf(version: string): number {
  return Number(/(\d+)\./.exec(version)?.[1] ?? 0);
}
