/** Invitations that can still be used, and those that somebody brought once more: rules SM14 and IV6. */
import type { Staff, StaffPerson } from '@corridor/client';
import { useId } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords, spanWords } from '../../time.ts';
import { alarmsOf, openInvitation } from './matching.ts';

interface AlarmsProps {
  readonly staff: Staff;
  readonly onOpen: (person: StaffPerson) => void;
  readonly onSettle: (person: StaffPerson) => void;
}

export function Alarms({ staff, onOpen, onSettle }: AlarmsProps) {
  const s = useOfficeStrings().staff;
  return alarmsOf(staff).map(({ user, usedAt, triedAgain }) => {
    const person = staff.people.find((each) => each.user === user);
    if (person === undefined) return null;
    return (
      <Notice
        key={user}
        tone="late"
        icon="alert"
        title={s.alarm(person.name, triedAgain)}
        actions={
          <>
            <Button onClick={() => onOpen(person)}>{s.open(person.name)}</Button>
            <Button onClick={() => onSettle(person)}>
              {s.settle}
              <span className="spoken"> {person.name}</span>
            </Button>
          </>
        }
      >
        {s.alarmBody(person.name, dateWords(usedAt ?? 0))}
      </Notice>
    );
  });
}

interface InvitationsProps {
  readonly staff: Staff;
  readonly onWithdraw: (person: StaffPerson) => void;
  readonly onAgain: (person: StaffPerson) => void;
}

export function Invitations({ staff, onWithdraw, onAgain }: InvitationsProps) {
  const strings = useOfficeStrings();
  const s = strings.staff;
  const now = useNow();
  const heading = useId();
  const open = staff.people.flatMap((person) => {
    const invitation = openInvitation(staff, person.user);
    return invitation === null ? [] : [{ person, expiresAt: invitation.expiresAt }];
  });
  return (
    <section className="pane" aria-labelledby={heading}>
      <h2 id={heading}>{s.invitations}</h2>
      {staff.invitationRequired ? <p className="quiet">{s.allInvited}</p> : null}
      {open.length === 0 ? <p className="quiet">{s.noInvitations}</p> : null}
      <ul className="staff-invitations">
        {open.map(({ person, expiresAt }) => (
          <li key={person.user}>
            <div>
              <p>
                <b>{person.name}</b>, {person.role}
              </p>
              <p className="quiet">{s.until(dateWords(expiresAt), spanWords(expiresAt - now, strings))}</p>
            </div>
            <Button size="small" onClick={() => onAgain(person)}>
              {s.newSheet}
              <span className="spoken"> {person.name}</span>
            </Button>
            <Button size="small" onClick={() => onWithdraw(person)}>
              {s.withdraw}
              <span className="spoken"> {person.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
