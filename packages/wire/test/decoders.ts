/** Every decoder of this package, found by what it is, so that a new record or frame is fuzzed without being listed. */
import { readFileSync } from 'node:fs';
import { byError, dearMaps, type Decoder } from '@corridor/testkit/fuzz';
import { encode } from 'cborg';
import * as wire from '../src/index.ts';
import type { Format } from '../src/tuple.ts';
import { sampleOf } from './samples.ts';

const refuses = byError(wire.WireError);
type Schema = Parameters<typeof wire.decodeFrame>[0];

function isFormat(value: unknown): value is Format<unknown> {
  return typeof value === 'object' && value !== null && 'label' in value && 'decode' in value;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

/** Statements and events of a whole case, as vectors hold them. */
const file = JSON.parse(readFileSync(new URL('../../../vectors/case/case.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>;
const signed = [
  'organisations',
  'vouches',
  'guardians',
  'people',
  'rosters',
  'teamWraps',
  'epochs',
  'caseWraps',
  'receipts',
  'firings',
]
  .flatMap((name) => file[name] as readonly string[])
  .map(wire.fromHex);
const events = (file['log'] as readonly { readonly event: string }[]).map(({ event }) => wire.fromHex(event));
const inside = [
  ...signed.map((raw) => wire.decodeSigned(raw).bytes),
  ...events.map((raw) => wire.decodeSealedEvent(raw).header),
];

function seedsOf({ label }: Format<unknown>): readonly Uint8Array[] {
  return inside.filter((bytes) => wire.labelOf(bytes) === label).slice(0, 6);
}

const everything: readonly unknown[] = Object.values(wire);
const formats: readonly Decoder[] = everything
  .filter(isFormat)
  .map((format) => ({ name: format.label, seeds: seedsOf(format), decode: (bytes) => format.decode(bytes), refuses }));

/** All frames and bodies come through one decoding, so that a few stand for all where a dear input takes long to make. */
const DEAR = new Set(['up', 'down', 'rotaAsk', 'enrolAsk']);

const frames: readonly Decoder[] = Object.entries<unknown>({ ...wire }).flatMap(([name, schema]): Decoder[] => {
  if (!isSchema(schema)) return [];
  const samples = sampleOf(schema);
  const frame = {
    name: `frame ${name}`,
    seeds: samples.map((value) => encode(value)),
    decode: (bytes: Uint8Array) => wire.decodeFrame(schema, bytes),
    refuses,
  };
  return [DEAR.has(name) ? { ...frame, dear: () => dearMaps(samples, encode) } : frame];
});

const ascii = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const named: readonly Decoder[] = [
  { name: 'signed', seeds: signed.slice(0, 8), decode: wire.decodeSigned, refuses },
  { name: 'sealed-event', seeds: events.slice(0, 8), decode: wire.decodeSealedEvent, refuses },
  { name: 'erased-event', seeds: [], decode: wire.decodeErasedEvent, refuses },
  { name: 'label', seeds: signed.slice(0, 2), decode: wire.labelOf, refuses },
  { name: 'hexadecimal', seeds: [wire.toUtf8('00ff')], decode: (bytes) => wire.fromHex(ascii(bytes)), refuses },
  { name: 'base64url', seeds: [wire.toUtf8('AAEC_-8')], decode: (bytes) => wire.fromBase64url(ascii(bytes)), refuses },
  { name: 'UTF-8', seeds: [wire.toUtf8('Ŵyth')], decode: (bytes) => wire.fromUtf8(bytes), refuses },
  { name: 'padding', seeds: [wire.pad(new Uint8Array(300))], decode: wire.unpad, refuses },
];

export const decoders: readonly Decoder[] = [...formats, ...frames, ...named];
