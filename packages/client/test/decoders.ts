/** The decoders that the client has beside those of wire, crypto and cases: files by their first bytes, pictures, shelves. */
import { byAnswer, byError, type Decoder } from '@corridor/testkit/fuzz';
import { toUtf8 } from '@corridor/wire';
import { readFileSync } from 'node:fs';
import { fileTypeOf } from '../src/attachment/file-type.ts';
import { ClientError } from '../src/error.ts';
import { refused } from '../src/http/cbor.ts';
import { admitPicture } from '../src/picture/admit.ts';
import { jpegSegments, kindOf, sizeOf } from '../src/picture/kind.ts';
import { readDocument, shelfIn } from '../src/shelf/content.ts';

/** From the repository's root, so that it is found from a bundle as well. */
const PICTURES = new URL('../../../packages/client/test/pictures/', import.meta.url);
const picture = (name: string) => new Uint8Array(readFileSync(new URL(name, PICTURES)));
const pictures = [picture('baseline.jpg'), picture('progressive.jpg')];
const headed = (text: string, ...more: readonly number[]) => new Uint8Array([...Buffer.from(text, 'latin1'), ...more]);

export const decoders: readonly Decoder[] = [
  {
    name: 'a file’s type',
    seeds: [toUtf8('%PDF-1.7\n'), toUtf8('Potassium 4.1\n')],
    decode: fileTypeOf,
    refuses: byError(ClientError),
  },
  {
    name: 'a picture’s size',
    seeds: [
      ...pictures,
      headed('\x89PNG\r\n\x1a\n', 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 1, 0),
      headed('RIFF\0\0\0\0WEBPVP8X', 0, 0, 0, 0, 0, 0, 0, 0, 255, 1, 0, 255, 1, 0),
      headed('GIF89a', 1, 0, 1, 0),
    ],
    decode: (bytes) => [sizeOf(bytes, kindOf(bytes)), [...jpegSegments(bytes)].length],
    refuses: byAnswer,
  },
  {
    name: 'a picture to be admitted',
    seeds: pictures,
    decode: async (bytes) => await admitPicture(new Blob([new Uint8Array(bytes)])),
    refuses: byError(ClientError),
  },
  {
    name: 'a shelf',
    seeds: [toUtf8('{"quickReplies":["Thank you."],"favourites":[],"language":"cy"}')],
    decode: (bytes) => shelfIn(readDocument(bytes) ?? {}),
    refuses: byAnswer,
  },
  { name: 'a refusal over HTTP', seeds: [], decode: refused, refuses: byError(ClientError) },
];
