import { encodeFrame } from '@corridor/wire';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { masked, OPCODE, Unframer } from '../src/load/frames.ts';
import { glance, numberOf, requestOf } from '../src/load/glance.ts';

const whole = fc.nat({ max: 0xffff_ffff });
const bytes = fc.uint8Array({ maxLength: 2000 });

test('a glance at an event sees what decoding it gives', () => {
  fc.assert(
    fc.property(whole, whole, bytes, (number, at, event) => {
      const feeds = [{ team: 'a'.repeat(32), n: 7 }];
      const news = { t: 'event', case: 'b'.repeat(32), lane: null, number, at, event, feeds, epochs: [], wraps: [] };
      const frame = Buffer.from(encodeFrame(news));
      expect([glance(frame), numberOf(frame)]).toEqual(['event', number]);
    }),
  );
});

test('a glance at an answer sees what decoding it gives', () => {
  fc.assert(
    fc.property(whole, whole, whole, (r, number, at) => {
      const frame = Buffer.from(encodeFrame({ t: 'accepted', r, number, at }));
      expect([glance(frame), requestOf(frame), numberOf(frame)]).toEqual(['accepted', r, number]);
      expect(glance(Buffer.from(encodeFrame({ t: 'refused', r, code: 'clock', number })))).toBe('other');
    }),
  );
});

test('messages come out of a stream as they went in, wherever it was cut', () => {
  fc.assert(
    fc.property(fc.array(bytes, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 700 }), (messages, size) => {
      // A mask of zeros leaves what a server sends but for the four bytes of the mask, which a server leaves out.
      const stream = Buffer.concat(messages.map((message) => unmaskedFrame(message)));
      const taken: Buffer[] = [];
      const unframer = new Unframer();
      for (let at = 0; at < stream.length; at += size) {
        unframer.push(stream.subarray(at, at + size), (_, payload) => taken.push(Buffer.from(payload)));
      }
      expect(taken).toEqual(messages.map((message) => Buffer.from(message)));
    }),
  );
});

function unmaskedFrame(message: Uint8Array): Buffer {
  const frame = masked(OPCODE.binary, message, new Uint8Array(4));
  const head = frame.length - message.length - 4;
  const unmasked = Buffer.concat([frame.subarray(0, head), frame.subarray(head + 4)]);
  unmasked[1] = (unmasked[1] ?? 0) & 127;
  return unmasked;
}
