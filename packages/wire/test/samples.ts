/** Values that a schema takes, made from the schema itself: one of each form of a union, lists with one entry and with none. */
import * as z from 'zod/mini';

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes['_zod']['def'];

/** What `z.custom` and the formats of text take here: identifiers, bytes, dates, addresses. */
const GUESSES: readonly unknown[] = [
  '0123456789abcdef0123456789abcdef',
  new Uint8Array(32),
  new Uint8Array(64),
  new Uint8Array(1216),
  'https://a.example',
  'a@b.example',
  '9990000018',
  '2026-11-23',
  'words',
  1,
];

function guess(schema: Schema): readonly unknown[] {
  return GUESSES.filter((value) => z.safeParse(schema, value).success).slice(0, 1);
}

/** @returns None, if nothing was found that the schema takes. */
export function sampleOf(schema: Schema): readonly unknown[] {
  return samplesOf(schema).filter((value) => z.safeParse(schema, value).success);
}

function samplesOf(schema: Schema): readonly unknown[] {
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'object':
      return objects(def.shape);
    case 'array':
      return [[], samplesOf(def.element).slice(0, 3)];
    case 'tuple':
      return [def.items.map((item) => samplesOf(item)[0])];
    case 'union':
      return def.options.flatMap((option) => samplesOf(option).slice(0, 2));
    case 'optional':
      return samplesOf(def.innerType);
    case 'nullable':
      return [...samplesOf(def.innerType), null];
    case 'literal':
      return def.values;
    case 'enum':
      return Object.values(def.entries).slice(0, 1);
    case 'boolean':
      return [true];
    default:
      return guess(schema);
  }
}

/** Two objects: with the first sample of each field, and with the last. */
function objects(shape: Readonly<Record<string, Schema>>): readonly unknown[] {
  const fields = Object.entries(shape).map(([name, field]) => [name, samplesOf(field)] as const);
  return [0, -1].map((at) => Object.fromEntries(fields.map(([name, values]) => [name, values.at(at)])));
}
