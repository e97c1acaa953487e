/** A person and all that can be done about them; each deed has a dialog of its own, which says what it will do. */
import type { Staff, StaffPerson } from '@corridor/client';
import type { ReactNode } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import type { IconName } from '../../components/icon/icon.tsx';
import { useNow } from '../../session/clock.tsx';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { certificateOf } from './certificate.ts';
import { alarmsOf, openInvitation, teamNames } from './matching.ts';
import { Certificate, Keys, Sessions, Teams } from './standing.tsx';

const DEEDS = ['settle', 'again', 'withdraw', 'change', 'renew', 'sessions', 'reset', 'remove'] as const;
export type PersonDeed = (typeof DEEDS)[number];

const ICONS: Readonly<Record<PersonDeed, IconName>> = {
  settle: 'tick',
  again: 'print',
  withdraw: 'undo',
  change: 'edit',
  renew: 'again',
  sessions: 'leave',
  reset: 'key',
  remove: 'bin',
};

interface Deeds {
  readonly offered: readonly PersonDeed[];
  /** Why something is not, where somebody would look for it. */
  readonly notes: readonly string[];
}

function useDeeds(staff: Staff, person: StaffPerson): Deeds {
  const s = useOfficeStrings().staff;
  const now = useNow();
  const isMe = person.user === useMe().hat.user;
  const hasKeys = person.enrolledAt !== null;
  const hasEnded = certificateOf(person, now) === 'ended';
  const may: Readonly<Record<PersonDeed, boolean>> = {
    settle: alarmsOf(staff).some(({ user }) => user === person.user),
    again: !hasKeys || person.resetAllowed,
    withdraw: openInvitation(staff, person.user) !== null,
    change: true,
    renew: hasKeys && !hasEnded,
    sessions: hasKeys && !isMe,
    reset: hasKeys && !person.resetAllowed && !isMe,
    remove: !isMe,
  };
  const notes = [hasEnded ? s.renewEnded : '', isMe ? s.removeSelf : ''].filter((note) => note !== '');
  return { offered: DEEDS.filter((deed) => may[deed]), notes };
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ staff, person }: { readonly staff: Staff; readonly person: StaffPerson }) {
  const s = useOfficeStrings().staff;
  const { columns, facts } = s;
  const powers = person.powers.map((power) => s.power[power]).join(', ');
  return (
    <dl className="staff-facts">
      <Fact label={columns.registration}>{person.registration === '' ? s.notRegistered : person.registration}</Fact>
      <Fact label={facts.signIn}>{person.signsInBy}</Fact>
      <Fact label={columns.teams}>
        <Teams person={person} names={teamNames(staff)} />
      </Fact>
      <Fact label={facts.powers}>{powers === '' ? facts.none : powers}</Fact>
      <Fact label={columns.enrolled}>
        <Keys person={person} invitation={openInvitation(staff, person.user)} />
      </Fact>
      <Fact label={columns.certificate}>
        <Certificate person={person} />
      </Fact>
      <Fact label={columns.sessions}>
        <Sessions sessions={person.sessions} />
      </Fact>
    </dl>
  );
}

interface PersonDialogProps {
  readonly staff: Staff;
  readonly person: StaffPerson;
  readonly onDeed: (deed: PersonDeed) => void;
  readonly onClose: () => void;
}

export function PersonDialog({ staff, person, onDeed, onClose }: PersonDialogProps) {
  const s = useOfficeStrings().staff;
  const { offered, notes } = useDeeds(staff, person);
  const words: Readonly<Record<PersonDeed, string>> = {
    settle: s.settleDo,
    again: s.newSheet,
    withdraw: s.withdrawDo,
    change: s.change,
    renew: s.renew,
    sessions: s.sessionsDeed,
    reset: s.reset,
    remove: s.remove,
  };
  return (
    <Dialog title={`${person.name}, ${person.role}`} onClose={onClose}>
      <Facts staff={staff} person={person} />
      <section className="staff-deeds">
        <h3>{s.deeds}</h3>
        {offered.map((deed) => (
          <Button key={deed} icon={ICONS[deed]} onClick={() => onDeed(deed)}>
            {words[deed]}
          </Button>
        ))}
        {notes.map((note) => (
          <p key={note} className="quiet">
            {note}
          </p>
        ))}
      </section>
    </Dialog>
  );
}
