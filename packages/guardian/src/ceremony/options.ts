/** What the command was given: names first, then `--option value`. */
import { parseArgs } from 'node:util';
import { isId } from '@corridor/wire';
import { GuardianError } from '../error.ts';

const OPTIONS = {
  guardian: { type: 'string' },
  token: { type: 'string' },
  ods: { type: 'string' },
  name: { type: 'string' },
  area: { type: 'string' },
  administrator: { type: 'string', multiple: true },
  threshold: { type: 'string' },
  custodians: { type: 'string' },
  custodian: { type: 'string', multiple: true },
  fingerprint: { type: 'string' },
  organisation: { type: 'string' },
  user: { type: 'string' },
  days: { type: 'string' },
  team: { type: 'string', multiple: true },
  from: { type: 'string' },
  out: { type: 'string' },
  rehearsal: { type: 'boolean' },
} as const;

type Words = Exclude<keyof typeof OPTIONS, 'administrator' | 'custodian' | 'team' | 'rehearsal'>;

export interface Options {
  /** A file that the deed is about. */
  readonly names: readonly string[];
  readonly word: Readonly<Partial<Record<Words, string>>>;
  readonly administrators: readonly string[];
  /** Paths of custodians' files. */
  readonly custodians: readonly string[];
  /** Of a merger: `old=new`. */
  readonly teams: readonly string[];
  readonly rehearsal: boolean;
}

/** @throws GuardianError `malformed` for an option that there is not. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const { administrator, custodian, team, rehearsal, ...word } = values;
    return {
      names: positionals,
      word: { ...word },
      administrators: administrator ?? [],
      custodians: custodian ?? [],
      teams: team ?? [],
      rehearsal: rehearsal ?? false,
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

export function neededNumber(options: Options, name: 'threshold' | 'custodians' | 'days'): number {
  const value = needed(options, name);
  if (!/^[0-9]{1,3}$/u.test(value)) throw wrong(`--${name}`, 'Give a number.');
  return Number(value);
}

/** @throws GuardianError `malformed` unless it is an identifier. */
export function neededId<T extends string>(options: Options, name: 'organisation' | 'user'): T {
  const value = needed(options, name);
  if (!isId(value)) throw wrong(`--${name}`, 'Give an identifier: 32 lower-case hexadecimal characters.');
  return value as string as T;
}

/** @throws GuardianError `malformed` unless exactly one name was given. */
export function oneName({ names }: Options, noun: string): string {
  const [name, ...more] = names;
  if (name === undefined || more.length > 0) throw wrong(noun, 'Give exactly one.');
  return name;
}

export function wrong(path: string, message: string): GuardianError {
  return new GuardianError('malformed', 'ceremony', [{ path, message }]);
}
