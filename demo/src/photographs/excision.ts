// A closed surgical wound: interrupted sutures while fresh, a pink line when they are out.

import { toSegment } from './glyphs.ts';
import { CLOUD_WAVE, ramp } from './noise.ts';
import { add, coat, colour, type Layer, type Studio } from './scanline.ts';

const THREAD = colour(26, 34, 66);
const DRY_BLOOD = colour(74, 14, 14);
const SCAR = colour(226, 158, 152);
/** Millimetres between stitches, and of each side of one. */
const SPACING = 5.4;
const BITE = 3.6;

export interface ExcisionOptions {
  readonly length: number;
  readonly stitched: boolean;
  /** Redness along the wound, 0 to 1. */
  readonly redness: number;
}

export function excision(studio: Studio, options: ExcisionOptions): Layer {
  const { cloud, random } = studio;
  const half = options.length / 2;
  const [cos, sin] = [Math.cos(-0.22), Math.sin(-0.22)];
  const offset = random() * 300;
  const slants = Array.from({ length: Math.ceil(options.length / SPACING) + 1 }, () => (random() - 0.5) * 1.4);
  return (line) => {
    for (let i = 0; i < line.width; i++) {
      const u = (line.x[i] as number) * cos + (line.y + 3) * sin;
      const v = (line.y + 3) * cos - (line.x[i] as number) * sin + 1.3 * Math.sin(u * 0.07);
      if (Math.abs(v) > 26 || Math.abs(u) > half + 22) continue;
      const past = Math.max(0, Math.abs(u) - half);
      const away = Math.sqrt(v * v + past * past);
      const small = cloud((u * CLOUD_WAVE) / 4 + offset, (v * CLOUD_WAVE) / 4);
      add(
        line.blood,
        i,
        options.redness * (0.9 * (1 - ramp(0.5, 6 + 2 * small, away)) + 0.3 * (1 - ramp(4, 20, away))),
      );
      const seam = 1 - ramp(0.16, options.stitched ? 0.62 : 0.95, away + 0.14 * small);
      add(line.height, i, (options.stitched ? 0.55 : 0.2) * (1 - ramp(0.4, 3.2, away)) - 0.5 * seam);
      coat(line, i, options.stitched ? DRY_BLOOD : SCAR, seam * (options.stitched ? 0.86 : 0.72), 1 + 0.4 * small);
      if (!options.stitched) continue;
      const index = Math.round((u + half) / SPACING);
      if (index < 0 || index >= slants.length) continue;
      stitch(line, i, u - (index * SPACING - half), v, slants[index] as number, studio.resolution);
    }
  };
}

function stitch(line: Parameters<Layer>[0], i: number, u: number, v: number, slant: number, resolution: number): void {
  const soft = 0.6 / resolution;
  const thread = Math.sqrt(toSegment(u, v, -slant * 0.5, -BITE, slant * 0.5, BITE));
  const knot = Math.min(
    Math.hypot(u - slant * 0.4, v - BITE * 0.8) - 0.34,
    Math.sqrt(toSegment(u, v, slant * 0.4, BITE * 0.8, slant * 0.4 + 2.1, BITE * 0.8 + 1.5)) - 0.1,
    Math.sqrt(toSegment(u, v, slant * 0.4, BITE * 0.8, slant * 0.4 + 1.1, BITE * 0.8 - 1.9)) - 0.1,
  );
  const hole = Math.min(Math.hypot(u + slant * 0.5, v + BITE), Math.hypot(u - slant * 0.5, v - BITE));
  add(line.blood, i, 0.9 * (1 - ramp(0.2, 1.5, hole)));
  const on = 1 - ramp(0.17 - soft, 0.17 + soft, Math.min(thread, knot + 0.17));
  coat(line, i, THREAD, 0.3 * (1 - ramp(0.15, 0.6, thread)));
  coat(line, i, THREAD, on);
  add(line.height, i, on * 0.25 - 0.3 * (1 - ramp(0.2, 1.1, thread)));
  line.gloss[i] = Math.max(line.gloss[i] as number, on * 0.5);
}
