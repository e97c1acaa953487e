/** Staff and invitations, for the organisation's administrators. Rules SM10 to SM15. */
import type { InvitationSheet, Staff, StaffPerson } from '@corridor/client';
import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import type { UserId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { Alarms, Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { People } from './people.tsx';
import { PersonDeeds } from './person-deeds.tsx';
import { type PersonDeed, PersonDialog } from './person-dialog.tsx';
import { SheetDialog } from './sheet.tsx';
import { type StaffDesk, useStaff } from './use-staff.ts';
import './staff.css';

type Doing =
  | { readonly is: 'inviting' }
  | { readonly is: 'looking'; readonly user: UserId }
  | { readonly is: 'deed'; readonly user: UserId; readonly deed: PersonDeed; readonly from: 'list' | 'person' }
  | { readonly is: 'sheet'; readonly sheet: InvitationSheet; readonly person: Pick<StaffPerson, 'name' | 'role'> };

interface DialogsProps {
  readonly staff: Staff;
  readonly desk: StaffDesk;
  readonly doing: Doing;
  readonly onDo: (doing: Doing | null) => void;
}

function Dialogs({ staff, desk, doing, onDo }: DialogsProps) {
  const close = () => onDo(null);
  if (doing.is === 'sheet') return <SheetDialog {...doing} onClose={close} />;
  if (doing.is === 'inviting') {
    const show = (sheet: InvitationSheet, { name, role }: Pick<StaffPerson, 'name' | 'role'>) =>
      onDo({ is: 'sheet', sheet, person: { name, role } });
    return <InviteDialog staff={staff} desk={desk} onSheet={show} onClose={close} />;
  }
  const { user } = doing;
  const person = staff.people.find((each) => each.user === user);
  if (person === undefined) return null;
  if (doing.is === 'looking') {
    const start = (deed: PersonDeed) => onDo({ is: 'deed', user, deed, from: 'person' });
    return <PersonDialog staff={staff} person={person} onDeed={start} onClose={close} />;
  }
  return (
    <PersonDeeds
      person={person}
      deed={doing.deed}
      desk={desk}
      onSheet={(sheet) => onDo({ is: 'sheet', sheet, person })}
      onBack={() => onDo(doing.from === 'person' ? { is: 'looking', user } : null)}
      onClose={close}
    />
  );
}

function Lists({ staff, onDo }: Pick<DialogsProps, 'staff' | 'onDo'>) {
  const me = useMe().hat.user;
  const look = (user: UserId) => onDo({ is: 'looking', user });
  const start = (deed: PersonDeed) => (person: StaffPerson) =>
    onDo({ is: 'deed', user: person.user, deed, from: 'list' });
  return (
    <>
      <Alarms staff={staff} onOpen={({ user }) => look(user)} onSettle={start('settle')} />
      <Invitations staff={staff} onWithdraw={start('withdraw')} onAgain={start('again')} />
      <People staff={staff} me={me} onOpen={look} />
    </>
  );
}

export function StaffPage() {
  const strings = useOfficeStrings();
  const s = strings.staff;
  const desk = useStaff();
  const { staff, report } = desk;
  const [doing, setDoing] = useState<Doing | null>(null);
  const start = (next: Doing | null) => {
    // What was said of one deed is not to stand beside the next.
    if (next !== null && next.is !== 'sheet') desk.clear();
    setDoing(next);
  };
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{s.title}</h1>
        {staff === null ? null : (
          <p>{s.count(staff.people.length, staff.people.filter(({ enrolledAt }) => enrolledAt !== null).length)}</p>
        )}
        {staff === null ? null : (
          <div className="staff-invite">
            <Button rank="primary" icon="plus" onClick={() => start({ is: 'inviting' })}>
              {s.invite}
            </Button>
          </div>
        )}
      </div>
      <div className="page-body staff">
        {doing === null ? (
          <Failure
            words={desk.failure}
            actions={staff === null ? <Button onClick={desk.load}>{strings.shell.tryAgain}</Button> : undefined}
          />
        ) : null}
        {report === null || doing !== null ? null : (
          <Notice
            tone={report.published ? 'news' : 'soon'}
            icon="tick"
            title={report.published ? report.what : s.waits(report.what)}
            live
          >
            {report.published ? s.published : s.notPublished}
          </Notice>
        )}
        {staff === null && desk.failure === null ? <RowsShape rows={6} /> : null}
        {staff === null ? null : <Lists staff={staff} onDo={start} />}
      </div>
      {doing === null || staff === null ? null : <Dialogs staff={staff} desk={desk} doing={doing} onDo={start} />}
    </main>
  );
}
