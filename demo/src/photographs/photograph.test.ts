import { createHash } from 'node:crypto';
import jpeg from 'jpeg-js';
import { expect, test } from 'vitest';
import { type Photograph, photograph } from './photograph.ts';
import { SUBJECTS } from './subject.ts';

const small = { width: 256, height: 192 } as const;

function hash(request: Photograph): string {
  return createHash('sha256').update(photograph(request)).digest('hex');
}

test.each(SUBJECTS)('%s is the same for the same seed, and another for another', (subject) => {
  const request = { ...small, subject, seed: 11, skin: 3, week: 2 } as const;
  expect(hash(request)).toBe(hash(request));
  expect(hash({ ...request, seed: 12 })).not.toBe(hash(request));
});

test.each(['naevus', 'foot-ulcer', 'psoriasis', 'excision'] as const)(
  '%s changes over weeks and with the skin',
  (subject) => {
    const request = { ...small, subject, seed: 5, skin: 2, week: 0 } as const;
    expect(hash({ ...request, week: 6 })).not.toBe(hash(request));
    expect(hash({ ...request, skin: 6 })).not.toBe(hash(request));
  },
);

test('a picture is a JPEG of the size asked for, in colour, without metadata', () => {
  const bytes = photograph({ ...small, subject: 'leg-ulcer', seed: 1, skin: 2, week: 0 });
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true });
  expect([width, height]).toEqual([256, 192]);
  const centre = (96 * 256 + 134) * 4;
  expect(data[centre]).toBeGreaterThan((data[centre + 2] ?? 255) + 20);
  // The first segment is JFIF; an Exif block would be an APP1 (FF E1) right behind it.
  expect([bytes[2], bytes[3]]).toEqual([0xff, 0xe0]);
  expect(bytes.slice(20, 22)).toEqual(Uint8Array.of(0xff, 0xdb));
});

test('darker skin makes a darker picture', () => {
  const brightness = ([1, 2, 3, 4, 5, 6] as const).map((skin) => {
    const { data } = jpeg.decode(photograph({ ...small, subject: 'excision', seed: 4, skin, week: 20 }), {
      useTArray: true,
    });
    return data.reduce((sum, value) => sum + value, 0);
  });
  expect(brightness).toEqual(brightness.toSorted((a, b) => b - a));
});
