import { encode } from 'jpeg-js';

/** 12 megapixels, as a telephone's camera takes them. */
const WIDTH = 4000;
const HEIGHT = 3000;
const QUALITY = 88;

/** A picture with the grain of skin and no subject, as a JPEG of a telephone's size: the same bytes every time. */
export function twelveMegapixels(): Buffer {
  const data = Buffer.allocUnsafe(WIDTH * HEIGHT * 4);
  let grain = 1;
  for (let at = 0; at < data.length; at += 4) {
    // A linear congruence (Numerical Recipes, 7.1): even noise, quickly.
    grain = (Math.imul(grain, 1_664_525) + 1_013_904_223) >>> 0;
    const shade = ((at >> 2) % WIDTH) / 80 + (grain >>> 28);
    data[at] = 170 + shade;
    data[at + 1] = 125 + shade;
    data[at + 2] = 105 + shade;
    data[at + 3] = 255;
  }
  return encode({ width: WIDTH, height: HEIGHT, data }, QUALITY).data;
}
