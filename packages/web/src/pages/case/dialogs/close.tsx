import { type Outcome, tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea } from '../../../components/field/field.tsx';
import { Choice } from '../../../components/option/option.tsx';
import { useSayDone } from '../../../components/undo-bar/undo-bar.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { useCase } from '../case-context.tsx';
import { useWrite } from '../write.ts';
import { CaseForm } from './case-form.tsx';

interface CloseDialogProps {
  readonly outcome: string | null;
  readonly onClose: () => void;
}

type Avoided = Outcome['avoided'];
const WHAT = ['trip', 'admission', 'staff-journey'] as const;

/** Every outcome says whether it spared something: that is what insight counts, with "not known" as an honest answer. */
function useOutcome(first: string | null) {
  const { pathway } = useCase();
  const outcomes = pathway?.outcomes ?? [];
  const [code, setCode] = useState(first ?? outcomes[0]?.code ?? null);
  const chosen = outcomes.find((each) => each.code === code);
  const [avoided, setAvoided] = useState<Avoided | null>(null);
  const [what, setWhat] = useState<Outcome['avoidedWhat'] | null>(null);
  const isAvoided = avoided ?? chosen?.avoided ?? 'unknown';
  const usual = chosen === undefined || chosen.avoidedWhat === 'none' ? 'trip' : chosen.avoidedWhat;
  const avoidedWhat = isAvoided === 'yes' ? (what ?? usual) : 'none';
  const outcome: Outcome | null =
    chosen === undefined ? null : { code: chosen.code, label: chosen.label, avoided: isAvoided, avoidedWhat };
  return { outcomes, code, setCode, isAvoided, setAvoided, avoidedWhat, setWhat, outcome };
}

export function CloseDialog({ outcome: first, onClose }: CloseDialogProps) {
  const s = useStrings();
  const words = s.thread.dialogs.close;
  const write = useWrite();
  const say = useSayDone();
  const form = useOutcome(first);
  const [note, setNote] = useState('');
  const { outcome } = form;
  const label = outcome?.label ?? '';
  const undo = () => void write({ act: 'reopened', reason: s.shell.undo }).catch(() => undefined);
  const body =
    outcome === null
      ? null
      : { act: 'closed' as const, outcome, ...(note.trim() === '' ? {} : { note: tidyText(note) }) };
  return (
    <CaseForm
      title={words.title}
      onClose={onClose}
      icon="tick"
      deed={words.go(label)}
      body={body}
      onSent={() => say({ words: s.thread.closedUndo(label), undo })}
    >
      <Choice
        legend={s.thread.panel.outcome}
        options={form.outcomes.map((each) => ({ value: each.code, label: each.label }))}
        value={form.code}
        onChoose={form.setCode}
      />
      <Choice
        legend={words.avoided}
        options={[
          { value: 'yes' as const, label: words.yes },
          { value: 'no' as const, label: words.no },
          { value: 'unknown' as const, label: words.unknown },
        ]}
        value={form.isAvoided}
        onChoose={form.setAvoided}
      />
      {form.isAvoided === 'yes' ? (
        <Choice
          legend={words.what}
          options={WHAT.map((value) => ({ value, label: words.avoidedWhat[value] }))}
          value={form.avoidedWhat === 'none' ? null : form.avoidedWhat}
          onChoose={form.setWhat}
        />
      ) : null}
      <TextArea label={words.note} value={note} onText={setNote} />
      <p className="quiet">{words.filed}</p>
    </CaseForm>
  );
}
