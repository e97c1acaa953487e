import type { Asked, Down } from '@corridor/wire';
import type { Core } from '../core.ts';

/** How soon services usually answer, shown before anybody asks one. Rule US2. */
export async function usual(core: Core, asked: Asked<'usual'>): Promise<Down> {
  return { t: 'usual', r: asked.r, services: await core.usual.now() };
}
