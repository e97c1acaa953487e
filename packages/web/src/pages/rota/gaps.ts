/** Times of a week in which a service of the team works and nobody is on call for it, of all its services together. */
import { clockOf, type Gap, gapsIn, hoursOf, type Pathway } from '@corridor/cases';
import type { RotaAbsence, RotaShift } from '@corridor/client';
import { useWatched } from '../../session/client.tsx';
import type { TeamId } from '../../session/ids.ts';
import { weekOf } from './week.ts';

export type Worked = Pick<Pathway, 'hours' | 'nation'>;

/** When the services of a team work, as far as the directory knows. */
export function useWorked(team: TeamId): readonly Worked[] {
  const services = useWatched('services', null) ?? [];
  return services.filter((service) => service.team === team).map(({ pathway }) => pathway);
}

interface Rota {
  readonly shifts: readonly RotaShift[];
  readonly away: readonly RotaAbsence[];
}

export function gapsOfWeek(rota: Rota, worked: readonly Worked[], monday: number): readonly Gap[] {
  const week = weekOf(monday);
  return joined(worked.flatMap((each) => gapsIn(rota, hoursOf(each), clockOf(each.nation, week.from), week)));
}

/** Gaps that touch or overlap, as one. */
function joined(gaps: readonly Gap[]): readonly Gap[] {
  return gaps
    .toSorted((a, b) => a.from - b.from)
    .reduce<readonly Gap[]>((done, gap) => {
      const last = done.at(-1);
      if (last === undefined || gap.from > last.to) return [...done, gap];
      return [...done.slice(0, -1), { from: last.from, to: Math.max(last.to, gap.to) }];
    }, []);
}
