/** Starts everything in order, keeps it running, and stops it in reverse. */
import { join } from 'node:path';
import { PlatformError } from '../platform/error.ts';
import { noteKeysIn } from '../platform/note-keys.ts';
import { isFree } from '../platform/port.ts';
import { type Child, type ChildSpec, startChild } from './child.ts';
import { openDatabases } from './databases.ts';
import { forgetInstance, noteInstance, takeOver } from './instance.ts';
import { runLoader } from './loader.ts';
import type { Options } from './options.ts';
import { type Ground, type Plan, type Ports, portsFrom } from './plan.ts';
import { say, step } from './progress.ts';
import { loadSecrets } from './secrets.ts';

/** Resolves with the exit code when everything has stopped again: after a signal, or because something did not start. */
export async function runCorridor(root: string, options: Options, plan: Plan): Promise<number> {
  const instance = join(options.dataDir, 'instance.json');
  await takeOver(instance);
  const stops: (() => Promise<void>)[] = [async () => forgetInstance(instance)];
  const stopped = signalled();
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.toReversed()) await stop();
  };
  try {
    const up = startAll(root, options, plan, instance, stops);
    // What had begun to start when the signal came ends with the rest, or by the pipe to it.
    up.catch(() => {});
    await Promise.race([up.then(async () => await stopped), stopped]);
    say('\nStopping …');
  } catch (error) {
    await stopAll();
    throw error;
  }
  await stopAll();
  say('Stopped.');
  return 0;
}

async function startAll(
  root: string,
  options: Options,
  plan: Plan,
  instance: string,
  stops: (() => Promise<void>)[],
): Promise<void> {
  const started = performance.now();
  const ports = portsFrom(options.port);
  const address = `http://localhost:${ports.web}`;
  await demandPorts(ports);
  say(`Starting Corridor. Everything it keeps is in ${options.dataDir}`);

  const webDir = step('web app', async () => await plan.webApp(root));
  webDir.catch(() => {});
  const opening = step('database', async () => await openDatabases(options.dataDir, ports.database));
  stops.push(async () => {
    await (await opening.catch(() => null))?.stop();
  });
  const databases = await opening;
  const secrets = loadSecrets(join(options.dataDir, 'secrets.json'));
  const noteKeys = await noteKeysIn(options.dataDir);
  const ground: Ground = { root, options, ports, secrets, databases, webDir: await webDir, noteKeys };

  const children: Child[] = [];
  const note = (): void => {
    const alive = children.map((child) => ({ pid: child.pid(), entry: child.entry }));
    const running = alive.flatMap(({ pid, entry }) => (pid === null ? [] : { pid, entry }));
    noteInstance(instance, { pid: process.pid, entry: process.argv[1] ?? '', address, children: running });
  };
  const start = async (spec: ChildSpec): Promise<void> => {
    const child = startChild(spec, { say, changed: note });
    stops.push(child.stop);
    children.push(child);
    note();
    await child.ready;
  };
  for (const stage of plan.stages(ground)) {
    await Promise.all(stage.map(async (spec) => await step(spec.name, async () => await start(spec))));
  }
  say(`\nCorridor is ready after ${((performance.now() - started) / 1000).toFixed(1)} s:  ${address}\n`);
  showPeople(plan);
  if (options.demo && plan.loader !== null) load(plan.loader(ground), options, stops);
}

function showPeople(plan: Plan): void {
  say('Sign in as any of the demo’s staff, for example');
  for (const person of plan.people()) say(`  ${person}`);
  say('\nCtrl-C stops everything.\n');
}

function load(spec: Pick<ChildSpec, 'entry' | 'env'>, options: Options, stops: (() => Promise<void>)[]): void {
  const loader = runLoader(spec.entry, spec.env, join(options.dataDir, 'logs', 'demo.log'));
  stops.push(async () => {
    loader.stop();
    await loader.finished;
  });
}

async function demandPorts({ web, server, identity, witness }: Ports): Promise<void> {
  const wanted = { 'the web app': web, 'the server': server, 'the sign-in': identity, 'the witness': witness };
  for (const [use, port] of Object.entries(wanted)) {
    if (await isFree(port)) continue;
    throw new PlatformError('port-taken', `Port ${port}, wanted for ${use}, is taken by another program.`);
  }
}

/** The first signal to stop. npm and the terminal may each send one; the later ones are the same wish. */
async function signalled(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
