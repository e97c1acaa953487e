/** What a PostgreSQL data folder says about the server that runs on it: the file postmaster.pid. */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

const PID_LINE = 0;
const PORT_LINE = 3;
const STATUS_LINE = 7;

/** null when there is no such file, or when it is being written at this moment. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  const lines = readPidFile(dataFolder)?.split('\n');
  if (lines === undefined) return null;
  const pid = Number(lines[PID_LINE]);
  const port = Number(lines[PORT_LINE]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return { pid, port, ready: lines[STATUS_LINE]?.trim() === 'ready' };
}

/**
 * Whether the process of that number is a server on this very folder. After a power cut the number may have been given
 * to somebody else, whom we must neither adopt nor stop. Where there is no /proc, a living process counts as the server.
 */
export function isServing(pid: number, dataFolder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder);
  } catch {
    return false;
  }
}

/** A process that has ended but whose parent has not looked yet (in a container nobody may) is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return process.platform !== 'linux' || !hasEnded(pid);
}

function hasEnded(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return true;
  }
}

function readPidFile(dataFolder: string): string | null {
  try {
    return readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8');
  } catch {
    return null;
  }
}
