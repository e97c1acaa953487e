// Light and camera: turns a row of tissue into pixels of the picture.

import { ramp, type Random } from './noise.ts';
import type { Scanline } from './scanline.ts';

/** Reflectance of the dermis without any absorber, and how strongly each absorber takes red, green and blue. */
const DERMIS = [0.9, 0.78, 0.68] as const;
const MELANIN_TAKES = [0.78, 1.02, 1.26] as const;
const BLOOD_TAKES = [0.13, 1.0, 0.8] as const;

export interface Camera {
  readonly width: number;
  readonly height: number;
  readonly millimetres: number;
  /** Pixels, RGBA, filled row by row. */
  readonly pixels: Uint8Array;
}

export interface Lamp {
  /** Direction towards the lamp; z is towards the viewer. */
  readonly x: number;
  readonly y: number;
  /** 0 even to 1 strong fall-off from the hot spot. */
  readonly falloff: number;
  /** Where the hot spot sits, as a share of the picture from its centre. */
  readonly spot: readonly [x: number, y: number];
  readonly exposure: number;
  /** Warm (above 1) or cool white balance. */
  readonly warmth: number;
  readonly grain: number;
}

/** A clinic's lamp, a little different for each seed. */
export function lamp(random: Random): Lamp {
  return {
    x: -0.3 - random() * 0.2,
    y: -0.42 - random() * 0.15,
    falloff: 0.3 + random() * 0.15,
    spot: [-0.12 + random() * 0.14, -0.12 + random() * 0.1],
    exposure: 1.02 + random() * 0.08,
    warmth: 0.985 + random() * 0.05,
    grain: 2.2,
  };
}

const GAMMA = gammaTable();
/** Steps of {@link TRANSMITTED} per unit of absorbance; a step is a quarter of a grey level at most. */
const STEPS = 512;
const TRANSMITTED = Float32Array.from({ length: STEPS * 16 }, (_, index) => Math.exp(-index / STEPS));

/** Share of the light that comes through `absorbance`. */
function transmitted(absorbance: number): number {
  return TRANSMITTED[absorbance > 0 ? (absorbance * STEPS) | 0 : 0] as number;
}

function gammaTable(): Uint8Array {
  const table = new Uint8Array(4096);
  for (let index = 0; index < table.length; index++) {
    const value = index / 4095;
    const shown = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    table[index] = Math.round(shown * 255);
  }
  return table;
}

/** Shoulder instead of clipping, as a sensor's tone curve has it: highlights keep their colour. */
function shown(light: number, noise: number): number {
  const rolled = light < 0.7 ? light : 0.7 + 0.3 * (1 - Math.exp(-(light - 0.7) / 0.3));
  const index = rolled * 4095;
  const byte = (GAMMA[index < 0 ? 0 : index > 4095 ? 4095 : index | 0] as number) + noise;
  return byte < 0 ? 0 : byte > 255 ? 255 : byte;
}

/** Exposes rows in order; keeps the row above for the slope of the surface. */
export function exposer(camera: Camera, light: Lamp, random: Random): (line: Scanline, row: number) => void {
  const above = new Float32Array(camera.width);
  const slope = camera.width / camera.millimetres;
  const length = Math.hypot(light.x, light.y, 1);
  const [lx, ly, lz] = [light.x / length, light.y / length, 1 / length];
  const half = Math.hypot(lx, ly, lz + 1);
  const [hx, hy, hz] = [lx / half, ly / half, (lz + 1) / half];
  let noise = (random() * 4294967296) | 1;
  let started = false;
  return (line, row) => {
    if (!started) above.set(line.height);
    started = true;
    const sy = row / camera.height - 0.5 - light.spot[1];
    const cy = (row / camera.height - 0.5) * 2;
    let out = row * camera.width * 4;
    for (let i = 0; i < camera.width; i++) {
      const here = line.height[i] as number;
      const dx = ((line.height[i + 1] ?? here) - (i > 0 ? (line.height[i - 1] as number) : here)) * 0.5 * slope;
      const dy = (here - (above[i] as number)) * slope;
      const norm = 1 / Math.sqrt(1 + dx * dx + dy * dy);
      const facing = (lz - dx * lx - dy * ly) * norm;
      const diffuse = facing > 0 ? facing / lz : 0;
      const mirror = (hz - dx * hx - dy * hy) * norm;
      const m4 = mirror * mirror * mirror * mirror;
      const m16 = m4 * m4 * m4 * m4;
      const gloss = line.gloss[i] as number;
      const shine = mirror > 0 ? gloss * (0.055 * m4 * m4 + 0.5 * gloss * m16 * m16 * m16) : 0;
      const sx = i / camera.width - 0.5 - light.spot[0];
      const cx = (i / camera.width - 0.5) * 2;
      const reach = (1.08 - light.falloff * (sx * sx + sy * sy) * 1.9) * (1 - 0.13 * ramp(0.5, 1.9, cx * cx + cy * cy));
      const lit = light.exposure * reach;
      const bare = 1 - (line.cover[i] as number);
      const melanin = line.melanin[i] as number;
      const blood = line.blood[i] as number;
      // Light scatters under the skin before it leaves, red furthest: the shading is softest in red.
      const red =
        bare * DERMIS[0] * transmitted(melanin * MELANIN_TAKES[0] + blood * BLOOD_TAKES[0]) + (line.red[i] as number);
      const green =
        bare * DERMIS[1] * transmitted(melanin * MELANIN_TAKES[1] + blood * BLOOD_TAKES[1]) + (line.green[i] as number);
      const blue =
        bare * DERMIS[2] * transmitted(melanin * MELANIN_TAKES[2] + blood * BLOOD_TAKES[2]) + (line.blue[i] as number);
      noise ^= noise << 13;
      noise ^= noise >>> 17;
      noise ^= noise << 5;
      const speck = ((noise & 255) / 255 - 0.5) * light.grain;
      const tint = (((noise >>> 8) & 255) / 255 - 0.5) * light.grain * 0.6;
      camera.pixels[out++] = shown((red * (0.3 + 0.7 * diffuse) + shine) * lit * light.warmth, speck + tint);
      camera.pixels[out++] = shown((green * (0.18 + 0.82 * diffuse) + shine) * lit, speck);
      camera.pixels[out++] = shown((blue * (0.16 + 0.84 * diffuse) + shine) * lit * (2 - light.warmth), speck - tint);
      camera.pixels[out++] = 255;
    }
    above.set(line.height);
  };
}
