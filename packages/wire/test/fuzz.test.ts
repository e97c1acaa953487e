import { keepsToBounds, NO_COUNTS } from '@corridor/testkit/fuzz';
import { encode } from 'cborg';
import { describe, expect, test } from 'vitest';
import { decodeFrame, up, WireError } from '../src/index.ts';
import { decoders } from './decoders.ts';
import { sampleOf } from './samples.ts';

describe('[FZ1] [FZ2] [FZ3] [FZ4] [FZ6] records, frames and encodings', () => {
  keepsToBounds(decoders, new URL('./decoders.ts', import.meta.url));
});

describe('[FZ5] no number is taken that is none', () => {
  const frames = sampleOf(up).filter((value): value is object => typeof value === 'object' && value !== null);

  test.each(NO_COUNTS.map((each) => [String(each), each] as const))('%s in a frame', (_, number) => {
    for (const frame of frames) {
      for (const [name, value] of Object.entries(frame)) {
        if (typeof value !== 'number') continue;
        expect(() => decodeFrame(up, encode({ ...frame, [name]: number }))).toThrow(WireError);
      }
    }
  });
});
