/** Processor time from /proc (proc(5)): of one process, of a process and its children, of the whole machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
/** Fields of /proc/<pid>/stat after the command's closing bracket, counted from 0. */
const STAT = { parent: 1, user: 11, system: 12, childrenUser: 13, childrenSystem: 14 } as const;

/** Milliseconds of processor since the start of each. */
export interface Processor {
  readonly server: number;
  readonly database: number;
  readonly generator: number;
  /** All that the machine did, idling left out. */
  readonly machine: number;
  /** Wall clock. */
  readonly at: number;
}

/** Reads the clocks; 0 for a database that runs elsewhere. */
export function readProcessor(serverPid: number, databasePid: number | null): Processor {
  return {
    server: ofProcess(serverPid),
    database: databasePid === null ? 0 : ofTree(databasePid),
    generator: ofProcess(process.pid),
    machine: ofMachine(),
    at: performance.now(),
  };
}

export function between(before: Processor, after: Processor): Processor {
  return {
    server: after.server - before.server,
    database: after.database - before.database,
    generator: after.generator - before.generator,
    machine: after.machine - before.machine,
    at: after.at - before.at,
  };
}

/** Shares of the machine's cores, for the column "bounded by". `others` is the noise: programs that are none of ours. */
export function sharesOf({ server, database, generator, machine, at }: Processor): string {
  const of = (ms: number): string => `${Math.round((100 * ms) / (at * availableParallelism()))} %`;
  const others = Math.max(0, machine - server - database - generator);
  return `server ${of(server)}, database ${of(database)}, generator ${of(generator)}, others ${of(others)}`;
}

function ofProcess(pid: number): number {
  const stat = statOf(pid);
  return stat === null ? 0 : milliseconds(stat, STAT.user, STAT.system);
}

/** With children that have ended, whose time their parent keeps. */
function ofTree(root: number): number {
  const own = statOf(root);
  if (own === null) return 0;
  const children = pids().filter((pid) => statOf(pid)?.[STAT.parent] === String(root));
  const ended = milliseconds(own, STAT.user, STAT.system, STAT.childrenUser, STAT.childrenSystem);
  return children.reduce((sum, pid) => sum + ofProcess(pid), ended);
}

function ofMachine(): number {
  const [all = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, soft = 0] = all.split(/\s+/).slice(1).map(Number);
  return ((user + nice + system + interrupts + soft) * 1000) / TICKS_PER_SECOND;
}

function pids(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function milliseconds(stat: readonly string[], ...fields: readonly number[]): number {
  return fields.reduce((sum, field) => sum + Number(stat[field] ?? 0), 0) * (1000 / TICKS_PER_SECOND);
}
