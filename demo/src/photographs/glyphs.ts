// The few letters that are printed on a ruler, as strokes on a 4 × 6 grid (y down): no font file is needed.

type Stroke = readonly number[];

const GLYPHS: Readonly<Record<string, readonly Stroke[]>> = {
  '0': [[1.2, 0, 2.8, 0, 4, 1.3, 4, 4.7, 2.8, 6, 1.2, 6, 0, 4.7, 0, 1.3, 1.2, 0]],
  '1': [[0.6, 1.3, 2.2, 0, 2.2, 6]],
  '2': [[0.1, 1.4, 0.9, 0.2, 2.2, 0, 3.5, 0.5, 3.8, 1.7, 3.2, 2.9, 0, 6, 4, 6]],
  '3': [[0.2, 0.9, 1.3, 0, 2.8, 0.1, 3.7, 1.2, 3.2, 2.4, 1.8, 2.8, 3.4, 3.2, 4, 4.4, 3, 5.8, 1.3, 6, 0, 5]],
  '4': [[3, 6, 3, 0, 0, 4.2, 4, 4.2]],
  '5': [[3.7, 0, 0.6, 0, 0.3, 2.7, 1.8, 2.2, 3.4, 2.7, 4, 4.1, 3.2, 5.6, 1.6, 6, 0, 5.2]],
  '6': [[3.4, 0.2, 1.6, 0.8, 0.3, 2.8, 0, 4.4, 0.9, 5.8, 2.4, 6, 3.8, 5, 3.8, 3.5, 2.5, 2.6, 1, 2.9, 0.1, 4.1]],
  '7': [[0, 0, 4, 0, 1.5, 6]],
  '8': [
    [
      2, 2.8, 0.6, 2.1, 0.5, 0.8, 2, 0, 3.5, 0.8, 3.4, 2.1, 2, 2.8, 0.3, 3.6, 0.2, 5.2, 2, 6, 3.8, 5.2, 3.7, 3.6, 2,
      2.8,
    ],
  ],
  '9': [[0.6, 5.8, 2.4, 5.2, 3.7, 3.2, 4, 1.6, 3.1, 0.2, 1.6, 0, 0.2, 1, 0.2, 2.5, 1.5, 3.4, 3, 3.1, 3.9, 1.9]],
  C: [[4, 1, 2.8, 0, 1.2, 0.1, 0, 1.6, 0, 4.4, 1.2, 5.9, 2.8, 6, 4, 5]],
  E: [
    [4, 0, 0, 0, 0, 6, 4, 6],
    [0, 2.9, 3.2, 2.9],
  ],
  H: [
    [0, 0, 0, 6],
    [4, 0, 4, 6],
    [0, 2.9, 4, 2.9],
  ],
  I: [[2, 0, 2, 6]],
  N: [[0, 6, 0, 0, 4, 6, 4, 0]],
  S: [[3.8, 0.9, 2.8, 0, 1.2, 0, 0.2, 0.9, 0.4, 2.2, 2, 2.9, 3.6, 3.6, 4, 4.9, 2.9, 6, 1.1, 6, 0, 5]],
  T: [
    [0, 0, 4, 0],
    [2, 0, 2, 6],
  ],
  Y: [
    [0, 0, 2, 2.9, 4, 0],
    [2, 2.9, 2, 6],
  ],
  m: [
    [0, 2, 0, 6],
    [0, 3, 1, 2.1, 1.9, 2.6, 2, 6],
    [2, 3, 3, 2.1, 3.9, 2.6, 4, 6],
  ],
};

/** Letters' advance in units of the grid. */
const ADVANCE = 5.4;

/** Width of `text` when a letter is `size` high. */
export function textWidth(text: string, size: number): number {
  return (text.length * ADVANCE - 1.4) * (size / 6);
}

/** Distance from (x, y) to the nearest stroke of `text`, whose left top corner is the origin, in the units of `size`. */
export function textDistance(text: string, size: number, x: number, y: number): number {
  const unit = size / 6;
  if (y < -size || y > 2 * size) return size;
  const index = Math.floor((x / unit + 0.7) / ADVANCE);
  const strokes = GLYPHS[text[index] ?? ' '];
  if (strokes === undefined) return size;
  const gx = x / unit - index * ADVANCE;
  const gy = y / unit;
  let squared = 36;
  for (const stroke of strokes) {
    for (let i = 0; i + 3 < stroke.length; i += 2) {
      squared = Math.min(
        squared,
        toSegment(
          gx,
          gy,
          stroke[i] as number,
          stroke[i + 1] as number,
          stroke[i + 2] as number,
          stroke[i + 3] as number,
        ),
      );
    }
  }
  return Math.sqrt(squared) * unit;
}

/** Squared distance from a point to a segment. */
export function toSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const t = along < 0 ? 0 : along > 1 ? 1 : along;
  const px = x - ax - t * dx;
  const py = y - ay - t * dy;
  return px * px + py * py;
}
