import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  aboutAnswer,
  decodeFrame,
  down,
  encodeFrame,
  enrolAsk,
  guardianUnlockAnswer,
  MOST_FRAME,
  PROTOCOL_VERSION,
  refusedAnswer,
  tokenAsk,
  unlockAnswer,
  unlockAsk,
  up,
  WireError,
} from '../src/index.ts';

const FINGERPRINTS: Readonly<Record<number, string>> = { 2: 'b22d41e053954bbc', 3: '330265f90fed71fb' };

test('[FR1] a known frame is read', () => {
  const frame = { t: 'got', r: 4, case: '0a'.repeat(16), lane: null, number: 7 };
  expect(decodeFrame(up, encodeFrame(frame))).toEqual(frame);
});

test.each([
  ['an unknown field', { t: 'my-bundle', r: 1, more: 1 }],
  ['an unknown frame', { t: 'open-sesame', r: 1 }],
  ['a negative number', { t: 'got', r: 4, case: '0a'.repeat(16), lane: null, number: -1 }],
  ['a short identifier', { t: 'got', r: 4, case: '0a'.repeat(15), lane: null, number: 1 }],
  ['a list', []],
])('[FR1] %s is refused', (_, frame) => {
  expect(() => decodeFrame(up, encodeFrame(frame))).toThrow(WireError);
});

test.each([
  ['an indefinite length', 'bf6174696d792d62756e646c65617201ff'],
  ['a duplicate key', 'a36172016172026174696d792d62756e646c65'],
  ['trailing bytes', 'a20000'],
  ['nothing', ''],
])('[FR1] %s is refused', (_, hex) => {
  expect(() => decodeFrame(up, Buffer.from(hex, 'hex'))).toThrow(WireError);
});

test('[FR2] a frame over the size is refused unread', () => {
  expect(() => decodeFrame(up, new Uint8Array(MOST_FRAME + 1))).toThrow('frame: too-many');
});

test('[FR3] what both sides may say has not changed without a new version', () => {
  const schemas = [
    up,
    down,
    aboutAnswer,
    tokenAsk,
    enrolAsk,
    unlockAsk,
    unlockAnswer,
    guardianUnlockAnswer,
    refusedAnswer,
  ];
  const shapes = schemas.map((schema) => z.toJSONSchema(schema, { unrepresentable: 'any' }));
  const fingerprint = createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16);
  expect(fingerprint).toBe(FINGERPRINTS[PROTOCOL_VERSION]);
});
