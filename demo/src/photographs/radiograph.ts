// A periapical film of lower molars: enamel, dentine, pulp, roots in their sockets, trabecular bone, one lesion of decay.

import { CELL, CLOUD_WAVE, ramp, seeded, cloud as makeCloud, cells as makeCells } from './noise.ts';
import type { Camera } from './camera.ts';
import { silhouette, type Bone, type Silhouette } from './limb.ts';

interface Tooth {
  readonly whole: Silhouette;
  readonly crown: Silhouette;
  readonly pulp: Silhouette;
  readonly x: number;
  readonly top: number;
}

/** Millimetres: crowns above y = 0, roots below. */
function molar(x: number, top: number, lean: number): Tooth {
  const crown: readonly Bone[] = [
    [x - 2.4, top + 2, 2.5, x + 2.4, top + 2, 2.5],
    [x - 2.6, top + 4.4, 2.3, x + 2.6, top + 4.4, 2.3],
    [x, top + 6.6, 4, x, top + 7, 3.8],
  ];
  const roots: readonly Bone[] = [
    [x - 2, top + 8, 2.1, x - 3.2 + lean, top + 20, 0.8],
    [x + 2, top + 8, 2.1, x + 2.4 + lean, top + 19.4, 0.8],
  ];
  const pulp: readonly Bone[] = [
    [x - 1.2, top + 6.2, 1.05, x + 1.2, top + 6.2, 1.05],
    [x - 1.7, top + 7, 0.7, x - 2.9 + lean, top + 18.6, 0.2],
    [x + 1.7, top + 7, 0.7, x + 2.3 + lean, top + 18, 0.2],
  ];
  return {
    whole: silhouette([...crown, ...roots], 1.6),
    crown: silhouette(crown, 1.2),
    pulp: silhouette(pulp, 0.8),
    x,
    top,
  };
}

export interface RadiographOptions {
  readonly seed: number;
  /** Radius of the decay in the middle tooth, millimetres. */
  readonly decay: number;
}

/** Fills the pixels of `camera`; grey only. */
export function radiograph(camera: Camera, options: RadiographOptions): void {
  const random = seeded(options.seed);
  const cloud = makeCloud(random);
  const bone = makeCells(random);
  const middle = molar(-0.4, -11.2, 0.5);
  const teeth = [molar(-10.6, -10.9, 0.1), middle, molar(9.9, -10.7, 0.6)];
  const scale = camera.millimetres / camera.width;
  let noise = (random() * 4294967296) | 1;
  let out = 0;
  for (let row = 0; row < camera.height; row++) {
    const y = (row - camera.height / 2) * scale;
    for (let column = 0; column < camera.width; column++) {
      const x = (column - camera.width / 2) * scale;
      const wide = cloud((x * CLOUD_WAVE) / 14, (y * CLOUD_WAVE) / 14);
      const small = cloud((x * CLOUD_WAVE) / 2 + 200, (y * CLOUD_WAVE) / 2);
      let light = jaw(x, y, wide, small, bone.edge(x * CELL * 1.9 + wide * 7 + small * 3, y * CELL * 1.3 + small * 4));
      for (const tooth of teeth) if (Math.abs(x - tooth.x) < 7.6) light = drawTooth(tooth, x, y, small, light);
      light = restored(middle, x, y, light, options.decay, small);
      light *= film(x, y, camera.millimetres, camera.millimetres * (camera.height / camera.width));
      noise ^= noise << 13;
      noise ^= noise >>> 17;
      noise ^= noise << 5;
      const byte = Math.min(255, Math.max(0, (light + wide * 0.025) * 255 + ((noise & 255) / 255 - 0.5) * 13));
      camera.pixels[out++] = byte;
      camera.pixels[out++] = byte;
      camera.pixels[out++] = byte;
      camera.pixels[out++] = 255;
    }
  }
}

/** Alveolar bone below the crest, soft tissue and air above it. */
function jaw(x: number, y: number, wide: number, small: number, edge: number): number {
  const crest = 0.2 + 0.8 * Math.cos(x * 0.53) - 0.4 * wide;
  const inside = ramp(crest - 0.5, crest + 1.4, y);
  const plate = Math.exp(-((y - crest - 0.5) ** 2) * 1.6) * 0.14;
  const trabecula = (1 - ramp(0, 0.5, edge)) * 0.12 + small * 0.1;
  const canal = ramp(11.6, 13, y + 0.05 * x) * (1 - ramp(14.6, 15.6, y + 0.05 * x)) * 0.12;
  return 0.07 + 0.03 * ramp(-8, 0, y) + inside * (0.3 + trabecula + 0.07 * wide) + plate - canal * inside;
}

function drawTooth(tooth: Tooth, x: number, y: number, small: number, behind: number): number {
  const whole = tooth.whole(x, y);
  if (whole > 1.6) return behind;
  // The socket: a dark ligament between root and the white line of the lamina dura.
  const below = ramp(-0.5, 1.4, y);
  let light =
    behind + below * (0.17 * Math.exp(-((whole - 0.62) ** 2) * 26) - 0.2 * Math.exp(-((whole - 0.2) ** 2) * 40));
  const inside = 1 - ramp(-0.14, 0.12, whole);
  const crown = tooth.crown(x, y);
  const cusp = 0.5 * Math.cos((x - tooth.x) * 2.3) * ramp(tooth.top + 3, tooth.top, y);
  const shell = ramp(-1.5 + cusp, -0.95 + cusp, crown) * (1 - ramp(tooth.top + 6.2, tooth.top + 7.6, y));
  const dentine = 0.5 + 0.12 * Math.min(1, -whole / 3) + small * 0.02;
  const pulp = 1 - ramp(-0.25, 0.3, tooth.pulp(x, y));
  const body = dentine + 0.24 * shell - 0.17 * pulp;
  light = light * (1 - inside) + body * inside;
  return light;
}

/** The middle tooth: a filling that stops the beam, and decay under its contact with the neighbour. */
function restored(tooth: Tooth, x: number, y: number, light: number, decay: number, small: number): number {
  const [u, v] = [x - tooth.x, y - tooth.top];
  const filling = Math.max(Math.abs(u + 0.9 + 0.2 * small) - 1.7, Math.abs(v - 1.7 + 0.3 * Math.cos(u * 2)) - 1.15);
  const white = (1 - ramp(-0.1, 0.1, filling)) * (1 - ramp(-0.2, 0.1, tooth.whole(x, y)));
  const cave = Math.hypot((u - 4.35) * 0.95, v - 4.2) / Math.max(0.01, decay) + small * 0.35;
  const lost = decay <= 0 ? 0 : 1 - ramp(0.55, 1.1, cave);
  return light * (1 - lost * 0.66) * (1 - white) + white * 0.97;
}

/** The plate's rounded edge and the fall-off of the beam. */
function film(x: number, y: number, wide: number, tall: number): number {
  const corner = 3.2;
  const dx = Math.max(0, Math.abs(x) - (wide / 2 - 0.7 - corner));
  const dy = Math.max(0, Math.abs(y) - (tall / 2 - 0.7 - corner));
  return (1 - ramp(corner - 0.1, corner + 0.05, Math.hypot(dx, dy))) * (1.04 - 0.0003 * (x * x + y * y));
}
