/** One open case at the end of a shift: its next step, its clock, and whose it becomes. */
import { londonDate, shownPatientAge } from '@corridor/cases';
import type { InboxRow } from '@corridor/client';
import { Link } from 'wouter';
import { Button } from '../../components/button/button.tsx';
import { Deadline } from '../../components/deadline/deadline.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { rowName } from '../../components/row/row.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import type { TeamId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';

interface ShiftCaseProps {
  readonly row: InboxRow;
  readonly team: TeamId;
  /** Who would get it; null: nobody is chosen. */
  readonly to: string | null;
  /** To whom it was offered, while it waits to be accepted. */
  readonly offered: string | null;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

function Goes({ row, to, chosen, offered }: Pick<ShiftCaseProps, 'row' | 'to' | 'chosen' | 'offered'>) {
  const s = useStrings();
  const words = s.shiftEnd;
  const client = useClient();
  const deed = useDeed();
  if (offered === null) {
    if (chosen && to !== null) return <p>{words.goes(to)}</p>;
    return <p>{row.owner === null ? words.staysNobody : words.stays}</p>;
  }
  const keep = () => void deed.run(() => client.write({ case: row.case, body: { act: 'claimed' }, basedOn: 0 }));
  return (
    <>
      <p>
        <Icon name="clock" size={15} /> {words.offered(offered)}
      </p>
      <Button
        size="small"
        icon="undo"
        disabled={deed.busy}
        onClick={keep}
        aria-label={words.keepNamed(nameOf(row, s.inbox.noPatient))}
      >
        {words.keep}
      </Button>
      <Failure words={deed.failure} />
    </>
  );
}

function nameOf(row: InboxRow, noPatient: string): string {
  return rowName(row) ?? noPatient;
}

export function ShiftCase({ row, team, to, offered, chosen, onChoose }: ShiftCaseProps) {
  const s = useStrings();
  const words = s.shiftEnd;
  const now = useNow();
  const name = nameOf(row, s.inbox.noPatient);
  const side = row.waitingFor === 'us' ? words.us : words.others;
  return (
    <li className="shift-case">
      <label className="shift-choose">
        <input
          type="checkbox"
          checked={chosen}
          disabled={offered !== null}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <span className="spoken">{words.choose(name)}</span>
      </label>
      <div className="shift-what">
        <Link href={`/team/${team}/case/${row.case}`} className="link">
          {name}
        </Link>{' '}
        {row.patient === null ? null : <span className="quiet">{shownPatientAge(row.patient, londonDate(now))}</span>}
        <p>{row.subject}</p>
      </div>
      <p className="shift-next">{side[row.status]}</p>
      <p className="shift-due">{row.dueAt === null ? words.noClock : <Deadline at={row.dueAt} />}</p>
      <div className="shift-goes">
        <Goes row={row} to={to} chosen={chosen} offered={offered} />
      </div>
    </li>
  );
}
