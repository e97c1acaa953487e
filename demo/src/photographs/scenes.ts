// What is in front of the camera for each subject: the field, the body part, the disease at that week, the ruler.

import type { Lamp } from './camera.ts';
import { instrument, structures } from './dermatoscope.ts';
import { excision } from './excision.ts';
import type { Grows, HairOptions } from './hair.ts';
import { limb, silhouette, type Silhouette } from './limb.ts';
import { naevus } from './naevus.ts';
import { pearl } from './pearl.ts';
import { drugEruption, eczema, psoriasis } from './rash.ts';
import { ruler } from './ruler.ts';
import type { Layer, Studio } from './scanline.ts';
import { MELANIN, skin, type SkinType } from './skin.ts';
import type { Subject } from './subject.ts';
import { wound } from './wound.ts';

export interface Scene {
  /** Width of the field. */
  readonly millimetres: number;
  readonly light?: Partial<Lamp>;
  readonly layers: (studio: Studio, type: SkinType) => readonly Layer[];
  readonly hair?: (type: SkinType) => HairOptions;
}

const FOREARM = silhouette(
  [
    [-170, 8, 52, 60, -4, 38],
    [60, -4, 38, 170, -6, 32],
  ],
  20,
);
const LOWER_LEG = silhouette(
  [
    [-140, -14, 66, 20, 0, 45],
    [20, 0, 45, 140, 4, 40],
  ],
  30,
);
const SOLE = silhouette(
  [
    [110, 6, 38, 34, 4, 42],
    [34, -4, 40, -8, -20, 30],
    [34, 12, 38, 4, 24, 25],
  ],
  22,
);
const TOES = silhouette(
  [
    [-28, -33, 13, -50, -36, 15],
    [-30, -8.5, 7.4, -53, -10, 9],
    [-25, 8.4, 6.8, -46, 8.6, 8.4],
    [-18, 24, 6.4, -36, 25.6, 7.9],
    [-8, 38.6, 6, -24, 41.4, 7.4],
  ],
  1.5,
);
/** Toes lie beside the ball of the foot, joined to it but hardly to one another. */
const FOOT: Silhouette = (x, y) => {
  const sole = SOLE(x, y);
  const toes = TOES(x, y);
  const join = Math.max(0, 7 - Math.abs(sole - toes)) / 7;
  return Math.min(sole, toes) - join * join * 1.75;
};

/** How far a wound has healed: 1 at week 0, small by week 12. */
function openness(week: number): number {
  return Math.max(0.22, 1 - week * 0.072);
}

function fade(week: number, weeks: number): number {
  return Math.max(0.05, 1 - week / weeks);
}

/** Grows hair on the body only, not on the drape nor over the ruler. */
function on(shape: Silhouette, above: number): Grows {
  return (x, y) => shape(x, y) < -5 && y < above;
}

