import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Messages } from '../src/db/line/messages.ts';

const message = fc.tuple(fc.integer({ min: 65, max: 122 }), fc.uint8Array({ maxLength: 300 }));

function written(type: number, content: Uint8Array): Buffer {
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(4 + content.length, 1);
  return Buffer.concat([head, content]);
}

test('messages of the database come out whole and in order, wherever the network cut them', () => {
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 400 })),
      (sent, cuts) => {
        const stream = Buffer.concat(sent.map(([type, content]) => written(type, content)));
        const taken: [number, Uint8Array][] = [];
        const messages = new Messages((type, buffer, at, end) => {
          taken.push([type, Uint8Array.from(buffer.subarray(at, end))]);
        });
        let from = 0;
        for (const cut of cuts) messages.push(stream.subarray(from, (from += cut)));
        for (; from < stream.length; from++) messages.push(stream.subarray(from, from + 1));
        expect(taken).toEqual(sent);
      },
    ),
  );
});
