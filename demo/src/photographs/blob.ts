// The outline of a lesion: a circle pulled about by a few low harmonics and roughened by noise.

import { CLOUD_WAVE, type Field, type Random } from './noise.ts';

/** Distance from the lesion's centre as a share of its outline in that direction: 1 on the edge, above 1 outside. */
export type Blob = (x: number, y: number) => number;

export interface BlobOptions {
  readonly x: number;
  readonly y: number;
  /** Mean radius in millimetres. */
  readonly radius: number;
  /** Length over width. */
  readonly stretch?: number;
  /** Radians that the long axis is turned. */
  readonly angle?: number;
  /** 0 round, 0.3 an asymmetric lesion. */
  readonly irregular?: number;
  /** Roughness of the edge, as a share of the radius. */
  readonly rough?: number;
  /** Millimetres of the roughness's longest wave. */
  readonly wave?: number;
}

const STEPS = 720;
/** Beyond this many radii a blob only says that it is far away. */
const FAR = 4;

export function blob(random: Random, cloud: Field, options: BlobOptions): Blob {
  const { x: cx, y: cy, radius, stretch = 1, angle = 0, irregular = 0.15, rough = 0.06 } = options;
  const table = harmonics(random, irregular);
  const offset = random() * 500;
  const scale = CLOUD_WAVE / (options.wave ?? radius * 0.7);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const root = Math.sqrt(stretch);
  return (x, y) => {
    const u = ((x - cx) * cos + (y - cy) * sin) / root;
    const v = ((y - cy) * cos - (x - cx) * sin) * root;
    const plain = Math.sqrt(u * u + v * v) / radius;
    if (plain > FAR) return plain;
    const turn = (Math.atan2(v, u) / (2 * Math.PI) + 0.5) * STEPS;
    return plain / ((table[turn | 0] as number) + rough * cloud(x * scale + offset, y * scale));
  };
}

function harmonics(random: Random, irregular: number): Float32Array {
  const waves = [2, 3, 4, 5, 7].map((count) => ({
    count,
    gain: (irregular * (0.6 + 0.8 * random())) / count,
    turn: random() * 6.3,
  }));
  return Float32Array.from({ length: STEPS + 1 }, (_, step) => {
    const angle = (step / STEPS) * 2 * Math.PI;
    return waves.reduce((sum, wave) => sum + wave.gain * Math.cos(wave.count * angle + wave.turn), 1);
  });
}
