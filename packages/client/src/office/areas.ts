/** The area that one answers for, through the guardian of its authority. */
import { areaAnswer } from '@corridor/wire';
import type { Areas } from '../api/area.ts';
import { ClientError } from '../error.ts';
import type { AskGuardian } from './guardian.ts';

export function areas(ask: AskGuardian): Areas {
  return {
    area: async () => (await ask('GET', '/area', areaAnswer)).area,
    switchNetwork: async (team, state) => {
      const { area } = await ask('PUT', `/area/networks/${team}`, areaAnswer, { state });
      if (area === null) throw new ClientError('not-allowed');
      return area;
    },
  };
}
