// A nodular basal cell carcinoma: a pearly rolled edge, vessels that branch over it, a small crusted centre.

import { blob } from './blob.ts';
import { CLOUD_WAVE, ramp } from './noise.ts';
import { add, coat, colour, type Layer, type Studio } from './scanline.ts';

const PEARL = colour(236, 198, 186);
const CRUST = colour(96, 42, 30);
const VESSEL = colour(168, 40, 44);

export function pearl(
  studio: Studio,
  options: { readonly x: number; readonly y: number; readonly radius: number },
): Layer {
  const { cloud, random } = studio;
  const outline = blob(random, cloud, { ...options, stretch: 1.15, irregular: 0.1, rough: 0.05 });
  const pit = blob(random, cloud, {
    ...options,
    x: options.x + 0.5,
    y: options.y + 0.3,
    radius: options.radius * 0.4,
    irregular: 0.3,
    rough: 0.1,
  });
  const offset = random() * 400;
  return (line) => {
    if (Math.abs(line.y - options.y) > options.radius * 2.5) return;
    for (let i = 0; i < line.width; i++) {
      const x = line.x[i] as number;
      const y = line.y;
      const r = outline(x, y);
      if (r > 2) continue;
      const wide = cloud((x * CLOUD_WAVE) / 7 + offset, (y * CLOUD_WAVE) / 7);
      const small = cloud((x * CLOUD_WAVE) / 1.6, (y * CLOUD_WAVE) / 1.6 + offset);
      const body = 1 - ramp(0.7, 1.06, r);
      const centre = 1 - ramp(0.75, 1.08, pit(x, y));
      const rolled = Math.exp(-((r - 0.72) ** 2) * 14);
      // A vessel lies where a slow noise crosses zero; it narrows as the noise steepens.
      const vessel =
        (1 - ramp(0.02, 0.075, Math.abs(wide + 0.1 * small))) * ramp(0.25, 0.6, r) * (1 - ramp(1, 1.35, r));
      const twig =
        (1 - ramp(0.02, 0.11, Math.abs(cloud((x * CLOUD_WAVE) / 4 + 60, (y * CLOUD_WAVE) / 4 + offset)))) *
        ramp(0.4, 0.7, r) *
        (1 - ramp(0.95, 1.1, r));
      coat(line, i, PEARL, body * 0.42);
      add(line.height, i, body * (0.7 + 0.1 * wide) + 0.34 * rolled * body - 0.4 * centre);
      add(line.gloss, i, body * 0.42 + 0.2 * centre);
      add(line.blood, i, 0.32 * body + 0.3 * (1 - ramp(1, 1.8, r)));
      coat(line, i, VESSEL, 0.72 * vessel + 0.34 * twig * (1 - vessel));
      coat(line, i, CRUST, centre * 0.86, 0.8 + 0.5 * small);
    }
  };
}
