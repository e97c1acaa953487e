/** A photograph as a camera writes it: baseline JPEG, upright, with metadata that must not leave the device. */
import { concat, toUtf8 } from '@corridor/wire';
import { encode } from 'jpeg-js';

export interface Shot {
  readonly file: Blob;
  /** The words in its metadata, which nobody may find anywhere. */
  readonly metadata: string;
}

/** Noise from a seed, so that no two stretches of it are alike and none compresses away. */
function noise(width: number, height: number, seed: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  let state = seed >>> 0;
  for (let i = 0; i < pixels.length; i++) {
    // Numerical Recipes' linear congruence; the high byte is the random one.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[i] = i % 4 === 3 ? 255 : state >>> 24;
  }
  return pixels;
}

export function jpegOf(width: number, height: number, seed = 1): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encode({ data: noise(width, height, seed), width, height }, 90).data);
}

/** Puts an Exif-less application segment with words into a JPEG, behind its start marker. */
function annotated(jpeg: Uint8Array, words: string): Uint8Array<ArrayBuffer> {
  const content = toUtf8(words);
  const segment = Uint8Array.of(0xff, 0xe2, (content.length + 2) >> 8, (content.length + 2) & 255);
  return concat(jpeg.subarray(0, 2), segment, content, jpeg.subarray(2));
}

export function photograph(metadata: string, seed = 1): Shot {
  return { file: new Blob([annotated(jpegOf(160, 120, seed), metadata)], { type: 'image/jpeg' }), metadata };
}
