/** The decoders that the guardian has beside those of the client: pathways as YAML, what people type, JSON, ceremony files. */
import { asText, byAnswer, byError, type Decoder } from '@corridor/testkit/fuzz';
import { readdirSync, readFileSync } from 'node:fs';
import { readAcceptance, readAnswer, readRequest } from '../src/ceremony/exchange.ts';
import { GuardianError } from '../src/error.ts';
import { newPerson } from '../src/http/admin-input.ts';
import { JsonBody, readJson } from '../src/http/body.ts';
import { readQuery } from '../src/lookup/query.ts';
import { readText } from '../src/pathways/document.ts';

const PATHWAYS = new URL('../../../pathways/', import.meta.url);
const pathways = readdirSync(PATHWAYS).filter((name) => name.endsWith('.yaml'));
const refuses = byError(GuardianError);
const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words));
const file = (kind: string): Uint8Array => text(`corridor-ceremony/v1 ${kind} ${'AAAA'.repeat(20)}\n`);

/** Largest text of a pathway, as the guardian's routes bound it before it is read. */
const MOST_PATHWAY = 64 * 1024;

export const decoders: readonly Decoder[] = [
  {
    name: 'a pathway as YAML',
    seeds: pathways.slice(0, 3).map((name) => new Uint8Array(readFileSync(new URL(name, PATHWAYS)))),
    decode: (bytes) => readText(asText(bytes.subarray(0, MOST_PATHWAY))),
    refuses: byAnswer,
  },
  {
    name: 'what is typed to find a patient',
    seeds: [text('barrowclough joan 14/07/1957'), text('999 000 0018'), text('14 July 1957 barrow')],
    decode: (bytes) => readQuery(asText(bytes).slice(0, 200)),
    refuses: byAnswer,
  },
  {
    name: 'a JSON body',
    seeds: [text('{"name":"Dr A","role":"GP","powers":[],"identity":{"sub":"a"}}')],
    decode: (bytes) => readJson(newPerson, new JsonBody(bytes)),
    refuses,
  },
  { name: 'a ceremony’s request', seeds: [], decode: async (bytes) => await readRequest('f', asText(bytes)), refuses },
  { name: 'a ceremony’s answer', seeds: [], decode: (bytes) => readAnswer('f', asText(bytes)), refuses },
  { name: 'an acceptance', seeds: [], decode: (bytes) => readAcceptance('f', asText(bytes)), refuses },
  {
    name: 'ceremony files with a head',
    seeds: [],
    decode: async (bytes) => await readRequest('f', asText(new Uint8Array([...file('request'), ...bytes]))),
    refuses,
  },
];
