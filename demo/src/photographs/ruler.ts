// A paper ruler laid beside the lesion: millimetre ticks, figures each centimetre, three grey patches.

import { textDistance, textWidth } from './glyphs.ts';
import { ramp } from './noise.ts';
import { coat, colour, type Colour, type Layer, type Scanline, type Studio } from './scanline.ts';

const PAPER = colour(244, 243, 238);
const INK = colour(22, 22, 26);
const PATCHES = [colour(52, 52, 52), colour(122, 122, 122), colour(200, 200, 200)] as const;

export interface RulerOptions {
  /** Length of the scale in millimetres; a multiple of 10. */
  readonly length: number;
  /** Centre of the paper, millimetres from the centre of the picture. */
  readonly x: number;
  readonly y: number;
  /** Size of everything printed; 1 suits a field of 40 mm. Millimetres stay millimetres. */
  readonly print: number;
}

export function ruler(studio: Studio, options: RulerOptions): Layer {
  const { length, print } = options;
  const angle = (studio.random() - 0.5) * 0.05;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const wide = length / 2 + 2.4 * print;
  const tall = 2.5 * print;
  const soft = 0.6 / studio.resolution;
  return (line) => {
    if (Math.abs(line.y - options.y) > tall + Math.abs(sin) * wide + print) return;
    for (let i = 0; i < line.width; i++) {
      const px = (line.x[i] as number) - options.x;
      const py = line.y - options.y;
      const u = px * cos + py * sin;
      const v = py * cos - px * sin;
      shadow(line, i, Math.max(Math.abs(u - 0.25 * print) - wide, Math.abs(v - 0.3 * print) - tall), print);
      const paper = 1 - ramp(-soft, soft, Math.max(Math.abs(u) - wide, Math.abs(v) - tall));
      if (paper <= 0) continue;
      line.height[i] = 0.02 * u * paper + (line.height[i] as number) * (1 - paper);
      line.gloss[i] = 0.05;
      const grain = 1 + 0.02 * studio.cloud(px * 60, py * 60);
      coat(line, i, PAPER, paper, grain);
      coat(line, i, INK, paper * ink(u + length / 2, v + tall, length, print, soft));
      patches(line, i, u, v, options, soft);
    }
  };
}

function shadow(line: Scanline, at: number, distance: number, print: number): void {
  if (distance < 0.7 * print) coat(line, at, INK, 0.4 * (1 - ramp(-0.2 * print, 0.7 * print, distance)));
}

/** How much ink lies at (`along` the scale from 0, `down` from its upper edge). */
function ink(along: number, down: number, length: number, print: number, soft: number): number {
  const nearest = Math.round(along);
  let amount = 0;
  if (nearest >= 0 && nearest <= length) {
    const reach = (nearest % 10 === 0 ? 2 : nearest % 5 === 0 ? 1.45 : 0.95) * print;
    const thick = nearest % 10 === 0 ? 0.07 * print : 0.05 * print;
    amount =
      (1 - ramp(thick - soft, thick + soft, Math.abs(along - nearest))) * (1 - ramp(reach - soft, reach + soft, down));
  }
  const stroke = 0.085 * print;
  const tens = Math.min(length, Math.max(0, Math.round(along / 10) * 10));
  const label = String(tens);
  const size = 1.25 * print;
  const from = along - tens + textWidth(label, size) / 2;
  if (along > -3 * print && along < length + 3 * print) {
    const figure = textDistance(label, size, from, down - 2.45 * print);
    amount = Math.max(amount, 1 - ramp(stroke - soft, stroke + soft, figure));
  }
  const word = textDistance('mm SYNTHETIC', 0.62 * print, along - 1.6 * print, down - 4.05 * print);
  return Math.max(amount, 1 - ramp(0.05 * print - soft, 0.05 * print + soft, word));
}

function patches(line: Scanline, at: number, u: number, v: number, options: RulerOptions, soft: number): void {
  const { print } = options;
  for (let n = 0; n < PATCHES.length; n++) {
    const cx = options.length / 2 - (5.2 - n * 1.5) * print;
    const box = Math.max(Math.abs(u - cx) - 0.62 * print, Math.abs(v - 1.95 * print) - 0.36 * print);
    coat(line, at, PATCHES[n] as Colour, 1 - ramp(-soft, soft, box));
  }
}
