/** One case in a list: whom it is about and when it is due, the question, who asks, what there is to see. */
import { londonDate, shownPatientAge } from '@corridor/cases';
import type { InboxRow } from '@corridor/client';
import { Link } from 'wouter';
import { useNow } from '../../session/clock.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { dateWords, momentWords } from '../../time.ts';
import { Avatar } from '../avatar/avatar.tsx';
import { Deadline } from '../deadline/deadline.tsx';
import { Icon } from '../icon/icon.tsx';
import './row.css';

interface RowProps {
  readonly row: InboxRow;
  readonly href: string;
  readonly current: boolean;
  /** Takes it; null or absent: it is not to be taken from here. */
  readonly onClaim?: ((id: InboxRow['case']) => void) | null;
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

/** What sets a case apart: urgent, restricted, its phase, new notes of the team. */
function Tags({ row }: { readonly row: InboxRow }) {
  const { inbox: s, habits } = useStrings();
  const { urgency, restricted, phase, unreadNotes, waitingFor, mentioned } = row;
  const isUrgent = urgency === 'urgent' && waitingFor !== 'closed';
  if (!isUrgent && !mentioned && !restricted && phase === null && unreadNotes === 0) return null;
  return (
    <span className="row-tags">
      {isUrgent ? (
        <span className="tag soon">
          <Icon name="bolt" size={13} /> {s.urgent}
        </span>
      ) : null}
      {mentioned ? (
        <span className="tag">
          <Icon name="at" size={13} /> {habits.mentioned}
        </span>
      ) : null}
      {restricted ? (
        <span className="tag">
          <Icon name="lock" size={13} /> {s.restricted}
        </span>
      ) : null}
      {phase === null ? null : <span className="tag">{phase}</span>}
      {unreadNotes === 0 ? null : (
        <span className="tag note">
          <Icon name="lock" size={13} /> {s.notes(unreadNotes)}
        </span>
      )}
    </span>
  );
}

/** Who has it, by initials; a case that nobody has says so, unless its button to claim it does. */
function Owner({ row, claimable }: { readonly row: InboxRow; readonly claimable: boolean }) {
  const s = useStrings().inbox;
  const { hat } = useMe();
  if (!isOwnable(row) || claimable) return null;
  if (row.owner === null) return <span className="row-owner">{s.nobody}</span>;
  const { name, user } = row.owner;
  return (
    <span className="row-owner" title={s.owner(name)}>
      <Avatar name={name} />
      {user === hat.user ? <b>{s.you}</b> : null}
      <span className="spoken">{s.owner(name)}</span>
    </span>
  );
}

/** A conversation has no owner, and a closed case needs none. */
function isOwnable({ kind, waitingFor }: InboxRow): boolean {
  return kind !== 'chat' && kind !== 'direct' && waitingFor !== 'closed';
}

export function rowName(row: Pick<InboxRow, 'patient'>): string | null {
  return row.patient === null ? null : `${row.patient.family.toUpperCase()}, ${row.patient.given}`;
}

export function Row({ row, href, current, onClaim = null }: RowProps) {
  const s = useStrings().inbox;
  const now = useNow();
  const classes = ['row', row.waitingFor, row.unread > 0 ? 'unread' : '', onClaim === null ? '' : 'claimable'];
  const title = titleOf(row) ?? s.noPatient;
  return (
    <div className="row-item" data-case={row.case}>
      <Link href={href} className={classes.join(' ')} aria-current={current ? 'true' : undefined}>
        <span className="row-first">
          <span className="row-name">{title}</span>
          {row.patient === null ? null : (
            <span className="row-age">{shownPatientAge(row.patient, londonDate(now))}</span>
          )}
          <When row={row} />
        </span>
        <span className="row-question">{row.subject}</span>
        <Tags row={row} />
        <span className="row-last">
          <span className="row-asker">
            {row.asker}, {row.askerOrganisation}
          </span>
          <Signs row={row} />
          <Owner row={row} claimable={onClaim !== null} />
        </span>
      </Link>
      {onClaim === null ? null : (
        <button type="button" className="row-claim" onClick={() => onClaim(row.case)}>
          <span aria-hidden="true">{s.claim}</span>
          <span className="spoken">{s.claimNamed(title)}</span>
        </button>
      )}
    </div>
  );
}
