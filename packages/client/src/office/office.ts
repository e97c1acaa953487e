/** What is done through one's own guardian: rotas, releases of pathways, an area's network switch. */
import type { AtWork } from '../deed/at-work.ts';
import { areas } from './areas.ts';
import { guardianOf } from './guardian.ts';
import { releases } from './releases.ts';
import { rotas } from './rotas.ts';

/** @param guardian Origin of the organisation's guardian. */
export function administering(
  atWork: AtWork,
  guardian: string,
): ReturnType<typeof rotas> & ReturnType<typeof releases> & ReturnType<typeof areas> {
  const ask = guardianOf(atWork, guardian);
  return { ...rotas(ask), ...releases(ask), ...areas(ask) };
}
