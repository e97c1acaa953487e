// Inflamed skin: plaques of psoriasis, infected eczema, and the maculopapular eruption of a drug.

import { blob, type Blob } from './blob.ts';
import { toSegment } from './glyphs.ts';
import { CELL, CLOUD_WAVE, ramp } from './noise.ts';
import { add, coat, colour, type Layer, type Studio } from './scanline.ts';

const SILVER = colour(232, 226, 218);
const SCRATCH = colour(120, 30, 28);
const HONEY = colour(204, 158, 92);
const CRUST = colour(120, 70, 30);

export interface PlaqueOptions {
  /** Centre and mean radius of each plaque, millimetres. */
  readonly plaques: readonly (readonly [x: number, y: number, radius: number])[];
  /** 1 untreated, 0 cleared. */
  readonly active: number;
}

/** Well-edged, raised plaques under silvery scale. */
export function psoriasis(studio: Studio, options: PlaqueOptions): Layer {
  const { cloud, cells, random } = studio;
  const { active } = options;
  const plaques = options.plaques.map(([x, y, radius]) => ({
    y,
    reach: radius * 2.2,
    outline: blob(random, cloud, {
      x,
      y,
      radius,
      stretch: 1 + random() * 0.7,
      angle: random() * 3,
      irregular: 0.16,
      rough: 0.14,
    }),
  }));
  const offset = random() * 400;
  return (line) => {
    const near = plaques.filter((plaque) => Math.abs(line.y - plaque.y) < plaque.reach).map((plaque) => plaque.outline);
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      const y = line.y;
      const r = nearest(near, x, y);
      if (r > 1.5) continue;
      const plaque = 1 - ramp(0.94, 1.03, r);
      const patch = cloud((x * CLOUD_WAVE) / 13 + offset, (y * CLOUD_WAVE) / 13);
      const small = cloud((x * CLOUD_WAVE) / 2.6 + patch * 70, (y * CLOUD_WAVE) / 2.6 + offset - patch * 50);
      add(line.blood, i, active * (plaque * (0.95 + 0.28 * patch) + 0.22 * (1 - ramp(1, 1.35, r))));
      add(line.melanin, i, plaque * (0.1 + 0.12 * (1 - active)));
      const flake = cells.edge(x * CELL * 0.3 + patch * 12 + small * 2.5, y * CELL * 0.38 + small * 3.5 + offset);
      const scale = plaque * active * ramp(-0.3, 0.62, patch * 0.7 + small * 0.6 + 0.12 - 0.3 * ramp(0.7, 1, r));
      const lamella = ramp(0, 0.42, flake);
      coat(line, i, SILVER, scale * (0.42 + 0.42 * lamella), 0.72 + 0.16 * lamella + 0.14 * small);
      add(line.height, i, plaque * active * 0.5 + scale * (0.12 * lamella + 0.1 * small));
      line.gloss[i] = (line.gloss[i] as number) * (1 - plaque * 0.6) + scale * 0.16;
    }
  };
}

function nearest(outlines: readonly Blob[], x: number, y: number): number {
  let least = 9;
  for (const outline of outlines) least = Math.min(least, outline(x, y));
  return least;
}

type Line = readonly [ax: number, ay: number, bx: number, by: number];

/** Ill-edged redness with scratches, weeping and honey-coloured crust; `active` 1 is infected, 0 settled. */
export function eczema(studio: Studio, options: { readonly radius: number; readonly active: number }): Layer {
  const { cloud, cells, random } = studio;
  const { radius, active } = options;
  const outline = blob(random, cloud, { x: -2, y: 2, radius, stretch: 1.5, irregular: 0.2, rough: 0.3 });
  const offset = random() * 400;
  const scratches = Array.from({ length: 13 }, (): Line => {
    const [x, y] = [(random() - 0.5) * radius * 2, (random() - 0.5) * radius * 1.1];
    const [length, turn] = [4 + random() * 12, -1 + random() * 0.9];
    return [x, y, x + Math.cos(turn) * length, y + Math.sin(turn) * length];
  });
  return (line) => {
    const near = scratches.filter(([, ay, , by]) => Math.abs(line.y - (ay + by) / 2) < Math.abs(ay - by) / 2 + 4);
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      const y = line.y;
      const r = outline(x, y);
      if (r > 2.4) continue;
      const patch = cloud((x * CLOUD_WAVE) / 15 + offset, (y * CLOUD_WAVE) / 15);
      const small = cloud((x * CLOUD_WAVE) / 3.4 + offset, (y * CLOUD_WAVE) / 3.4);
      const inflamed = (1 - ramp(0.3, 1.7, r + 0.35 * patch)) * (0.35 + 0.65 * active);
      const papule = 1 - ramp(0.12, 0.42, cells.near(x * CELL * 0.5 + small * 3, y * CELL * 0.5 + offset));
      add(line.blood, i, inflamed * (0.85 + 0.35 * patch + 0.4 * papule));
      const thick = cells.edge(x * CELL * 0.62, y * CELL * 0.8 + patch * 5);
      add(line.height, i, inflamed * (0.16 * papule - 0.1 * (1 - ramp(0, 0.3, thick))));
      const weep = ramp(0.16, 0.5, patch * 0.6 + small * 0.45 + 0.5 * (0.8 - r)) * active;
      add(line.gloss, i, 0.35 * weep);
      coat(line, i, HONEY, weep * ramp(0, 0.7, small + 0.3) * 0.66, 0.86 + 0.3 * small);
      coat(line, i, CRUST, weep * ramp(0.42, 0.75, small) * 0.6);
      add(line.height, i, weep * 0.25 * ramp(0, 0.6, small));
      const scratch =
        r > 1.5 || active < 0.1 ? 0 : scored(near, x + 2.4 * patch, y + 2.8 * patch + 0.4 * small, small) * active;
      coat(line, i, SCRATCH, scratch * 0.75, 0.7 + 0.5 * small);
      add(line.height, i, -(scratch * 0.15));
    }
  };
}

function scored(scratches: readonly Line[], x: number, y: number, small: number): number {
  let squared = 9;
  for (const [ax, ay, bx, by] of scratches) squared = Math.min(squared, toSegment(x, y, ax, ay, bx, by));
  return (1 - ramp(0.12, 0.55, Math.sqrt(squared))) * ramp(-0.35, 0.25, small);
}

/** Many small red marks that run together where they are dense. */
export function drugEruption(studio: Studio, options: { readonly active: number }): Layer {
  const { cloud, cells, random } = studio;
  const offset = random() * 400;
  return (line) => {
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      const y = line.y;
      const dense = cloud((x * CLOUD_WAVE) / 120 + offset, (y * CLOUD_WAVE) / 120);
      const small = cloud((x * CLOUD_WAVE) / 12, (y * CLOUD_WAVE) / 12 + offset);
      const reach = 0.4 + 0.34 * dense + 0.1 * small;
      const near = cells.near(x * CELL * 0.088 + small * 2.2, y * CELL * 0.088 + offset);
      const satellite = cells.near(x * CELL * 0.17 + small * 2 + 99, y * CELL * 0.17 + offset);
      const mark = Math.max(
        1 - ramp(reach * 0.5, reach * 1.12, near),
        (1 - ramp(reach * 0.2, reach * 0.7, satellite)) * 0.8,
      );
      add(line.blood, i, options.active * (mark * (0.72 + 0.3 * small) + 0.1 * ramp(-0.2, 0.6, dense)));
      add(line.height, i, options.active * mark * 0.28);
    }
  };
}
