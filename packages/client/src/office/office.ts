/** What is done through one's own guardian: rotas, releases of pathways, an area's network switch, who looked, erasure, staff. */
import type { AtWork } from '../deed/at-work.ts';
import { account } from './account.ts';
import { areas } from './areas.ts';
import { guardianOf } from './guardian.ts';
import { keyNoticing } from './key-notices.ts';
import { releases } from './releases.ts';
import { rotas } from './rotas.ts';
import { staffLater } from './staff-later.ts';

type Office = ReturnType<typeof rotas> &
  ReturnType<typeof releases> &
  ReturnType<typeof areas> &
  ReturnType<typeof account> &
  ReturnType<typeof keyNoticing> &
  ReturnType<typeof staffLater>;

/** @param guardian Origin of the organisation's guardian. */
export function administering(atWork: AtWork, guardian: string): Office {
  const ask = guardianOf(atWork, guardian);
  return {
    ...rotas(ask),
    ...releases(ask),
    ...areas(ask),
    ...account(atWork, ask),
    ...keyNoticing(atWork, ask),
    ...staffLater(atWork, ask, guardian),
  };
}
