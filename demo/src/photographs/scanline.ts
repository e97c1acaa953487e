// One row of a picture before the light falls on it: what the tissue is made of, not what colour it has.
//
// Pictures are painted row by row so that 12 megapixels need no more memory than one row. Skin colour follows from two
// absorbers, melanin and blood, over a pale dermis (the usual two-chromophore model of skin), so that redness on dark
// skin turns dusky by itself instead of being painted pink.

import type { Cells, Field, Random } from './noise.ts';

export interface Scanline {
  readonly width: number;
  /** Millimetres from the centre of the picture, to the right. */
  readonly x: Float32Array;
  /** Millimetres from the centre, downwards. */
  y: number;
  readonly melanin: Float32Array;
  readonly blood: Float32Array;
  /** Millimetres towards the viewer. */
  readonly height: Float32Array;
  /** 0 matt to 1 wet. */
  readonly gloss: Float32Array;
  /** 1 on the body, 0 on the drape behind it. */
  readonly body: Float32Array;
  /** What covers the tissue (slough, scale, thread, paper): linear colour times `cover`. */
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  readonly cover: Float32Array;
}

/** What a layer paints from; all of it fixed by the seed. */
export interface Studio {
  readonly random: Random;
  readonly cloud: Field;
  readonly cells: Cells;
  /** Pixels per millimetre: detail finer than a pixel is left out. */
  readonly resolution: number;
  readonly week: number;
}

/** Changes one row in place. Layers run in order, each over what the earlier ones left. */
export type Layer = (line: Scanline) => void;

/** A colour in linear light, 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A colour as seen on a screen, 0 to 255, in linear light. */
export function colour(red: number, green: number, blue: number): Colour {
  return [linear(red), linear(green), linear(blue)];
}

function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** An empty row of `width` pixels that spans `millimetres`. */
export function scanline(width: number, millimetres: number): Scanline {
  const row = (): Float32Array => new Float32Array(width);
  const x = Float32Array.from({ length: width }, (_, index) => ((index + 0.5) / width - 0.5) * millimetres);
  return {
    width,
    x,
    y: 0,
    melanin: row(),
    blood: row(),
    height: row(),
    gloss: row(),
    body: row(),
    red: row(),
    green: row(),
    blue: row(),
    cover: row(),
  };
}

/** Makes the row bare again: everything body, nothing on it. */
export function wipe(line: Scanline, y: number): void {
  line.y = y;
  line.body.fill(1);
  for (const row of [line.melanin, line.blood, line.height, line.gloss, line.red, line.green, line.blue, line.cover]) {
    row.fill(0);
  }
}

/** Adds to pixel `at` of one of the rows. */
export function add(row: Float32Array, at: number, amount: number): void {
  row[at] = (row[at] as number) + amount;
}

/** Lays `paint` over pixel `at` with opacity `alpha`, times `shade`. */
export function coat(line: Scanline, at: number, paint: Colour, alpha: number, shade = 1): void {
  const rest = 1 - alpha;
  const amount = alpha * shade;
  line.red[at] = (line.red[at] as number) * rest + paint[0] * amount;
  line.green[at] = (line.green[at] as number) * rest + paint[1] * amount;
  line.blue[at] = (line.blue[at] as number) * rest + paint[2] * amount;
  line.cover[at] = (line.cover[at] as number) * rest + alpha;
}
