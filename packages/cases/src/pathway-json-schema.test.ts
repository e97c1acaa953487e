import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { written } from '../test/pathways.ts';
import { pathwayJsonSchema } from './pathway-json-schema.ts';
import { PATHWAY_WORDS } from './pathway-words.ts';

const published = readFileSync(new URL('../../../pathways/pathway.schema.json', import.meta.url), 'utf8');

/** Every `description` with the path of its field. */
function described(schema: unknown, path: string): readonly (readonly [path: string, words: string])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, items, oneOf = [], anyOf = [] } = schema as Record<string, object | undefined>;
  const fields = Object.entries(properties as Record<string, { readonly description?: string }>);
  return [
    ...fields.flatMap(([name, field]) => {
      const at = path === '' ? name : `${path}.${name}`;
      return [[at, field.description ?? ''] as const, ...described(field, at)];
    }),
    ...described(items, `${path}[]`),
    ...[...(oneOf as readonly unknown[]), ...(anyOf as readonly unknown[])].flatMap((form) => described(form, path)),
  ];
}

test('[PW21] the published JSON Schema is that of the code, and describes every field', () => {
  const schema = pathwayJsonSchema();
  expect(JSON.parse(published)).toEqual(schema);
  const fields = described(schema, '');
  expect(fields.filter(([, words]) => !/^["A-Za-z].*[.)]$/su.test(words))).toEqual([]);
  const paths = new Set(fields.map(([path]) => path));
  expect(Object.keys(PATHWAY_WORDS).filter((path) => !paths.has(path))).toEqual([]);
  expect(Object.keys(written).filter((path) => !paths.has(path))).toEqual([]);
});
