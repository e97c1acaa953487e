/** Times of a week in which a service of the team works and nobody is on its rota. */
import { clockOf, dateOfDay, hoursOf, isoDate, londonInstant, MINUTE, type Pathway, weekdayOf } from '@corridor/cases';
import type { RotaShift } from '@corridor/client';
import { useWatched } from '../../session/client.tsx';
import type { TeamId } from '../../session/ids.ts';
import { daysOf, type Span } from './week.ts';

export type Gap = Span;
export type Worked = Pick<Pathway, 'hours' | 'nation'>;

/** When the services of a team work, as far as the directory knows. */
export function useWorked(team: TeamId): readonly Worked[] {
  const services = useWatched('services', null) ?? [];
  return services.filter((service) => service.team === team).map(({ pathway }) => pathway);
}

export function gapsIn(shifts: readonly RotaShift[], worked: readonly Worked[], monday: number): readonly Gap[] {
  const open = joined(worked.flatMap((each) => opening(each, monday)));
  return open.flatMap((span) => without(span, shifts));
}

function opening(pathway: Worked, monday: number): readonly Span[] {
  const { days, from, to } = hoursOf(pathway);
  return daysOf(monday)
    .filter(({ number }) => days.includes(weekdayOf(number)))
    .filter(({ number, from: at }) => !clockOf(pathway.nation, at).holidays.includes(isoDate(dateOfDay(number))))
    .map(({ number }) => ({ from: londonInstant(number, from * MINUTE), to: londonInstant(number, to * MINUTE) }));
}

/** Spans that touch or overlap, as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  return spans
    .toSorted((a, b) => a.from - b.from)
    .reduce<readonly Span[]>((done, span) => {
      const last = done.at(-1);
      if (last === undefined || span.from > last.to) return [...done, span];
      return [...done.slice(0, -1), { from: last.from, to: Math.max(last.to, span.to) }];
    }, []);
}

/** What is left of a span where no shift is. */
function without(span: Span, shifts: readonly Span[]): readonly Span[] {
  return shifts.reduce<readonly Span[]>(
    (left, { from, to }) =>
      left
        .flatMap((each) => [
          { from: each.from, to: Math.min(each.to, from) },
          { from: Math.max(each.from, to), to: each.to },
        ])
        .filter((each) => each.from < each.to),
    [span],
  );
}
