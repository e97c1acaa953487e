import { expect, test } from 'vitest';
import { checkPixels } from './sharpness.ts';

const SIDE = 64;

function picture(shade: (x: number, y: number) => number): ImageData {
  const data = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let i = 0; i < SIDE * SIDE; i++) data.fill(shade(i % SIDE, Math.floor(i / SIDE)), i * 4, i * 4 + 3);
  return { data, width: SIDE, height: SIDE, colorSpace: 'srgb' };
}

test('edges are sharp, a gradient is blurred', () => {
  expect(checkPixels(picture((x) => (x % 8 < 4 ? 90 : 170))).sharpness).toBeGreaterThan(1);
  expect(checkPixels(picture((x) => 60 + x * 2)).sharpness).toBeLessThan(1);
});

test.each([
  [10, 'dark'],
  [120, 'good'],
  [250, 'bright'],
] as const)('a shade of %i is %s', (shade, light) => {
  expect(checkPixels(picture(() => shade)).light).toBe(light);
});
