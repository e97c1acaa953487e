// Seeded randomness and the two periodic noise tiles that every picture is made from.
//
// A picture needs some twenty noise fields at each of two million pixels. Evaluating octaves there would take
// seconds, so the octaves are summed once into a 512 × 512 tile that wraps, and a field is a bilinear look-up into it
// at its own scale and offset.

/** Uniform numbers in [0, 1), the same for the same seed on every machine. */
export type Random = () => number;

/** A value at a point of the tile's plane; wraps every {@link TILE} units. */
export type Field = (x: number, y: number) => number;

const TILE = 512;
const MASK = TILE - 1;
const SHIFT = Math.log2(TILE);

/** Mulberry32 (T. Ettinger, public domain). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
}

/** 0 below `from`, 1 above `to`, smooth between; `from` may be the larger, which turns it round. */
export function ramp(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

function field(data: Float32Array): Field {
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const fx = x - column;
    const fy = y - row;
    const upper = (row & MASK) << SHIFT;
    const lower = ((row + 1) & MASK) << SHIFT;
    const left = column & MASK;
    const right = (column + 1) & MASK;
    const top =
      (data[upper | left] as number) + ((data[upper | right] as number) - (data[upper | left] as number)) * fx;
    const bottom =
      (data[lower | left] as number) + ((data[lower | right] as number) - (data[lower | left] as number)) * fx;
    return top + (bottom - top) * fy;
  };
}

/** One octave of gradient noise: unlike interpolated values it shows no grain along the axes. */
function addOctave(data: Float32Array, random: Random, count: number, gain: number): void {
  const angles = Float32Array.from({ length: count * count }, () => random() * 2 * Math.PI);
  const [east, south] = [angles.map(Math.cos), angles.map(Math.sin)];
  const step = count / TILE;
  // Gradient noise is 0 at its lattice points: each octave is shifted, or they would all be 0 at the same ones.
  const [right, down] = [random(), random()];
  for (let y = 0; y < TILE; y++) {
    const row = Math.floor(y * step + down);
    const fy = y * step + down - row;
    const v = fade(fy);
    const upper = (row % count) * count;
    const lower = ((row + 1) % count) * count;
    for (let x = 0; x < TILE; x++) {
      const column = Math.floor(x * step + right);
      const fx = x * step + right - column;
      const near = column % count;
      const far = (column + 1) % count;
      const u = fade(fx);
      const a = (east[upper + near] as number) * fx + (south[upper + near] as number) * fy;
      const b = (east[upper + far] as number) * (fx - 1) + (south[upper + far] as number) * fy;
      const c = (east[lower + near] as number) * fx + (south[lower + near] as number) * (fy - 1);
      const d = (east[lower + far] as number) * (fx - 1) + (south[lower + far] as number) * (fy - 1);
      const top = a + (b - a) * u;
      const at = (y << SHIFT) | x;
      data[at] = (data[at] as number) + gain * (top + (c + (d - c) * u - top) * v);
    }
  }
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** Wavelength, in tile units, of the lowest octave of {@link cloud}. */
export const CLOUD_WAVE = 64;

/** Six octaves of noise, about −1 to 1, mean 0. */
export function cloud(random: Random): Field {
  const data = new Float32Array(TILE * TILE);
  for (let octave = 0; octave < 6; octave++) addOctave(data, random, (TILE / CLOUD_WAVE) << octave, 0.58 ** octave);
  let sum = 0;
  for (const value of data) sum += value;
  const mean = sum / data.length;
  for (let index = 0; index < data.length; index++) data[index] = ((data[index] as number) - mean) * 1.15;
  return field(data);
}

/** Width, in tile units, of a cell of {@link cells}. */
export const CELL = 8;

/** Worley's cellular noise: `edge` is 0 on the border between two cells, `near` 0 at a cell's own point; in cells. */
export interface Cells {
  readonly edge: Field;
  readonly near: Field;
}

export function cells(random: Random): Cells {
  const count = TILE / CELL;
  const points = Float32Array.from({ length: count * count * 2 }, random);
  const edge = new Float32Array(TILE * TILE);
  const near = new Float32Array(TILE * TILE);
  for (let y = 0; y < TILE; y++) {
    for (let x = 0; x < TILE; x++) {
      const [first, second] = nearestTwo(points, count, x / CELL, y / CELL);
      near[(y << SHIFT) | x] = Math.sqrt(first);
      edge[(y << SHIFT) | x] = Math.sqrt(second) - Math.sqrt(first);
    }
  }
  return { edge: field(edge), near: field(near) };
}

const pair: [number, number] = [0, 0];

function nearestTwo(points: Float32Array, count: number, x: number, y: number): readonly [number, number] {
  const column = Math.floor(x);
  const row = Math.floor(y);
  let first = 9;
  let second = 9;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const at = (((row + dy + count) % count) * count + ((column + dx + count) % count)) * 2;
      const px = column + dx + (points[at] as number) - x;
      const py = row + dy + (points[at + 1] as number) - y;
      const squared = px * px + py * py;
      if (squared < first) {
        second = first;
        first = squared;
      } else if (squared < second) second = squared;
    }
  }
  pair[0] = first;
  pair[1] = second;
  return pair;
}
