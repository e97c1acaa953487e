/** Places on the body that photographs and questions name, with where each lies on the two figures (percent of each figure). */
import type { BodySite } from '@corridor/cases';
import type { Strings } from '../../strings/en.ts';

export type SiteCode = keyof Strings['camera']['sites'];
export type Side = BodySite['side'];

interface Place {
  /** Figures that show it. */
  readonly on: 'front' | 'back' | 'both';
  readonly y: number;
  /** Away from the middle, in percent of the figure's width; 0 lies on the middle. */
  readonly x: number;
  readonly r: number;
}

export const PLACES: Readonly<Record<SiteCode, Place>> = {
  scalp: { on: 'both', y: 4, x: 0, r: 4 },
  face: { on: 'front', y: 9, x: 0, r: 4 },
  ear: { on: 'both', y: 8, x: 8, r: 2.5 },
  mouth: { on: 'front', y: 11.5, x: 0, r: 2 },
  neck: { on: 'both', y: 14.5, x: 0, r: 3 },
  shoulder: { on: 'both', y: 20, x: 18, r: 4 },
  chest: { on: 'front', y: 25, x: 0, r: 6 },
  breast: { on: 'front', y: 27, x: 9, r: 4 },
  abdomen: { on: 'front', y: 38, x: 0, r: 7 },
  'upper-back': { on: 'back', y: 25, x: 0, r: 7 },
  'lower-back': { on: 'back', y: 38, x: 0, r: 7 },
  'upper-arm': { on: 'both', y: 28, x: 24, r: 4 },
  'forearm-front': { on: 'front', y: 40, x: 28, r: 4 },
  'forearm-back': { on: 'back', y: 40, x: 28, r: 4 },
  hand: { on: 'both', y: 51, x: 32, r: 4 },
  groin: { on: 'front', y: 48, x: 5, r: 4 },
  genitals: { on: 'front', y: 51.5, x: 0, r: 2.5 },
  buttock: { on: 'back', y: 49, x: 8, r: 5 },
  thigh: { on: 'both', y: 60, x: 10, r: 5 },
  knee: { on: 'front', y: 70, x: 10, r: 4 },
  shin: { on: 'front', y: 80, x: 10, r: 4.5 },
  calf: { on: 'back', y: 78, x: 10, r: 4.5 },
  ankle: { on: 'both', y: 90, x: 10, r: 3 },
  foot: { on: 'front', y: 95.5, x: 11, r: 3.5 },
  sole: { on: 'back', y: 95.5, x: 11, r: 3.5 },
  toe: { on: 'front', y: 98.5, x: 12, r: 2.5 },
};

export const SITE_CODES = Object.keys(PLACES) as readonly SiteCode[];

/** Sides that a place can have. A place in the middle can still lie to one side, so all are offered; those with two exclude none. */
export function sidesOf(code: SiteCode): readonly Side[] {
  return PLACES[code].x === 0 ? ['middle', 'left', 'right', 'both'] : ['left', 'right', 'both'];
}
