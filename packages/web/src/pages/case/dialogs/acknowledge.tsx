import { type Advice, adviceText, type MedicationChange, tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea } from '../../../components/field/field.tsx';
import { MedicationLine } from '../../../components/medication/medication-line.tsx';
import { Prose } from '../../../components/message/prose.tsx';
import { Option } from '../../../components/option/option.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { changedMedication } from '../../triage/review.ts';
import { useCase } from '../case-context.tsx';
import { CaseForm } from './case-form.tsx';

interface AnswerProps {
  readonly advice: Advice;
  readonly onClose: () => void;
}

interface TicksProps {
  readonly changes: readonly MedicationChange[];
  readonly planned: readonly MedicationChange[];
  readonly ticked: ReadonlySet<number>;
  readonly onTick: (index: number, on: boolean) => void;
}

/** Each change before and after, ticked one by one: a plan is not acknowledged over a dose that nobody read. */
function Ticks({ changes, planned, ticked, onTick }: TicksProps) {
  const s = useStrings().thread.dialogs.ticks;
  if (changes.length === 0) return null;
  return (
    <fieldset className="medication-fields">
      <legend className="group-label">{s.title}</legend>
      <p>{s.body}</p>
      {changes.map((change, index) => (
        <div className="medication-one" key={index}>
          <MedicationLine change={change} planned={planned} />
          <Option
            type="checkbox"
            name={`read-${index}`}
            checked={ticked.has(index)}
            onChange={(on) => onTick(index, on)}
          >
            {s.tick(change.drug)}
          </Option>
        </div>
      ))}
    </fieldset>
  );
}

/** The asker says that the advice was read and is understood; the plan stands beside the button. */
export function AcknowledgeDialog({ advice, onClose }: AnswerProps) {
  const { thread: strings, triage } = useStrings();
  const { lines } = triage;
  const s = strings.dialogs.acknowledge;
  const purpose = useCase().state.opening?.purpose;
  const plan = purpose?.kind === 'triage' ? purpose : null;
  const [note, setNote] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const text = adviceText(advice.body, advice.amendments);
  const changes = changedMedication(plan, advice.body.medication);
  const tick = (index: number, on: boolean) =>
    setTicked(new Set(on ? [...ticked, index] : [...ticked].filter((each) => each !== index)));
  const body =
    ticked.size < changes.length
      ? null
      : {
          act: 'acknowledged' as const,
          advice: advice.event,
          understood: true as const,
          ...(note.trim() === '' ? {} : { note: tidyText(note) }),
        };
  return (
    <CaseForm title={s.title} onClose={onClose} icon="tick" deed={s.go} body={body}>
      <div className="pane">
        <h3 className="group-label">{plan === null ? strings.plan : lines.treatment}</h3>
        <Prose text={text.plan} />
        <h3 className="group-label">{plan === null ? strings.safetyNet : lines.followUp}</h3>
        <Prose text={text.safetyNet} />
      </div>
      <Ticks changes={changes} planned={plan?.medication ?? []} ticked={ticked} onTick={tick} />
      <p>{s.body(advice.by.name)}</p>
      <TextArea label={s.note} value={note} onText={setNote} />
    </CaseForm>
  );
}
