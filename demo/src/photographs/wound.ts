// An open wound: granulation, slough, necrosis in a bed with an edge, and what the skin around it shows.

import { blob, type Blob, type BlobOptions } from './blob.ts';
import { CELL, CLOUD_WAVE, ramp } from './noise.ts';
import { add, coat, colour, type Colour, type Layer, type Scanline, type Studio } from './scanline.ts';

const GRANULATION = colour(158, 34, 36);
const DEEP = colour(84, 12, 18);
const SLOUGH = colour(208, 188, 140);
const FIBRIN = colour(178, 146, 98);
const NECROSIS = colour(34, 25, 23);
const ESCHAR_RIM = colour(92, 62, 44);
const NEW_SKIN = colour(232, 178, 170);
const MACERATION = colour(226, 212, 198);
const CALLUS = colour(220, 188, 132);

export interface WoundOptions extends BlobOptions {
  /** Depth of the bed in millimetres. */
  readonly depth: number;
  /** Share of the bed, 0 to 1. */
  readonly slough: number;
  readonly necrosis: number;
  /** Redness of the skin around, 0 to 1. */
  readonly redness: number;
  /** Thick yellow callus around a plantar ulcer, 0 to 1. */
  readonly callus?: number;
  /** Brown staining of long venous disease, 0 to 1. */
  readonly staining?: number;
}

export function wound(studio: Studio, options: WoundOptions): Layer {
  const outline = blob(studio.random, studio.cloud, options);
  const around = surroundings(studio, options);
  const inside = bed(studio, options);
  const reach = options.radius * 4 * Math.sqrt(options.stretch ?? 1);
  return (line) => {
    if (Math.abs(line.y - options.y) > reach) return;
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      if (Math.abs(x - options.x) > reach) continue;
      const r = outline(x, line.y);
      around(line, i, r);
      if (r < 1.2) inside(line, i, r);
    }
  };
}

type Touch = (line: Scanline, at: number, r: number) => void;

function surroundings(studio: Studio, options: WoundOptions): Touch {
  const { cloud, cells } = studio;
  const { redness, callus = 0, staining = 0 } = options;
  const offset = studio.random() * 300;
  return (line, i, r) => {
    if (r > 3) return;
    const x = line.x[i] as number;
    const y = line.y;
    const patch = cloud((x * CLOUD_WAVE) / 16 + offset, (y * CLOUD_WAVE) / 16);
    add(
      line.blood,
      i,
      redness * 1.25 * (1 - ramp(0.9, 1.75 + 0.5 * patch, r)) + redness * 0.25 * (1 - ramp(1, 2.7, r)),
    );
    add(line.melanin, i, staining * (0.5 + 0.6 * patch) * (1 - ramp(1.1, 2.35 + 0.4 * patch, r)));
    const thick = callus * (1 - ramp(1.2 + 0.12 * patch, 1.72 + 0.3 * patch, r)) * ramp(0.9, 1.08, r);
    const layers = cells.edge(x * CELL * 0.5 + patch * 14, y * CELL * 0.9 + offset);
    coat(line, i, CALLUS, thick * 0.66, 0.86 + 0.2 * ramp(0, 0.5, layers) + 0.1 * patch);
    add(line.height, i, thick * (0.9 + 0.16 * ramp(0, 0.4, layers)));
    const wet = ramp(0.97, 1.03, r) * (1 - ramp(1.04, 1.22 + 0.14 * patch, r)) * (callus > 0 ? 0.75 : 0.4);
    coat(line, i, MACERATION, wet * (0.75 + 0.4 * patch));
  };
}

function bed(studio: Studio, options: WoundOptions): Touch {
  const { cloud, cells, week } = studio;
  const [ox, oy] = [studio.random() * 400, studio.random() * 400];
  const size = options.radius;
  const sloughFrom = threshold(options.slough);
  const necrosisFrom = threshold(options.necrosis);
  const dead: Blob = blob(studio.random, cloud, {
    ...options,
    x: options.x + size * 0.4,
    y: options.y + size * 0.34,
    radius: size * 0.75,
    irregular: 0.3,
    rough: 0.25,
  });
  const healing = Math.min(1, week / 12);
  return (line, i, r) => {
    const x = line.x[i] as number;
    const y = line.y;
    const open = 1 - ramp(0.95, 1.01, r);
    const large = cloud((x * CLOUD_WAVE) / (size * 0.9) + ox, (y * CLOUD_WAVE) / (size * 0.9) + oy);
    const small = cloud((x * CLOUD_WAVE) / 3 + oy, (y * CLOUD_WAVE) / 3 + ox);
    const near = cells.near(x * CELL * 0.82 + small * 4, y * CELL * 0.82 + large * 5);
    const bump = 1 - Math.min(1, near * near * 1.5);
    const slough = ramp(sloughFrom - 0.1, sloughFrom + 0.34, large * 0.75 + small * 0.42 + 0.18 * (r - 0.6)) * open;
    const necrosis = ramp(necrosisFrom, necrosisFrom + 0.12, 0.55 - dead(x, y) * 0.62 + 0.2 * small) * open;
    const wall = open * ramp(0.55, 0.97, r);
    add(
      line.height,
      i,
      -(options.depth * (open - 0.35 * wall) - open * (0.15 * bump + 0.2 * small) * (1 - 0.5 * slough)),
    );
    add(line.height, i, 0.3 * necrosis + 0.22 * slough);
    const red = 0.62 + 0.34 * bump + 0.3 * small;
    coat(line, i, DEEP, open);
    coat(line, i, GRANULATION, open * (0.68 + 0.32 * bump), red * (1 - 0.35 * wall * (1 - healing)));
    stringy(line, i, studio, slough * 0.92, ox);
    coat(line, i, ESCHAR_RIM, ramp(0.02, 0.4, necrosis) * 0.85);
    coat(line, i, NECROSIS, ramp(0.25, 0.85, necrosis), 1 + 0.5 * small);
    coat(line, i, NEW_SKIN, ramp(0.86 - 0.1 * healing, 0.97, r) * (1 - ramp(0.98, 1.1, r)) * 0.6 * (1 - necrosis));
    line.gloss[i] = (line.gloss[i] as number) * (1 - open) + open * (0.92 - 0.35 * slough - 0.35 * necrosis);
  };
}

/** Slough lies in strands: noise drawn out along one direction. */
function stringy(line: Scanline, i: number, studio: Studio, amount: number, offset: number): void {
  if (amount <= 0) return;
  const x = line.x[i] as number;
  const y = line.y;
  const strand = studio.cloud(x * 22 + y * 10 + offset, y * 58 - x * 26);
  const tint: Colour = strand > 0.1 ? SLOUGH : FIBRIN;
  coat(line, i, SLOUGH, amount, 0.93 + 0.16 * strand);
  coat(line, i, tint, amount * 0.45 * ramp(0, 0.4, Math.abs(strand)));
  add(line.height, i, amount * 0.12 * strand);
}

/** Where the noise must lie for `share` of the bed to be above it. */
function threshold(share: number): number {
  return share <= 0 ? 9 : 0.55 - 1.1 * share;
}
