/** Who takes the case that is being written: the service that was chosen or the network in its place, and which teams. */
import type { Party } from '@corridor/cases';
import type { Service } from '@corridor/client';
import type { TeamId } from '../../session/ids.ts';
import { isSame, takerOf } from '../services/service-words.ts';
import type { Writing } from './writing.ts';

export interface Taking {
  /** The chosen service as it stands now; null: none is chosen. */
  readonly chosen: Service | null;
  /** Under whose pathway it goes; null: nobody takes it. */
  readonly taker: Service | null;
  /** Teams that may answer, the asker's own aside. More than one: the starter picks. */
  readonly teams: readonly Party[];
  /** Teams that will see it. */
  readonly answering: readonly TeamId[];
}

/** A service can be switched off while a case to it is being written: what is chosen is looked up anew. */
export function takingOf({ service, sees }: Writing, services: readonly Service[], asking: TeamId): Taking {
  const chosen = service === null ? null : (services.find((each) => isSame(each, service)) ?? service);
  const taker = chosen === null ? null : takerOf(chosen, services);
  const teams = (taker?.pathway.answering ?? []).filter(({ team }) => team !== asking);
  const picked = teams.length > 1 ? teams.filter(({ team }) => sees.includes(team)) : teams;
  return { chosen, taker, teams, answering: picked.map(({ team }) => team) };
}
