// A body part on a drape: the silhouette as a union of tapered capsules, inflated so that light rounds it.

import { CLOUD_WAVE, ramp } from './noise.ts';
import { add, coat, colour, type Layer, type Scanline, type Studio } from './scanline.ts';

const DRAPE = colour(96, 138, 160);
const SHADE = colour(26, 44, 58);

/** A capsule from (ax, ay) with radius `a` to (bx, by) with radius `b`, millimetres. */
export type Bone = readonly [ax: number, ay: number, a: number, bx: number, by: number, b: number];

/** Millimetres outside the body (negative: inside). */
export type Silhouette = (x: number, y: number) => number;

/** Joins bones with a soft fillet of `blend` millimetres. */
export function silhouette(bones: readonly Bone[], blend: number): Silhouette {
  const flat = Float64Array.from(bones.flat());
  return (x, y) => {
    let distance = 1e3;
    for (let at = 0; at < flat.length; at += 6) distance = softMin(distance, capsule(flat, at, x, y), blend);
    return distance;
  };
}

function capsule(flat: Float64Array, at: number, x: number, y: number): number {
  const dx = (flat[at + 3] as number) - (flat[at] as number);
  const dy = (flat[at + 4] as number) - (flat[at + 1] as number);
  const px = x - (flat[at] as number);
  const py = y - (flat[at + 1] as number);
  const along = (px * dx + py * dy) / (dx * dx + dy * dy + 1e-6);
  const t = along < 0 ? 0 : along > 1 ? 1 : along;
  const radius = (flat[at + 2] as number) + ((flat[at + 5] as number) - (flat[at + 2] as number)) * t;
  const ex = px - t * dx;
  const ey = py - t * dy;
  return Math.sqrt(ex * ex + ey * ey) - radius;
}

function softMin(a: number, b: number, k: number): number {
  const h = Math.max(0, k - Math.abs(a - b)) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}

export interface LimbOptions {
  readonly shape: Silhouette;
  /** Radius over which the edge rounds away, millimetres. */
  readonly round: number;
}

/** Runs after the skin and its lesions: gives the body its curve and puts the drape everywhere else. */
export function limb(studio: Studio, options: LimbOptions): Layer {
  const offset = studio.random() * 300;
  const soft = 0.7 / studio.resolution;
  return (line) => {
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      const distance = options.shape(x, line.y);
      const depth = Math.min(1, Math.max(0, -distance / options.round));
      const dome = Math.sqrt(1 - (1 - depth) * (1 - depth));
      add(line.height, i, 0.62 * options.round * dome);
      // Light that leaves the rim at a grazing angle has passed through more skin.
      add(line.blood, i, 0.14 * (1 - ramp(0, 0.3, depth)));
      const outside = ramp(-soft, soft, distance);
      line.body[i] = 1 - outside;
      if (outside > 0) cloth(line, i, studio, distance, outside, offset);
    }
  };
}

function cloth(line: Scanline, i: number, studio: Studio, distance: number, alpha: number, offset: number): void {
  const x = line.x[i] as number;
  const fold = studio.cloud((x * CLOUD_WAVE) / 110 + offset, (line.y * CLOUD_WAVE) / 70 + x * 0.5);
  const weave = ramp(3, 12, studio.resolution) * 0.05 * Math.sin(x * 9) * Math.sin(line.y * 9);
  coat(line, i, DRAPE, alpha, 1 + 0.3 * fold + weave);
  coat(line, i, SHADE, alpha * 0.62 * (1 - ramp(0, 24, distance)));
  line.height[i] = (line.height[i] as number) * (1 - alpha) + alpha * 3.2 * fold;
  line.gloss[i] = 0.05;
}
