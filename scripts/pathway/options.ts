/** What the command was given: names first, then `--option value`. */
import { parseArgs } from 'node:util';
import { CommandError } from './error.ts';

const OPTIONS = {
  at: { type: 'string' },
  guardian: { type: 'string' },
  token: { type: 'string' },
  team: { type: 'string' },
  telephone: { type: 'string' },
  sha256: { type: 'string' },
} as const;

export interface Options {
  /** Files, or the id of a proposal. */
  readonly names: readonly string[];
  readonly given: Readonly<Partial<Record<keyof typeof OPTIONS, string>>>;
}

export type Say = (line: string) => void;

/** @throws CommandError for an option that there is not. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    return { names: positionals, given: { ...values } };
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : 'These options are not understood.');
  }
}

/** @throws CommandError naming the option that is missing. */
export function needed({ given }: Options, name: keyof typeof OPTIONS): string {
  const value = given[name];
  if (value === undefined) throw new CommandError(`Give --${name}.`);
  return value;
}

/** @throws CommandError unless exactly one name was given. */
export function oneName({ names }: Options, noun: string): string {
  const [name, ...more] = names;
  if (name === undefined || more.length > 0) throw new CommandError(`Give one ${noun}.`);
  return name;
}
