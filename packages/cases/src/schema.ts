/** The small schemas that every body uses, and how a schema's faults become sentences. */
import type { BlobId, EventId, OrganisationId, TeamId, UserId } from '@corridor/wire';
import { isId } from '@corridor/wire';
import * as z from 'zod/mini';
import { type Fault, CasesError, type CasesErrorCode } from './error.ts';

// The web app's policy forbids making code from text; without this the schema library tries it once and is reported.
z.config({ jitless: true });

const id = <T extends string>() =>
  z.custom<T>(
    (value) => typeof value === 'string' && isId(value),
    'Give an identifier: 32 lower-case hexadecimal characters.',
  );

export const organisationId = id<OrganisationId>();
export const teamId = id<TeamId>();
export const userId = id<UserId>();
export const eventId = id<EventId>();
export const blobId = id<BlobId>();

/** Milliseconds since 1970 in UTC. The bound is the year 9999. */
export const instant = z.int().check(z.gte(0), z.lte(253_402_300_799_999));
export const count = (most: number) => z.int().check(z.gte(0), z.lte(most));
export const bytes = (least: number, most: number) =>
  z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.length >= least && value.length <= most,
    least === most ? `Give ${least} bytes.` : `Give ${least} to ${most} bytes.`,
  );
/** A short machine-readable name, as in `left-forearm`. */
export const slug = z
  .string()
  .check(
    z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'Use lower-case letters, digits and single hyphens.'),
    z.maxLength(40, 'Use at most 40 characters.'),
  );
export function list<T extends z.core.$ZodType>(of: T, most: number, least = 0) {
  return z.array(of).check(z.minLength(least, `Give at least ${least}.`), z.maxLength(most, `Give at most ${most}.`));
}

/** A list in which no two have the same name. `noun` says of what, in the fault. */
export function listOfNamed<T extends z.core.$ZodType>(
  of: T,
  [least, most]: readonly [least: number, most: number],
  noun: string,
  nameOf: (item: z.output<T>) => string,
) {
  return list(of, most, least).check((payload) => {
    const names = payload.value.map(nameOf);
    names.forEach((name, i) => {
      if (names.indexOf(name) === i) return;
      const message = `There is another ${noun} of this name. Give this one its own.`;
      payload.issues.push({ code: 'custom', path: [i], message, input: name });
    });
  });
}

/**
 * What fields allow singly and not together, as a check that runs when none of those fields has a fault of its own: so
 * that the faults of fields do not hide those of the whole. Paths of the faults are below the object.
 */
export function across<Part>(
  fields: readonly (keyof Part & string)[],
  rule: (part: Part) => readonly PlacedFault[],
): z.core.$ZodCheck<Part> {
  const rests: ReadonlySet<PropertyKey> = new Set(fields);
  return z.check<Part>(
    (payload) => {
      for (const { path, mend } of rule(payload.value)) {
        payload.issues.push({ code: 'custom', path: [...path], message: mend, input: payload.value });
      }
    },
    {
      when: ({ value, issues }) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        !issues.some(({ path }) => path?.[0] !== undefined && rests.has(path[0])),
    },
  );
}

/** A fault with the keys that lead to it. */
export interface PlacedFault {
  readonly path: readonly (string | number)[];
  readonly mend: string;
}

function pathOf(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'Write text here.',
  number: 'Give a number.',
  int: 'Give a whole number.',
  boolean: 'Say true or false.',
  array: 'Give a list.',
  object: 'Give an entry with named fields.',
};

function mendOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `This is missing. ${EXPECTED[issue.expected] ?? ''}`.trim()
        : (EXPECTED[issue.expected] ?? 'Give another kind of value.');
    case 'invalid_value':
      return `Choose one of: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `Remove or correct the unknown ${issue.keys.length === 1 ? 'field' : 'fields'} ${issue.keys.join(', ')}.`;
    case 'too_small':
      return issue.message === 'Invalid input' ? `Give at least ${issue.minimum}.` : issue.message;
    case 'too_big':
      return issue.message === 'Invalid input' ? `Give at most ${issue.maximum}.` : issue.message;
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message === 'Invalid input' ? 'Give another value.' : issue.message;
    case 'invalid_union':
      return 'Give one of the forms that this field allows.';
    default:
      return issue satisfies never;
  }
}

function faultsOf(error: z.core.$ZodError): readonly Fault[] {
  return error.issues.map((issue) => ({ path: pathOf(issue.path), mend: mendOf(issue) }));
}

/** Data as it is after checking: nobody changes it in place. */
export type Immutable<T> = T extends string | number | boolean | null | undefined | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Immutable<Item>[]
    : { readonly [Key in keyof T]: Immutable<T[Key]> };

/** @throws CasesError with the given code and every fault of the value. */
export function conform<T extends z.core.$ZodType>(schema: T, value: unknown, code: CasesErrorCode): z.output<T> {
  // The input is asked for only to tell a missing field from a wrong one; no fault repeats it.
  const result = z.safeParse(schema, value, { reportInput: true });
  if (!result.success) throw new CasesError(code, faultsOf(result.error));
  return result.data;
}
