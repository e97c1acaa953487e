import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pad, paddedLength, unpad, WireError } from '../src/index.ts';

test('[PA1] padding comes off exactly, and costs at most 12 % above 256 bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (content) => {
      const padded = pad(content);
      expect(unpad(padded)).toEqual(content);
      expect(padded.length).toBeGreaterThanOrEqual(256);
      expect(padded.length).toBeLessThanOrEqual(Math.max(256, (content.length + 1) * 1.12));
    }),
  );
});

test('[PA1] a missing mark, a wrong length and an unpadded body are refused', () => {
  expect(() => unpad(new Uint8Array(256))).toThrow(WireError);
  expect(() => unpad(new Uint8Array(0))).toThrow(WireError);
  expect(() => unpad(pad(new Uint8Array(10)).subarray(0, 255))).toThrow(WireError);
  expect(() => unpad(new Uint8Array([...pad(new Uint8Array(300)), 0]))).toThrow(WireError);
});

test('[PA1] few lengths remain: sizes to 64 KiB fall on under 200 steps', () => {
  const steps = new Set(Array.from({ length: 65_536 }, (_, length) => paddedLength(length)));
  expect(steps.size).toBeLessThan(200);
});
