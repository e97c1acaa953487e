/** Valid bytes made wrong in the ways that decoders are made to fail by. */
import { fromHex } from '@corridor/wire';
import type { Decoder } from './decoder.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (chance: Chance, most: number): number => Math.floor(chance() * most);

/**
 * Bytes that mean something somewhere: lengths beyond every end, CBOR's NaN, infinities, negative and unsafe numbers,
 * indefinite lengths and promises of four thousand million entries, ends of text, quotes and brackets.
 */
const TELLING: readonly Uint8Array[] = [
  '00000000',
  '7fffffff',
  'ffffffff',
  '80000000',
  '00100000',
  'ffffffffffffffff',
  '0020000000000000',
  'f97e00',
  'f97c00',
  'f9fc00',
  'fb7ff8000000000000',
  'fbffefffffffffffff',
  '20',
  '3affffffff',
  '3bffffffffffffffff',
  '1b0020000000000000',
  '9bffffffffffffffff',
  '9affffffff',
  'bbffffffffffffffff',
  '5bffffffffffffffff',
  '7affffffff',
  '9f',
  'bf',
  '5f',
  '7f',
  'ff',
  'c0',
  'd9d9f7',
  'f7',
  'f6',
  'f4',
  'a0',
  '80',
  '6161',
  '615f',
  '695f5f70726f746f5f5f',
  '00',
  '0a',
  '0d0a',
  '22',
  '5b',
  '7b',
  '2c',
  '3a',
  '2d',
  '2a61',
  '2661',
  'e280ae',
  'c0af',
  'eda080',
  'f09f9880',
  '2e',
  '2d31',
  '4e614e',
  '31653939',
  '393939393939393939',
].map(fromHex);

const OPENINGS: readonly Uint8Array[] = ['81', 'a16161', '5b', '7b2261223a', '2d20', '28', '0000', '2661206e'].map(
  fromHex,
);

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

type Mutation = (bytes: Uint8Array, chance: Chance, other: Uint8Array) => Uint8Array;

function put(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  if (at < copy.length) copy[at] = value;
  return copy;
}

const MUTATIONS: readonly Mutation[] = [
  (bytes, chance) => {
    const at = below(chance, bytes.length);
    return put(bytes, at, (bytes[at] ?? 0) ^ (1 << below(chance, 8)));
  },
  (bytes, chance) => put(bytes, below(chance, bytes.length), [0, 1, 0x7f, 0x80, 0xff][below(chance, 5)] ?? 0),
  (bytes, chance) => bytes.subarray(0, below(chance, bytes.length + 1)),
  (bytes, chance) => bytes.subarray(below(chance, bytes.length + 1)),
  (bytes, chance) => join(bytes, Uint8Array.of(below(chance, 256))),
  (bytes, chance) => {
    const from = below(chance, bytes.length);
    return join(bytes.subarray(0, from), bytes.subarray(from + 1 + below(chance, 16)));
  },
  (bytes, chance) => {
    const from = below(chance, bytes.length);
    const piece = bytes.subarray(from, from + 1 + below(chance, 32));
    return join(
      bytes.subarray(0, from),
      ...Array.from({ length: 1 + below(chance, 8) }, () => piece),
      bytes.subarray(from),
    );
  },
  (bytes, chance) => {
    const [at, telling] = [below(chance, bytes.length + 1), TELLING[below(chance, TELLING.length)] ?? bytes];
    return join(bytes.subarray(0, at), telling, bytes.subarray(at));
  },
  (bytes, chance) => {
    const [at, telling] = [below(chance, bytes.length + 1), TELLING[below(chance, TELLING.length)] ?? bytes];
    return join(bytes.subarray(0, at), telling, bytes.subarray(at + telling.length));
  },
  (bytes, chance, other) =>
    join(bytes.subarray(0, below(chance, bytes.length + 1)), other.subarray(below(chance, other.length + 1))),
  (bytes, chance) => {
    const opening = OPENINGS[below(chance, OPENINGS.length)] ?? bytes;
    const at = below(chance, bytes.length + 1);
    return join(
      bytes.subarray(0, at),
      ...Array.from({ length: below(chance, 200) }, () => opening),
      bytes.subarray(at),
    );
  },
];

/** One to four changes, one upon the other. @param other What it may be spliced with. */
export function mutated(bytes: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  let result = bytes;
  for (let rounds = 1 + below(chance, 4); rounds > 0; rounds--) {
    result = (MUTATIONS[below(chance, MUTATIONS.length)] ?? ((same) => same))(result, chance, other);
  }
  return result;
}

/** One byte each, and an entry or a character: what may cost most beside its length. */
const DEAR: readonly Uint8Array[] = ['00', '20', '60', '80', 'a0', 'f6', '22', '0a', '2c', '9f', '613a0a'].map(fromHex);

/** The largest input of the hostile ones, in bytes. */
const HOSTILE = 64 * 1024;

function repeated(piece: Uint8Array, length = HOSTILE): Uint8Array {
  const whole = new Uint8Array(length);
  whole.set(piece.subarray(0, length));
  for (let filled = piece.length; filled < length; filled *= 2) whole.copyWithin(filled, 0, filled);
  return whole;
}

const nothing = (): Iterable<Uint8Array> => [];

/** Inputs made to cost time or memory: depth, breadth, great promises; each alone, and in the middle of what is valid. */
export function hostile({ seeds, dear = nothing }: Pick<Decoder, 'seeds' | 'dear'>): readonly Uint8Array[] {
  const runs = [...OPENINGS, ...DEAR].map((piece) => repeated(piece));
  const [seed = new Uint8Array(0)] = seeds;
  const half = Math.floor(seed.length / 2);
  const within = runs.map((run) => join(seed.subarray(0, half), run, seed.subarray(half)));
  return [
    ...dear(),
    ...runs,
    ...within,
    ...seeds.slice(0, 2).map((each) => repeated(each, Math.max(HOSTILE, each.length))),
  ];
}

/** A megabyte of each dear thing, alone and within what is valid; and what the decoder itself knows to be dear. */
export function* large({ seeds, dear = nothing }: Pick<Decoder, 'seeds' | 'dear'>): Generator<Uint8Array> {
  const size = 16 * HOSTILE;
  const [seed = new Uint8Array(0)] = seeds;
  const half = Math.floor(seed.length / 2);
  yield* dear();
  for (const piece of [...DEAR, ...OPENINGS]) {
    yield repeated(piece, size);
    yield join(seed.subarray(0, half), repeated(piece, size), seed.subarray(half));
  }
  if (seed.length > 0) yield repeated(seed, size);
}
