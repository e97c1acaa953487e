// Body hair: thin curved strokes laid over the finished pixels, each with a soft edge and a taper.

import type { Camera } from './camera.ts';
import type { Random } from './noise.ts';

/** Whether hair grows at a point, in millimetres from the centre. */
export type Grows = (x: number, y: number) => boolean;

export interface HairOptions {
  readonly count: number;
  /** Length in millimetres. */
  readonly length: number;
  /** Radians that most of them point to. */
  readonly lie: number;
  /** 0 black to 1 fair. */
  readonly fair: number;
  readonly grows?: Grows;
}

export function hair(camera: Camera, random: Random, options: HairOptions): void {
  const scale = camera.width / camera.millimetres;
  for (let n = 0; n < options.count; n++) {
    const x = random() * camera.width;
    const y = random() * camera.height;
    const angle = options.lie + (random() - 0.5) * 0.7;
    const length = options.length * (0.5 + random()) * scale;
    const bend = ((random() - 0.5) * 1.1) / length;
    const thick = (0.02 + 0.03 * random()) * scale;
    const dark = (0.34 + 0.4 * random()) * (1 - 0.55 * options.fair);
    const root = options.grows?.((x - camera.width / 2) / scale, (y - camera.height / 2) / scale) ?? true;
    if (root) strand(camera, { x, y, angle, length, bend, thick, dark, fair: options.fair });
  }
}

interface Strand {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly bend: number;
  readonly thick: number;
  readonly dark: number;
  readonly fair: number;
}

function strand(camera: Camera, hair: Strand): void {
  let { x, y, angle } = hair;
  for (let along = 0; along < hair.length; along += 0.5) {
    const taper = 1 - along / hair.length;
    dot(camera, x, y, Math.max(0.45, hair.thick * (0.4 + 0.6 * taper)), hair.dark * (0.25 + 0.75 * taper), hair.fair);
    x += Math.cos(angle) * 0.5;
    y += Math.sin(angle) * 0.5;
    angle += hair.bend * 0.5;
  }
}

function dot(camera: Camera, x: number, y: number, radius: number, dark: number, fair: number): void {
  const reach = Math.ceil(radius + 0.5);
  for (let row = Math.floor(y) - reach; row <= y + reach; row++) {
    if (row < 0 || row >= camera.height) continue;
    for (let column = Math.floor(x) - reach; column <= x + reach; column++) {
      if (column < 0 || column >= camera.width) continue;
      const inside = radius + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y);
      // Each point of a strand is touched about four times as the dots advance by half a pixel.
      if (inside > 0) tint(camera.pixels, (row * camera.width + column) * 4, dark * 0.42 * Math.min(1, inside), fair);
    }
  }
}

function tint(pixels: Uint8Array, at: number, amount: number, fair: number): void {
  pixels[at] = (pixels[at] as number) + (30 + 110 * fair - (pixels[at] as number)) * amount;
  pixels[at + 1] = (pixels[at + 1] as number) + (22 + 80 * fair - (pixels[at + 1] as number)) * amount;
  pixels[at + 2] = (pixels[at + 2] as number) + (18 + 46 * fair - (pixels[at + 2] as number)) * amount;
}
