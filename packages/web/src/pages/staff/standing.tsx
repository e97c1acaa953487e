/** How it stands with somebody's keys and certificate, in words and, where it is to be looked at, in colour. Rule SM11. */
import type { StaffInvitation, StaffPerson } from '@corridor/client';
import { Icon } from '../../components/icon/icon.tsx';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';
import { certificateOf, daysLeft } from './certificate.ts';

export function Certificate({ person }: { readonly person: StaffPerson }) {
  const s = useOfficeStrings().staff;
  const now = useNow();
  const until = person.certifiedUntil ?? 0;
  const state = certificateOf(person, now);
  switch (state) {
    case 'none':
      return <span className="quiet">–</span>;
    case 'fine':
      return <>{s.certifiedUntil(dateWords(until))}</>;
    case 'soon':
    case 'late':
      return (
        <>
          <span className={`tag ${state}`}>
            <Icon name="clock" size={15} /> {s.ends(daysLeft(until, now))}
          </span>
          <small>{s.certifiedUntil(dateWords(until))}</small>
        </>
      );
    case 'ended':
      return (
        <span className="tag late">
          <Icon name="alert" size={15} /> {s.ended(dateWords(until))}
        </span>
      );
    default:
      return state satisfies never;
  }
}

interface KeysProps {
  readonly person: StaffPerson;
  readonly invitation: StaffInvitation | null;
}

export function Keys({ person: { enrolledAt, resetAllowed }, invitation }: KeysProps) {
  const s = useOfficeStrings().staff;
  const invited = invitation === null ? s.notInvited : s.invitedUntil(dateWords(invitation.expiresAt));
  if (enrolledAt === null) {
    return (
      <>
        <span className="tag">{s.noKeys}</span>
        <small>{invited}</small>
      </>
    );
  }
  return (
    <>
      {dateWords(enrolledAt)}
      {resetAllowed ? <small>{s.newKeysAllowed}</small> : null}
    </>
  );
}

export function Sessions({ sessions }: Pick<StaffPerson, 'sessions'>) {
  const s = useOfficeStrings().staff;
  if (sessions === null) return <span className="quiet">{s.sessionsUnknown}</span>;
  return <>{s.sessions(sessions)}</>;
}

interface TeamsProps {
  readonly person: StaffPerson;
  readonly names: ReadonlyMap<string, string>;
}

export function Teams({ person: { teams }, names }: TeamsProps) {
  const s = useOfficeStrings().staff;
  const named = teams.flatMap(({ team, lead }) => {
    const name = names.get(team);
    return name === undefined ? [] : [lead ? s.leads(name) : name];
  });
  if (named.length === 0) return <span className="quiet">{s.noTeams}</span>;
  return (
    <ul className="staff-teams">
      {named.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
