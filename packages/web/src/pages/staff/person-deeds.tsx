/** Each deed about a person, in its own dialog. */
import type { InvitationSheet, StaffDone, StaffPerson } from '@corridor/client';
import { useClient } from '../../session/client.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { DeedDialog, type DoneProps } from './deed-dialog.tsx';
import type { PersonDeed } from './person-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

interface PersonDeedProps extends Omit<DoneProps, 'onDone'> {
  readonly person: StaffPerson;
  readonly deed: PersonDeed;
  readonly onSheet: (sheet: InvitationSheet) => void;
  /** It is done, and there is nothing more to show. */
  readonly onClose: () => void;
}

export function PersonDeeds({ person, deed, desk, onSheet, onBack, onClose }: PersonDeedProps) {
  const s = useOfficeStrings().staff;
  const client = useClient();
  const { user, name, sessions } = person;
  const onDone: DoneProps['onDone'] = (what, done) => {
    void desk.does(what, done).then((went) => {
      if (went) onClose();
    });
  };
  const props = { desk, onDone, onBack };
  /** What a deed says of itself, and what does it. */
  const plain = (title: string, does: string, means: string, what: string, done: () => Promise<StaffDone>) => (
    <DeedDialog title={title} does={does} desk={desk} onBack={onBack} onDo={() => onDone(what, done)}>
      <p>{means}</p>
    </DeedDialog>
  );
  switch (deed) {
    case 'change':
      return <ChangeDialog person={person} {...props} />;
    case 'remove':
      return <RemoveDialog person={person} {...props} />;
    case 'again': {
      const again = () =>
        void desk.does(s.done.invited(name), async () => {
          const sheet = await client.invite(user);
          onSheet(sheet);
          return sheet;
        });
      return (
        <DeedDialog title={s.againTitle(name)} does={s.againDo} desk={desk} onBack={onBack} onDo={again}>
          <p>{s.againMeans}</p>
        </DeedDialog>
      );
    }
    case 'withdraw':
      return plain(s.withdrawTitle(name), s.withdrawDo, s.withdrawMeans(name), s.done.withdrawn(name), async () =>
        client.withdrawInvitation(user),
      );
    case 'settle':
      return plain(s.settleTitle(name), s.settleDo, s.settleMeans(name), s.done.settled(name), async () =>
        client.settleAlarm(user),
      );
    case 'renew':
      return plain(s.renewTitle(name), s.renewDo, s.renewMeans(name), s.done.renewed(name), async () =>
        client.renewPerson(user),
      );
    case 'sessions': {
      const open = sessions === null ? s.sessionsUnknown : s.sessions(sessions);
      return plain(s.sessionsTitle(name), s.sessionsDo, s.sessionsMeans(name, open), s.done.ended(name), async () =>
        client.endSessionsOf(user),
      );
    }
    case 'reset':
      return plain(s.resetTitle(name), s.resetDo, s.resetMeans(name), s.done.reset(name), async () =>
        client.allowNewKeys(user),
      );
    default:
      return deed satisfies never;
  }
}
