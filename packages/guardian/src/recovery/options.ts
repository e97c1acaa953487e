/** What `npm run recover` was given. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { isId, type OrganisationId } from '@corridor/wire';
import { type Custodian, openCustodian } from '../custody/custodian-file.ts';
import { GuardianError } from '../error.ts';
import { fromCustodians, fromFolder, type OfflineKeys } from './offline-keys.ts';
import type { Incident } from './renew.ts';
import type { LogTrust } from './shown-log.ts';

const OPTIONS = {
  custodian: { type: 'string', multiple: true },
  checkpoint: { type: 'string', multiple: true },
  'no-checkpoint': { type: 'boolean' },
  'no-witness': { type: 'boolean' },
  keys: { type: 'string' },
  organisation: { type: 'string' },
  team: { type: 'string' },
  guardian: { type: 'string' },
  token: { type: 'string' },
} as const;

type Words = 'keys' | 'organisation' | 'team' | 'guardian' | 'token';

export interface Options {
  /** Paths of custodians' files. */
  readonly custodians: readonly string[];
  /** Paths of checkpoints of the log that were kept. */
  readonly checkpoints: readonly string[];
  readonly noCheckpoint: boolean;
  readonly noWitness: boolean;
  readonly word: Readonly<Partial<Record<Words, string>>>;
}

/** @throws GuardianError `malformed` for an option that there is not. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { custodian, checkpoint, 'no-checkpoint': noCheckpoint, 'no-witness': noWitness, ...word } = values;
    return {
      custodians: custodian ?? [],
      checkpoints: checkpoint ?? [],
      noCheckpoint: noCheckpoint ?? false,
      noWitness: noWitness ?? false,
      word: { ...word },
    };
  } catch {
    throw wrong('options', 'These options are not understood.');
  }
}

/** @throws GuardianError `malformed` naming the option that is missing. */
export function needed({ word }: Options, name: Words): string {
  const value = word[name];
  if (value === undefined) throw wrong(`--${name}`, 'Give this option.');
  return value;
}

/** @throws GuardianError `malformed`. */
export function neededOrganisation(options: Options): OrganisationId {
  const value = needed(options, 'organisation');
  if (!isId(value)) throw wrong('--organisation', 'Give an identifier: 32 lower-case hexadecimal characters.');
  return value as string as OrganisationId;
}

/** How long the log may take to enter the new keys, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Against what the server's log is held. A database that stands has a checkpoint itself; after a loss somebody brings one.
 *
 * @throws GuardianError `malformed`.
 */
export async function logTrust(options: Options, incident: Incident): Promise<LogTrust> {
  const { checkpoints, noCheckpoint, noWitness } = options;
  if (incident === 'everything-lost' && checkpoints.length === 0 && !noCheckpoint) throw wrong('--checkpoint', BRING);
  const kept = await Promise.all(checkpoints.map(textAt));
  return { kept, noWitness, patience: PATIENCE };
}

const BRING =
  'Give the newest checkpoint that was kept (npm run monitor -- --keep <file>, or one that another organisation of this log reads you). Only if there is none at all say --no-checkpoint: then the witness alone says that the log is the one that it was.';

async function textAt(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => {
    throw wrong(basename(path), 'The file cannot be read.');
  });
}

/**
 * The keys that the custodians have brought; for an organisation that was made for trying out, those in a folder.
 *
 * @param secret Asks for a passphrase.
 * @throws GuardianError `custodian-file`, `key-file`, `malformed`.
 */
export async function offlineKeys(
  options: Options,
  secret: (question: string) => Promise<string>,
): Promise<OfflineKeys> {
  if (options.custodians.length === 0) return await fromFolder(needed(options, 'keys'), neededOrganisation(options));
  const files: Custodian[] = [];
  for (const path of options.custodians) {
    const name = basename(path);
    const armoured = await readFile(path).catch(() => {
      throw wrong(name, 'The file cannot be read.');
    });
    files.push(await openCustodian(name, armoured, await secret(`Passphrase for ${name}`)));
  }
  return await fromCustodians(files);
}

export function wrong(path: string, message: string): GuardianError {
  return new GuardianError('malformed', 'recover', [{ path, message }]);
}
