/** Somebody is entered, and their sheet made. Entered is entered: if only the sheet failed, only the sheet is tried again. */
import type { InvitationSheet, Staff } from '@corridor/client';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { TextField } from '../../components/field/field.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Choice } from '../../components/option/option.tsx';
import { useClient } from '../../session/client.tsx';
import type { UserId } from '../../session/ids.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { type Faults, isSound, newcomerFaults, newcomerOf, type NewcomerDraft, NOBODY } from './draft.ts';
import { useFirstFault } from './first-fault.ts';
import { PowersField, WordFields } from './person-form.tsx';
import { TeamChoice } from './team-choice.tsx';
import type { StaffDesk } from './use-staff.ts';

interface IdentityProps {
  readonly draft: NewcomerDraft;
  readonly faults: Faults;
  readonly onDraft: (change: Partial<NewcomerDraft>) => void;
}

function IdentityFields({ draft: { by, identity }, faults, onDraft }: IdentityProps) {
  const s = useOfficeStrings().staff;
  const isEmail = by === 'email';
  return (
    <>
      <Choice
        legend={s.signsInBy}
        options={[
          { value: 'email', label: s.byEmail },
          { value: 'number', label: s.byNumber },
        ]}
        value={by}
        onChoose={(chosen) => onDraft({ by: chosen })}
      />
      <TextField
        label={isEmail ? s.email : s.number}
        hint={isEmail ? s.emailHint : s.numberHint}
        type={isEmail ? 'email' : 'text'}
        value={identity}
        fault={faults.identity === undefined ? null : s.faults[faults.identity]}
        onText={(text) => onDraft({ identity: text })}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}

interface InviteDialogProps {
  readonly staff: Staff;
  readonly desk: StaffDesk;
  readonly onSheet: (sheet: InvitationSheet, draft: NewcomerDraft) => void;
  readonly onClose: () => void;
}

export function InviteDialog({ staff, desk, onSheet, onClose }: InviteDialogProps) {
  const s = useOfficeStrings().staff;
  const client = useClient();
  const form = useId();
  const [draft, setDraft] = useState<NewcomerDraft>(NOBODY);
  const [tries, setTries] = useState(0);
  useFirstFault(tries);
  const [entered, setEntered] = useState<UserId | null>(null);
  const faults = tries > 0 ? newcomerFaults(draft) : {};
  const change = (part: Partial<NewcomerDraft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (!isSound(newcomerFaults(draft))) return;
    void desk.does(s.done.invited(draft.name.trim()), async () => {
      const user = entered ?? (await client.enterPerson(newcomerOf(draft)));
      setEntered(user);
      const sheet = await client.invite(user);
      onSheet(sheet, draft);
      return sheet;
    });
  };
  const failure =
    desk.failure !== null && entered !== null ? { ...desk.failure, next: s.enteredOnly(draft.name) } : desk.failure;
  return (
    <Dialog
      title={s.inviteTitle}
      wide
      onClose={onClose}
      foot={
        <Button rank="primary" type="submit" form={form} disabled={desk.busy}>
          {s.makeSheet}
        </Button>
      }
    >
      <form id={form} className="staff-form" noValidate onSubmit={submit}>
        <WordFields draft={draft} faults={faults} onDraft={change} />
        <IdentityFields draft={draft} faults={faults} onDraft={change} />
        <TeamChoice staff={staff} posts={draft.teams} onPosts={(teams) => change({ teams })} />
        <PowersField powers={draft.powers} onPowers={(powers) => change({ powers })} />
        <p className="staff-means">{s.inviteMeans}</p>
        <Failure words={failure} />
      </form>
    </Dialog>
  );
}
