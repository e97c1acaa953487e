import type { StaffPerson } from '@corridor/client';
import { useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { DeedDialog, type DoneProps } from './deed-dialog.tsx';
import { type Draft, draftOf, faultsOf, isSound, wordsOf } from './draft.ts';
import { useFirstFault } from './first-fault.ts';
import { PowersField, WordFields } from './person-form.tsx';

/** Another name, role, registration or power: certified anew for the same keys. Rule GU48. */
export function ChangeDialog({ person, desk, onDone, onBack }: DoneProps & { readonly person: StaffPerson }) {
  const s = useOfficeStrings().staff;
  const client = useClient();
  const isMe = person.user === useMe().hat.user;
  const [draft, setDraft] = useState<Draft>(draftOf(person));
  const [tries, setTries] = useState(0);
  useFirstFault(tries);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const apply = () => {
    setTries(tries + 1);
    if (!isSound(faultsOf(draft))) return;
    const words = wordsOf(draft);
    onDone(s.done.changed(words.name), async () => await client.changePerson(person.user, words));
  };
  return (
    <DeedDialog title={s.changeTitle(person.name)} does={s.changeDo} desk={desk} onDo={apply} onBack={onBack}>
      <div className="staff-form">
        <WordFields draft={draft} faults={tries > 0 ? faultsOf(draft) : {}} onDraft={change} />
        <PowersField
          powers={draft.powers}
          onPowers={(powers) => change({ powers })}
          kept={isMe ? 'administrator' : null}
        />
        <p className="staff-means">{s.changeMeans(person.name)}</p>
      </div>
    </DeedDialog>
  );
}
