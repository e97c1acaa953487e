import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BenchError } from './error.ts';

export const PARTS = [
  'append',
  'latency',
  'pages',
  'timers',
  'viewed',
  'idle',
  'browser',
  'queue',
  'search',
  'fold',
  'unlock',
  'log',
  'rotation',
] as const;
export type Part = (typeof PARTS)[number];

export const USAGE = `Measures Corridor on this machine and prints a table of figures with the aim of each and what bounds it.

  npm run bench
  npm run bench -- [--only PARTS] [--seconds N] [--runs N] [--json FILE] [--profile DIR] [--help]

  --only PARTS   some of ${PARTS.join(',')} (default all)
  --seconds N    how long each load is measured, 1 to 120 (default 10)
  --runs N       how often; the figures are medians (1 to 9, default 3)
  --json FILE    writes figures, runs and the machine there too
  --profile DIR  writes a processor profile of the server's work in each run of append and timers there
  --help         shows this
`;

export interface Options {
  readonly only: readonly Part[];
  readonly seconds: number;
  readonly runs: number;
  readonly json: string | null;
  readonly profile: string | null;
  readonly help: boolean;
}

/** @throws BenchError `bad-option`, whose message names the flag. */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  return {
    only: partsOf(values.only),
    seconds: numberOf('--seconds', values.seconds, 10, 120),
    runs: numberOf('--runs', values.runs, 3, 9),
    json: values.json === undefined ? null : resolve(values.json),
    profile: values.profile === undefined ? null : resolve(values.profile),
    help: values.help === true,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const flags = {
      only: text,
      seconds: text,
      runs: text,
      json: text,
      profile: text,
      help: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message.split('. ')[0] : 'unreadable arguments';
    throw new BenchError('bad-option', `${fault}.\n\n${USAGE}`, { cause });
  }
}

function partsOf(given: string | undefined): readonly Part[] {
  if (given === undefined) return PARTS;
  const words = given.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !PARTS.some((part) => part === word));
  if (unknown === undefined) return PARTS.filter((part) => words.includes(part));
  throw new BenchError('bad-option', `--only knows ${PARTS.join(', ')}, not "${unknown}".`);
}

function numberOf(flag: string, given: string | undefined, usual: number, most: number): number {
  const value = given === undefined ? usual : Number(given);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new BenchError('bad-option', `${flag} wants a whole number from 1 to ${most}, not "${given}".`);
}