export const SCENES: Readonly<Record<Exclude<Subject, 'dental-radiograph'>, Scene>> = {
  naevus: {
    millimetres: 40,
    layers: (studio, type) => [
      skin(studio, { type, freckles: 0.6 }),
      naevus(studio, { x: 0.5, y: -2, radius: 3.7, unrest: 0.95, base: MELANIN[type] }),
      ruler(studio, { length: 30, x: 0, y: 11.4, print: 1 }),
    ],
    hair: (type) => ({ count: 26, length: 6, lie: 0.5, fair: type < 3 ? 0.5 : 0.1, grows: (_, y) => y < 6 }),
  },
  'naevus-overview': {
    millimetres: 210,
    layers: (studio, type) => [
      skin(studio, { type, freckles: 1.1 }),
      naevus(studio, { x: -14, y: -8, radius: 3.7, unrest: 0.95, base: MELANIN[type] }),
      naevus(studio, { x: 48, y: 12, radius: 1.5, unrest: 0, base: MELANIN[type] }),
      naevus(studio, { x: -62, y: 17, radius: 1.2, unrest: 0, base: MELANIN[type] }),
      limb(studio, { shape: FOREARM, round: 42 }),
      ruler(studio, { length: 100, x: -10, y: 58, print: 3.4 }),
    ],
    hair: (type) => ({ count: 420, length: 11, lie: 0.5, fair: type < 3 ? 0.6 : 0.1, grows: on(FOREARM, 38) }),
  },
  'naevus-dermatoscope': {
    millimetres: 17.4,
    light: { x: 0, y: 0, falloff: 0.08, spot: [0, 0], exposure: 1.06, grain: 2 },
    layers: (studio, type) => [
      skin(studio, { type, furrows: 0.12 }),
      structures(studio, { radius: 3.1, unrest: 0.95 }),
      instrument(studio, 6.3),
    ],
    hair: () => ({ count: 4, length: 3, lie: 0.7, fair: 0.2, grows: (x, y) => Math.hypot(x, y) < 2 }),
  },
  'basal-cell': {
    millimetres: 36,
    layers: (studio, type) => [
      skin(studio, { type, furrows: 0.8, freckles: 0.9 }),
      pearl(studio, { x: -0.5, y: -2.4, radius: 4.4 }),
      ruler(studio, { length: 30, x: 0, y: 10.2, print: 0.95 }),
    ],
  },
  'foot-ulcer': {
    millimetres: 150,
    layers: (studio, type) => [
      skin(studio, { type: sole(type), furrows: 1.5, freckles: 0 }),
      wound(studio, {
        x: 2,
        y: -24,
        radius: 11.5 * openness(studio.week),
        stretch: 1.2,
        angle: 0.4,
        irregular: 0.12,
        rough: 0.08,
        depth: 2.2,
        slough: Math.max(0, 0.42 - studio.week * 0.05),
        necrosis: Math.max(0, 0.26 - studio.week * 0.06),
        redness: 0.75 * fade(studio.week, 6),
        callus: 0.9,
      }),
      limb(studio, { shape: FOOT, round: 8.6 }),
      ruler(studio, { length: 50, x: 36, y: 46, print: 2.2 }),
    ],
  },
  'toe-gangrene': {
    millimetres: 150,
    layers: (studio, type) => [
      skin(studio, { type: sole(type), furrows: 1.5, freckles: 0 }),
      wound(studio, {
        x: -54,
        y: -35,
        radius: 13,
        stretch: 1.2,
        irregular: 0.1,
        rough: 0.1,
        depth: 0.4,
        slough: 0.1,
        necrosis: 0.9,
        redness: 0.8,
      }),
      limb(studio, { shape: FOOT, round: 8.6 }),
      ruler(studio, { length: 50, x: 36, y: 46, print: 2.2 }),
    ],
  },
  'leg-ulcer': {
    millimetres: 170,
    layers: (studio, type) => [
      skin(studio, { type, furrows: 1.2, freckles: 0.2 }),
      wound(studio, {
        x: 4,
        y: -6,
        radius: 22 * openness(studio.week),
        stretch: 1.5,
        angle: 0.25,
        irregular: 0.3,
        rough: 0.16,
        wave: 14,
        depth: 0.9,
        slough: Math.max(0.04, 0.5 - studio.week * 0.05),
        necrosis: 0,
        redness: 0.35 * fade(studio.week, 14) + 0.15,
        staining: 0.85,
      }),
      limb(studio, { shape: LOWER_LEG, round: 46 }),
      ruler(studio, { length: 60, x: -20, y: 53, print: 2.4 }),
    ],
    hair: (type) => ({
      count: 60,
      length: 9,
      lie: 0.1,
      fair: type < 3 ? 0.5 : 0.1,
      grows: (x, y) => Math.hypot(x, y) > 55 && on(LOWER_LEG, 34)(x, y),
    }),
  },
  psoriasis: {
    millimetres: 150,
    layers: (studio, type) => [
      skin(studio, { type, furrows: 1.1 }),
      psoriasis(studio, {
        plaques: [
          [-8, -6, 25],
          [44, -22, 13],
          [-55, 16, 12],
          [40, 18, 8],
          [-42, -34, 7],
          [16, 28, 5],
          [62, 6, 5],
          [-64, -14, 4],
          [8, -46, 6],
        ],
        active: fade(studio.week, 9),
      }),
      ruler(studio, { length: 50, x: -2, y: 47, print: 2.2 }),
    ],
    hair: (type) => ({ count: 70, length: 10, lie: 0.9, fair: type < 3 ? 0.5 : 0, grows: (_, y) => y < 36 }),
  },
  eczema: {
    millimetres: 110,
    layers: (studio, type) => [
      skin(studio, { type, furrows: 0.7, freckles: 0.1 }),
      eczema(studio, { radius: 24, active: fade(studio.week, 3) }),
      ruler(studio, { length: 50, x: 0, y: 34, print: 1.8 }),
    ],
  },
  'drug-eruption': {
    millimetres: 300,
    layers: (studio, type) => [
      skin(studio, { type, furrows: 1, freckles: 0.4 }),
      drugEruption(studio, { active: fade(studio.week, 3) }),
      limb(studio, {
        shape: silhouette(
          [
            [-24, -260, 136, -10, 20, 118],
            [-10, 20, 118, -6, 260, 130],
          ],
          60,
        ),
        round: 120,
      }),
    ],
  },
  excision: {
    millimetres: 90,
    layers: (studio, type) => [
      skin(studio, { type, furrows: 1, freckles: 0.5 }),
      excision(studio, { length: 46, stitched: studio.week < 2, redness: 0.35 + 0.5 * fade(studio.week, 8) }),
      ruler(studio, { length: 50, x: 0, y: 26.4, print: 1.6 }),
    ],
    hair: (type) => ({
      count: 26,
      length: 8,
      lie: 0.6,
      fair: type < 3 ? 0.5 : 0.1,
      grows: (_, y) => y < 15 && Math.abs(y) > 8,
    }),
  },
};

/** Soles and palms carry less pigment than the rest of the skin. */
function sole(type: SkinType): SkinType {
  return type > 4 ? 3 : type > 2 ? 2 : 1;
}
