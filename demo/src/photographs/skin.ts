// Healthy skin of the six Fitzpatrick types: tone, mottling, furrows, follicles, freckles.

import { CELL, CLOUD_WAVE, ramp } from './noise.ts';
import { add, type Layer, type Studio } from './scanline.ts';

/** Fitzpatrick phototype, I to VI. */
export type SkinType = 1 | 2 | 3 | 4 | 5 | 6;

/** Melanin by phototype, chosen so that the rendered tone matches clinical photographs of that type. */
export const MELANIN: Readonly<Record<SkinType, number>> = { 1: 0.16, 2: 0.36, 3: 0.68, 4: 1.1, 5: 1.75, 6: 2.45 };
const RESTING_BLOOD = 0.17;

export interface SkinOptions {
  readonly type: SkinType;
  /** Depth of the furrows; 1 is an adult forearm, 0.4 a child, 2 lichenified. */
  readonly furrows?: number;
  readonly freckles?: number;
}

export function skin(studio: Studio, options: SkinOptions): Layer {
  const { cloud, cells, resolution } = studio;
  const base = MELANIN[options.type];
  const offset = studio.random() * 400;
  const wave = (millimetres: number): number => CLOUD_WAVE / millimetres;
  const fine = ramp(6, 24, resolution);
  const furrow = 0.05 * (options.furrows ?? 1) * fine;
  const freckles = (options.freckles ?? 0.3) * (options.type < 4 ? 1 : 0.3);
  return (line) => {
    const y = line.y;
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      const tone = cloud(x * wave(60) + offset, y * wave(60));
      const mottle = cloud(x * wave(14) + offset * 2, y * wave(14) + 90);
      const bend = mottle * 5;
      // Furrows run along two crossing directions: the cells are stretched along the limb.
      const u = (x * 0.94 + y * 0.34) * CELL * 1.5 + bend;
      const v = (y * 0.94 - x * 0.34) * CELL * 1.12 + bend;
      const edge = cells.edge(u, v);
      const second = fine === 0 ? 1 : cells.edge(v * 2.3 + 77, u * 2.1 + 31);
      const grain = cloud(x * wave(1.7) + 13, y * wave(1.7) + offset);
      add(line.height, i, -(furrow * (0.75 * (1 - ramp(0, 0.34, edge)) + 0.3 * (1 - ramp(0, 0.4, second)))));
      add(line.height, i, 0.012 * grain * fine);
      const pore = fine === 0 ? 0 : 1 - ramp(0.05, 0.17, cells.near(u * 0.42 + 200, v * 0.5 + 9));
      const speck = cells.near(v * 0.19 + mottle + 140, u * 0.16 + offset) - 0.1 * grain;
      const fleck = (1 - ramp(0.1, 0.3, speck - 0.16 * tone)) * ramp(-0.3, 0.5, mottle) * freckles;
      line.melanin[i] = base * (1 + 0.1 * tone + 0.09 * mottle + 0.05 * grain) + fleck * 0.42 + pore * 0.1 * fine;
      line.blood[i] = RESTING_BLOOD * (1 + 0.5 * mottle + 0.4 * tone) + pore * 0.14 * fine + 0.03 * grain;
      line.gloss[i] = 0.16 + 0.07 * mottle;
    }
  };
}
