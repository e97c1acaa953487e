/** The pathway file's format as JSON Schema, for editors: each field with what it is for. Rule PW21. */
import * as z from 'zod/mini';
import { CasesError } from './error.ts';
import { pathwayFileSchema } from './pathway-schema.ts';
import { PATHWAY_WORDS, TEAM_WORDS } from './pathway-words.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function isMap(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** @throws CasesError `pathway-invalid` for a field that no words describe. */
function wordsFor(path: string): string {
  const team = /\.(ods|team|root)$/u.exec(path.replace('[]', ''))?.[1];
  const words = PATHWAY_WORDS[path] ?? (team === undefined ? undefined : TEAM_WORDS[team]);
  if (words === undefined) throw new CasesError('pathway-invalid', [{ path, mend: 'Say what this field is for.' }]);
  return words;
}

function describeFields(properties: Json | undefined, path: string): Json {
  if (!isMap(properties)) return {};
  const fields = Object.entries(properties).map(([name, field]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const described = describe(field, at);
    return [name, isMap(described) ? { description: wordsFor(at), ...described } : described] as const;
  });
  return Object.fromEntries(fields);
}

/** A schema with its fields described, as deep as it goes. */
function describe(schema: Json, path: string): Json {
  if (!isMap(schema)) return schema;
  const { properties, items, oneOf, anyOf } = schema;
  const forms = (list: Json | undefined) =>
    Array.isArray(list) ? list.map((each: Json) => describe(each, path)) : list;
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: describeFields(properties, path) }),
    ...(items === undefined ? {} : { items: describe(items, `${path}[]`) }),
    ...(oneOf === undefined ? {} : { oneOf: forms(oneOf) ?? [] }),
    ...(anyOf === undefined ? {} : { anyOf: forms(anyOf) ?? [] }),
  };
}

/** JSON Schema draft 7, which editors' YAML support reads. */
export function pathwayJsonSchema(): Json {
  const schema = z.toJSONSchema(pathwayFileSchema, { io: 'input', target: 'draft-7' }) as unknown as Json;
  const described = describe(schema, '');
  const title = 'A Corridor pathway';
  const description = 'Who may ask whom, what to ask, how soon, and what happens if nobody answers.';
  return { title, description, ...(isMap(described) ? described : {}) };
}
