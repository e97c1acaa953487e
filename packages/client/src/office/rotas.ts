/** A team's rota, through the guardian that signs it. */
import { rotaAnswer, type TeamId } from '@corridor/wire';
import type { Rotas } from '../api/rota.ts';
import type { AskGuardian } from './guardian.ts';

export function rotas(ask: AskGuardian): Rotas {
  const at = (team: TeamId): string => `/teams/${team}/rota`;
  return {
    rota: async (team) => await ask('GET', at(team), rotaAnswer),
    saveRota: async (team, version, shifts, away) =>
      await ask('PUT', at(team), rotaAnswer, { version, shifts: [...shifts], away: [...away] }),
    setAway: async (team, away) => await ask('PUT', `${at(team)}/away`, rotaAnswer, { away }),
    offerSwap: async (team, { from, to }, colleague) =>
      await ask('POST', `${at(team)}/swaps`, rotaAnswer, { shift: { from, to }, to: colleague }),
    answerSwap: async (team, swap, answer) => await ask('POST', `${at(team)}/swaps/${swap}`, rotaAnswer, { answer }),
  };
}
