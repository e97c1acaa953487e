/** A week: seven columns on a desktop, seven headed lists on a phone; the same in both for whoever listens. */
import { type Gap, weekdayOf } from '@corridor/cases';
import type { RotaAbsence, RotaShift } from '@corridor/client';
import { Icon } from '../../components/icon/icon.tsx';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';
import type { Names } from './names.ts';
import { type Day, daysOf, noonOf, timesOn, within } from './week.ts';

interface WeekProps {
  readonly monday: number;
  readonly shifts: readonly RotaShift[];
  readonly away: readonly RotaAbsence[];
  readonly gaps: readonly Gap[];
  readonly names: Names;
  readonly offered: (shift: RotaShift) => boolean;
  /** Whether there is anything that this person may do about a shift. */
  readonly mayOpen: (shift: RotaShift) => boolean;
  readonly onShift: (shift: RotaShift) => void;
  /** Null: this person may not change the rota. */
  readonly onGap: ((gap: Gap) => void) | null;
}

function ShiftCard({ shift, day, ...props }: { readonly shift: RotaShift; readonly day: Day } & WeekProps) {
  const s = useOfficeStrings().rota;
  const { names, onShift } = props;
  const isMine = shift.user === names.me;
  const isAway = props.away.some(({ user, from, to }) => user === shift.user && from < shift.to && shift.from < to);
  const words = (
    <>
      <b>{names.of(shift.user)}</b>
      <span className="figures">{timesOn(shift, day)}</span>
      {shift.deputy === null ? null : <span>{s.deputyIs(names.within(shift.deputy))}</span>}
      {isAway ? <span>{s.isAway}</span> : null}
      {props.offered(shift) ? (
        <span>
          <Icon name="hand" size={15} /> {s.onOffer}
        </span>
      ) : null}
    </>
  );
  const look = `rota-shift${isMine ? ' mine' : ''}${props.offered(shift) ? ' offered' : ''}`;
  if (!props.mayOpen(shift)) return <div className={look}>{words}</div>;
  return (
    <button type="button" className={look} onClick={() => onShift(shift)}>
      {words}
      <span className="spoken">{s.changeShift}</span>
    </button>
  );
}

function GapCard({ gap, day, onGap }: { readonly gap: Gap; readonly day: Day } & Pick<WeekProps, 'onGap'>) {
  const s = useOfficeStrings().rota;
  return (
    <div className="rota-gap">
      <b>
        <Icon name="alert" size={15} /> {s.nobody}
      </b>
      <span className="figures">{timesOn(gap, day)}</span>
      {onGap === null ? null : (
        <button type="button" className="link" onClick={() => onGap(gap)}>
          {s.fillGap}
        </button>
      )}
    </div>
  );
}

function DayColumn({ day, ...props }: { readonly day: Day } & WeekProps) {
  const s = useOfficeStrings();
  const now = useNow();
  const isToday = day.from <= now && now < day.to;
  const shifts = within(props.shifts, day).map((shift) => ({ at: shift.from, shift, gap: null }));
  const gaps = within(props.gaps, day).map((gap) => ({ at: gap.from, shift: null, gap }));
  const all = [...shifts, ...gaps].toSorted((a, b) => a.at - b.at);
  return (
    <li className={isToday ? 'rota-day today' : 'rota-day'} aria-current={isToday ? 'date' : undefined}>
      <h2>
        {s.rota.day(s.time.shortWeekdays[weekdayOf(day.number) - 1] ?? '', dateWords(noonOf(day.number)).slice(0, 6))}{' '}
        {isToday ? <small>{s.rota.today}</small> : null}
      </h2>
      {all.length === 0 ? <p className="quiet">{s.rota.nobodyNeeded}</p> : null}
      {all.map(({ shift, gap }) =>
        gap === null ? (
          <ShiftCard key={`${shift.user}${shift.from}`} shift={shift} day={day} {...props} />
        ) : (
          <GapCard key={gap.from} gap={gap} day={day} onGap={props.onGap} />
        ),
      )}
    </li>
  );
}

export function WeekGrid(props: WeekProps) {
  const s = useOfficeStrings().rota;
  return (
    <ol className="rota-week" aria-label={s.week}>
      {daysOf(props.monday).map((day) => (
        <DayColumn key={day.number} day={day} {...props} />
      ))}
    </ol>
  );
}
