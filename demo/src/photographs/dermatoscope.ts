// The field of a dermatoscope: network, globules, streaks and veil in a lit disc with a millimetre scale.

import { blob } from './blob.ts';
import { CELL, CLOUD_WAVE, ramp } from './noise.ts';
import { add, coat, colour, type Layer, type Studio } from './scanline.ts';

const BLACK = colour(6, 6, 7);
const TICK = colour(24, 24, 28);
const VEIL = colour(96, 106, 126);
const REGRESSION = colour(224, 200, 190);

export interface DermatoscopeOptions {
  readonly radius: number;
  readonly unrest: number;
}

/** The lesion as polarised light shows it: flat, with its structures inside the skin. */
export function structures(studio: Studio, options: DermatoscopeOptions): Layer {
  const { cloud, cells, random, week } = studio;
  const { unrest } = options;
  const change = unrest * Math.min(1, week / 12);
  const size = options.radius * (1 + 0.5 * change);
  const outline = blob(random, cloud, {
    x: 0.1,
    y: -0.2,
    radius: size,
    stretch: 1.2,
    angle: 0.5,
    irregular: 0.14 + 0.16 * unrest,
    rough: 0.08 + 0.05 * unrest,
  });
  const core = blob(random, cloud, {
    x: size * 0.3,
    y: -size * 0.25,
    radius: size * (0.34 + 0.24 * change),
    irregular: 0.3,
    rough: 0.3,
  });
  const pale = blob(random, cloud, {
    x: -size * 0.42,
    y: size * 0.32,
    radius: size * 0.36,
    irregular: 0.3,
    rough: 0.4,
  });
  const [ox, oy] = [random() * 400, random() * 400];
  const rays = Array.from({ length: 46 }, () => random());
  return (line) => {
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      const y = line.y;
      const r = outline(x, y);
      if (r > 2) continue;
      const wide = cloud((x * CLOUD_WAVE) / 3.6 + ox, (y * CLOUD_WAVE) / 3.6 + oy);
      const small = cloud((x * CLOUD_WAVE) / 0.9 + oy, (y * CLOUD_WAVE) / 0.9 + ox);
      const body = 1 - ramp(0.72, 1.1, r);
      const hole = cells.edge(x * CELL * (4.6 + wide * 0.2) + wide * 5, y * CELL * 4.6 + small * 1.5 + oy);
      const net =
        (1 - ramp(0.06, 0.5 - 0.16 * unrest * ramp(0, 0.4, wide), hole)) * (0.55 + 0.45 * ramp(-0.3, 0.3, wide));
      const globule = 1 - ramp(0.12, 0.36, cells.near(x * CELL * 2.1 + 70, y * CELL * 2.1 + ox));
      const dark = 1 - ramp(0.6, 1.1, core(x, y) + 0.2 * small);
      const light = (1 - ramp(0.4, 1.1, pale(x, y))) * unrest;
      const turn = (Math.atan2(y, x) / (2 * Math.PI) + 0.5) * rays.length;
      const ray =
        (rays[Math.floor(turn) % rays.length] as number) > 0.55
          ? 1 - ramp(0.12, 0.42, Math.abs((turn % 1) - 0.5 + 0.2 * small))
          : 0;
      const streak = ray * unrest * ramp(0.75, 0.95, r) * (1 - ramp(1, 1.26, r)) * ramp(-0.1, 0.3, x + y);
      add(
        line.melanin,
        i,
        body * (0.5 + 0.3 * wide + 0.85 * net + 1.5 * dark + 0.9 * globule * ramp(0.05, 0.4, wide) - 0.4 * light) +
          streak * 1.5,
      );
      add(line.blood, i, body * (0.16 + 0.5 * light) + 0.12 * (1 - ramp(1, 1.8, r)) * unrest);
      coat(line, i, VEIL, body * dark * ramp(0, 0.45, wide + change - 0.25) * 0.36 * unrest);
      coat(line, i, REGRESSION, body * light * ramp(0.1, 0.5, change + small * 0.3) * 0.5);
    }
  };
}

/** The instrument: a black surround of a lit disc of radius `field`, an inked scale, a few bubbles in the gel. */
export function instrument(studio: Studio, field: number): Layer {
  const soft = 0.7 / studio.resolution;
  const bubbles = Array.from({ length: 9 }, () => {
    const [turn, far] = [studio.random() * 6.3, field * (0.62 + 0.33 * studio.random())];
    return { x: Math.cos(turn) * far, y: Math.sin(turn) * far, radius: 0.08 + 0.3 * studio.random() ** 2 };
  });
  return (line) => {
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      const y = line.y;
      for (const bubble of bubbles) {
        if (Math.abs(y - bubble.y) > 0.5 || Math.abs(x - bubble.x) > 0.5) continue;
        const rim = Math.abs(Math.hypot(x - bubble.x, y - bubble.y) - bubble.radius);
        if (rim < 0.09) coat(line, i, REGRESSION, 0.5 * (1 - ramp(0.01, 0.07, rim)));
      }
      coat(line, i, TICK, 0.9 * scale(x, y, field, soft));
      const out = Math.sqrt(x * x + y * y);
      coat(line, i, TICK, 0.34 * ramp(field * 0.8, field, out));
      coat(line, i, BLACK, ramp(field - 0.12, field, out));
      line.height[i] = 0;
      line.gloss[i] = 0;
    }
  };
}

/** Ink of the scale: one line near the foot of the disc, a tick each millimetre, longer each five. */
function scale(x: number, y: number, field: number, soft: number): number {
  const reach = Math.floor(field * 0.62);
  const down = y - field * 0.74;
  const ink = (distance: number, half: number): number => 1 - ramp(half - soft, half + soft, distance);
  if (Math.abs(x) > reach + 0.1 || down < -0.8 || down > 0.2) return 0;
  const nearest = Math.round(x);
  const tall = nearest % 5 === 0 ? 0.62 : 0.34;
  const tick = down <= 0 && -down <= tall ? ink(Math.abs(x - nearest), 0.028) : 0;
  return Math.max(tick, ink(Math.abs(down), 0.028));
}
