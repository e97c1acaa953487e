// A pigmented lesion with the features that are looked for: asymmetry, border, colours, diameter, and change by week.

import { blob } from './blob.ts';
import { CELL, CLOUD_WAVE, ramp } from './noise.ts';
import { add, coat, colour, type Layer, type Studio } from './scanline.ts';

const VEIL = colour(66, 68, 82);
const SCAR = colour(222, 184, 178);

export interface NaevusOptions {
  readonly x: number;
  readonly y: number;
  /** Radius at week 0, millimetres. */
  readonly radius: number;
  /** 0 a calm mole, 1 a lesion that grows darker, wider and more varied every week. */
  readonly unrest: number;
  /** Melanin of the skin it sits on: moles on dark skin are darker still. */
  readonly base: number;
}

export function naevus(studio: Studio, options: NaevusOptions): Layer {
  const { cloud, cells, random, week } = studio;
  const { unrest } = options;
  const change = unrest * Math.min(1, week / 12);
  const size = options.radius * (1 + 0.55 * change);
  const shape = { x: options.x, y: options.y, stretch: 1.25, angle: 0.5, irregular: 0.12 + 0.2 * unrest };
  const outline = blob(random, cloud, { ...shape, radius: size, rough: 0.05 + 0.1 * unrest });
  const nodule = blob(random, cloud, {
    ...shape,
    x: options.x + size * 0.34,
    y: options.y - size * 0.2,
    radius: size * (0.24 + 0.3 * change),
    irregular: 0.2,
  });
  const pale = blob(random, cloud, {
    ...shape,
    x: options.x - size * 0.45,
    y: options.y + size * 0.3,
    radius: size * 0.42,
    irregular: 0.3,
    rough: 0.3,
  });
  const [ox, oy] = [random() * 400, random() * 400];
  return (line) => {
    const y = line.y;
    if (Math.abs(y - options.y) > size * 2.2) return;
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      if (Math.abs(x - options.x) > size * 2.2) continue;
      const r = outline(x, y);
      if (r > 1.9) continue;
      const body = 1 - ramp(0.84 - 0.06 * unrest, 1.06, r);
      const flush = (1 - ramp(0.95, 1.7, r)) * 0.3 * unrest;
      const patchy = cloud((x * CLOUD_WAVE) / 3.2 + ox, (y * CLOUD_WAVE) / 3.2 + oy);
      const net = 1 - ramp(0.02, 0.42, cells.edge(x * CELL * 2.6 + patchy * 3 + ox, y * CELL * 2.6 + oy));
      const dark = 1 - ramp(0.55, 1.05, nodule(x, y));
      const light = (1 - ramp(0.5, 1.05, pale(x, y))) * unrest;
      const depth = 1.15 + 0.42 * patchy * (0.5 + unrest) + 0.28 * net + dark * (0.85 + 0.5 * change) - 0.62 * light;
      add(line.melanin, i, body * depth * (1 + 0.22 * options.base) * (1 + 0.2 * change));
      add(line.blood, i, flush + body * (0.22 + 0.4 * light + 0.25 * ramp(0.3, 0.8, patchy) * unrest));
      add(line.height, i, body * (0.2 + 0.07 * patchy) + dark * body * (0.25 + 0.35 * change) + body * 0.025 * net);
      add(line.gloss, i, body * 0.14 + dark * 0.2);
      const veil = ramp(0.25, 0.6, cloud((x * CLOUD_WAVE) / 4.4 + oy, (y * CLOUD_WAVE) / 4.4 + ox) + 0.5 * dark - 0.15);
      coat(line, i, VEIL, body * veil * ramp(0.3, 0.6, change) * 0.34);
      coat(line, i, SCAR, body * light * ramp(0.35, 0.7, change) * 0.3);
    }
  };
}
