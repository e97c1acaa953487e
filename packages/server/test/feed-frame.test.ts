import { type CaseId, encodeFrame, type Fed, type TeamId } from '@corridor/wire';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { feedFrame } from '../src/reads/feed-frame.ts';
import { framed } from '../src/socket/socket.ts';

const whole = fc.oneof(fc.nat(300), fc.nat(70_000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const row: fc.Arbitrary<Fed> = fc.record({
  n: whole,
  case: id.map((text) => text as CaseId),
  lane: fc.option(id.map((text) => text as TeamId)),
  number: whole,
  at: whole,
  event: fc.uint8Array({ maxLength: 400 }),
});

test('[FD3] a page written by hand is what the encoder makes of it', () => {
  fc.assert(
    fc.property(whole, fc.array(row, { maxLength: 60 }), whole, (r, rows, last) => {
      return feedFrame(r, rows, last).equals(framed(encodeFrame({ t: 'feed', r, rows, last })));
    }),
  );
});
