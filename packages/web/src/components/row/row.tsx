/** One case in a list: whom it is about and when it is due, the question, who asks, what there is to see. */
import { londonDate, shownPatientAge } from '@corridor/cases';
import type { InboxRow } from '@corridor/client';
import { Link } from 'wouter';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/strings.tsx';
import { dateWords, momentWords } from '../../time.ts';
import { Deadline } from '../deadline/deadline.tsx';
import { Icon } from '../icon/icon.tsx';
import './row.css';

interface RowProps {
  readonly row: InboxRow;
  readonly href: string;
  readonly current: boolean;
}

function When({ row }: { readonly row: InboxRow }) {
  const s = useStrings().inbox;
  if (row.waitingFor === 'closed') {
    return (
      <span className="row-when">
        <span className="row-outcome">{row.outcome ?? s.waitsFor.closed}</span> {dateWords(row.changedAt)}
      </span>
    );
  }
  if (row.kind === 'chat' || row.kind === 'direct') return <ChangedAt at={row.changedAt} />;
  if (row.dueAt !== null && (row.waitingFor === 'us' || row.overdue)) return <Deadline at={row.dueAt} />;
  return <span className="row-when">{s.waitsFor[row.status]}</span>;
}

function ChangedAt({ at }: { readonly at: number }) {
  const s = useStrings();
  return <time className="row-when">{momentWords(at, useNow(), s)}</time>;
}

/** A conversation is known by who began it, a case by its patient. */
function titleOf(row: InboxRow): string | null {
  return row.kind === 'chat' || row.kind === 'direct' ? row.asker : rowName(row);
}

function Signs({ row }: { readonly row: InboxRow }) {
  const s = useStrings().inbox;
  return (
    <>
      {row.damaged ? (
        <span className="row-sign damaged" title={s.damaged}>
          <Icon name="alert" size={15} />
          <span className="spoken">{s.damaged}</span>
        </span>
      ) : null}
      {row.photographs === 0 ? null : (
        <span className="row-sign">
          <Icon name="picture" size={15} />
          <span aria-hidden="true">{row.photographs}</span>
          <span className="spoken">{s.photographs(row.photographs)}</span>
        </span>
      )}
      {row.unsent > 0 ? <span className="row-mark">{s.unsent}</span> : null}
      {row.draft ? <span className="row-mark">{s.draft}</span> : null}
      {row.unread === 0 ? null : (
        <span className="row-unread">
          <span aria-hidden="true">{row.unread}</span>
          <span className="spoken">{s.unread(row.unread)}</span>
        </span>
      )}
    </>
  );
}

export function rowName(row: Pick<InboxRow, 'patient'>): string | null {
  return row.patient === null ? null : `${row.patient.family.toUpperCase()}, ${row.patient.given}`;
}

export function Row({ row, href, current }: RowProps) {
  const s = useStrings().inbox;
  const now = useNow();
  const classes = ['row', row.waitingFor, row.unread > 0 ? 'unread' : ''].join(' ');
  return (
    <Link href={href} className={classes} aria-current={current ? 'true' : undefined}>
      <span className="row-first">
        <span className="row-name">{titleOf(row) ?? s.noPatient}</span>
        {row.patient === null ? null : <span className="row-age">{shownPatientAge(row.patient, londonDate(now))}</span>}
        <When row={row} />
      </span>
      <span className="row-question">{row.subject}</span>
      <span className="row-last">
        <span className="row-asker">
          {row.asker}, {row.askerOrganisation}
        </span>
        <Signs row={row} />
      </span>
    </Link>
  );
}
