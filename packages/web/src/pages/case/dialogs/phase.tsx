import { tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea } from '../../../components/field/field.tsx';
import { Choice } from '../../../components/option/option.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { useCase } from '../case-context.tsx';
import { phasesOf } from '../phases.ts';
import { CaseForm } from './case-form.tsx';

/** A standing group takes the case into another of its pathway's phases. */
export function PhaseDialog({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().thread.sharing.phase;
  const view = useCase();
  const { phase: present } = view.state;
  const all = phasesOf(view);
  const phases = all.filter((each) => each.code !== present?.code);
  const after = all.findIndex((each) => each.code === present?.code) + 1;
  const [code, setCode] = useState(all[after]?.code ?? phases[0]?.code ?? null);
  const [note, setNote] = useState('');
  const phase = phases.find((each) => each.code === code);
  const body =
    phase === undefined
      ? null
      : {
          act: 'said' as const,
          text: tidyText(note).trim(),
          attachments: [],
          mentions: [],
          answers: [],
          withdraws: [],
          phase,
        };
  return (
    <CaseForm title={s.title} onClose={onClose} icon="refer" deed={s.move(phase?.label ?? '…')} body={body}>
      <p>{s.body}</p>
      <Choice
        legend={s.which}
        options={phases.map(({ code: value, label }) => ({ value, label }))}
        value={code}
        onChoose={setCode}
      />
      <TextArea label={s.note} value={note} onText={setNote} />
    </CaseForm>
  );
}
