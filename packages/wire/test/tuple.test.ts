import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, isId, labelOf, toHex, toUtf8, tuple, WireError } from '../src/index.ts';
import { bytes, id, int, list, oneOf, optional, record, struct, text } from '../src/tuple.ts';
import type { CaseId } from '../src/id.ts';

const everything = record('everything', 1, {
  case: id<CaseId>(),
  count: int,
  word: oneOf(['yes', 'no']),
  note: optional(text(100)),
  raw: bytes(64),
  pairs: list(struct({ a: int, b: text(20) }), 4),
});

const caseId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((raw) => toHex(raw) as CaseId);
const value = fc.record({
  case: caseId,
  count: fc.maxSafeNat(),
  word: fc.constantFrom('yes' as const, 'no' as const),
  note: fc.option(fc.string({ maxLength: 20, unit: 'grapheme-ascii' })),
  raw: fc.uint8Array({ maxLength: 64 }),
  pairs: fc.array(fc.record({ a: fc.maxSafeNat(), b: fc.string({ maxLength: 10, unit: 'grapheme-ascii' }) }), {
    maxLength: 4,
  }),
});

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof WireError) return error.code;
    throw error;
  }
  return 'accepted';
};

test('[TU1] what is encoded decodes to itself, and different values to different bytes', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      const encoded = everything.encode(one);
      expect(everything.decode(encoded)).toEqual(one);
      if (toHex(encoded) === toHex(everything.encode(other))) expect(other).toEqual(one);
    }),
  );
});

test('[TU1] bytes cannot move from one field to the next', () => {
  const ab = tuple('x', 1, toUtf8('ab'), toUtf8('c'));
  expect(toHex(ab)).not.toBe(toHex(tuple('x', 1, toUtf8('a'), toUtf8('bc'))));
  expect(toHex(tuple('x', 1))).not.toBe(toHex(tuple('x', 1, toUtf8(''))));
});

test('[TU2] every cut and every further byte is refused', () => {
  fc.assert(
    fc.property(value, fc.nat(), (one, cut) => {
      const encoded = everything.encode(one);
      expect(codeOf(() => everything.decode(encoded.subarray(0, cut % encoded.length)))).not.toBe('accepted');
      expect(codeOf(() => everything.decode(Uint8Array.of(...encoded, 0)))).not.toBe('accepted');
      expect(codeOf(() => everything.decode(Uint8Array.of(...encoded, 0, 0, 0, 0)))).toBe('too-many');
    }),
  );
});

test('[TU2] a byte changed is never decoded to the same value', () => {
  fc.assert(
    fc.property(value, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, where, flip) => {
      const encoded = everything.encode(one);
      const at = where % encoded.length;
      encoded[at] = (encoded[at] ?? 0) ^ flip;
      try {
        expect(everything.decode(encoded)).not.toEqual(one);
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    }),
  );
});

test('[TU3] the label is checked first, and tells formats and versions apart', () => {
  const one = record('thing', 1, { n: int });
  const two = record('thing', 2, { n: int });
  const encoded = one.encode({ n: 7 });
  expect(labelOf(encoded)).toBe('corridor/thing/v1');
  expect(codeOf(() => two.decode(encoded))).toBe('wrong-label');
});

test('[TU4] numbers, words, options and identifiers have one spelling', () => {
  expect(() => record('n', 1, { n: int }).encode({ n: -1 })).toThrow(WireError);
  expect(() => record('n', 1, { n: int }).encode({ n: 2 ** 53 })).toThrow(WireError);
  expect(() => record('n', 1, { n: int }).encode({ n: 0.5 })).toThrow(WireError);
  expect(() => record('n', 1, { n: int }).encode({ n: Number.NaN })).toThrow(WireError);
  const option = record('o', 1, { o: optional(text(9)) });
  expect(toHex(option.encode({ o: null }))).not.toBe(toHex(option.encode({ o: '' })));
  expect(option.decode(option.encode({ o: '' }))).toEqual({ o: '' });
  expect(codeOf(() => int.decode(fromHex('0020000000000000'), 'n'))).toBe('out-of-range');
  expect(codeOf(() => oneOf(['a']).decode(toUtf8('b'), 'w'))).toBe('unknown-word');
  expect(isId('00'.repeat(16))).toBe(true);
  expect(isId('00'.repeat(15))).toBe(false);
  expect(isId('ZZ'.repeat(16))).toBe(false);
});

test('[TU5] text that is not UTF-8, or too long in bytes, is refused', () => {
  const noted = record('t', 1, { t: text(4) });
  expect(codeOf(() => text(4).decode(fromHex('c328'), 't'))).toBe('not-utf8');
  expect(codeOf(() => noted.encode({ t: 'ééé' }))).toBe('too-many');
  expect(noted.decode(noted.encode({ t: '\ufeffa' }))).toEqual({ t: '\ufeffa' });
});
