/** Maps whose encoder is given, made dear: in place of each field, many small things, deep things, and what is no number. */
const MANY = 200_000;
const DEPTH = 60_000;

const filled = (value: unknown): readonly unknown[] => Array.from({ length: MANY }, () => value);
const WIDE: readonly (() => unknown)[] = [
  () => filled(0),
  () => filled({}),
  () => filled([]),
  () => filled('a'),
  () => filled(null),
  wideMap,
];

function wideMap(): object {
  return Object.fromEntries(Array.from({ length: MANY / 4 }, (_, key) => [`k${key}`, 0]));
}

/** A map of one field that holds arrays in arrays. */
function deep(name: string, encode: (value: unknown) => Uint8Array): Uint8Array {
  const head = encode({ [name]: 0 });
  return new Uint8Array(Buffer.concat([head.subarray(0, -1), new Uint8Array(DEPTH).fill(0x81), Uint8Array.of(0)]));
}

/** @param samples Maps that the schema takes. @param wrap What stands around a map on the wire, if anything. */
export function* dearMaps(
  samples: readonly unknown[],
  encode: (value: unknown) => Uint8Array,
  wrap: (value: object) => unknown = (value) => value,
): Generator<Uint8Array> {
  const maps = samples.filter((value): value is object => typeof value === 'object' && value !== null);
  const fields = maps.flatMap((map) => Object.keys(map).map((name) => [map, name] as const));
  for (const [i, wide] of WIDE.entries()) {
    const [map, name] = fields[(i * 7) % Math.max(1, fields.length)] ?? [{}, 'a'];
    yield encode(wrap({ ...map, [name]: wide() }));
  }
  yield deep(fields[0]?.[1] ?? 'a', encode);
}

/** Numbers that no count, time or length is. */
export const NO_COUNTS: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  -0.5,
  0.5,
  2 ** 53,
  1e300,
  2n ** 63n,
];
