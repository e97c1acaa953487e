import { type BodyOf, currentAdvice, tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea, TextField } from '../../../components/field/field.tsx';
import { MedicationFields } from '../../../components/medication/medication-fields.tsx';
import { changeOf, type WrittenChange } from '../../../components/medication/written.ts';
import { Choice, Option } from '../../../components/option/option.tsx';
import { useMe } from '../../../session/me.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { shortAudience, useCase } from '../case-context.tsx';
import { CaseForm } from './case-form.tsx';

type Urgency = NonNullable<BodyOf<'advised'>['referral']>['urgency'] | 'none';
const URGENCIES = ['none', 'routine', 'urgent', 'suspected-cancer', 'emergency'] as const satisfies readonly Urgency[];

interface Written {
  readonly assessment: string;
  readonly plan: string;
  readonly safetyNet: string;
  readonly urgency: Urgency;
  readonly referTo: string;
  readonly outcome: string | null;
  readonly replaces: boolean;
  readonly medication: readonly WrittenChange[];
}

const NOTHING: Written = {
  assessment: '',
  plan: '',
  safetyNet: '',
  urgency: 'none',
  referTo: '',
  outcome: null,
  replaces: true,
  medication: [],
};

function isComplete({ assessment, plan, safetyNet, urgency, referTo, medication }: Written): boolean {
  return (
    [assessment, plan, safetyNet].every((text) => text.trim() !== '') &&
    (urgency === 'none' || referTo.trim() !== '') &&
    medication.every((change) => changeOf(change) !== null)
  );
}

function useBody(written: Written): BodyOf<'advised'> | null {
  const { state, pathway } = useCase();
  const earlier = currentAdvice(state).at(-1);
  const outcome = pathway?.outcomes.find(({ code }) => code === written.outcome);
  if (!isComplete(written)) return null;
  return {
    act: 'advised',
    assessment: tidyText(written.assessment),
    plan: tidyText(written.plan),
    safetyNet: tidyText(written.safetyNet),
    medication: written.medication.map(changeOf).filter((change) => change !== null),
    attachments: [],
    mentions: [],
    ...(written.urgency === 'none'
      ? {}
      : { referral: { urgency: written.urgency, to: tidyText(written.referTo).trim() } }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(earlier !== undefined && written.replaces ? { replaces: earlier.event } : {}),
  };
}

/** Advice by name: what it is thought to be, what to do, what should bring them back. */
export function AdviseDialog({ onClose }: { readonly onClose: () => void }) {
  const strings = useStrings().thread;
  const s = strings.dialogs.advise;
  const view = useCase();
  const { state, pathway } = view;
  const { hat } = useMe();
  const [written, setWritten] = useState(NOTHING);
  const change = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }));
  const earlier = currentAdvice(state).length > 0;
  return (
    <CaseForm
      title={s.title}
      onClose={onClose}
      icon="send"
      deed={s.go(shortAudience(view))}
      body={useBody(written)}
      wide
    >
      <TextArea
        label={strings.assessment}
        hint={s.assessment}
        value={written.assessment}
        onText={(assessment) => change({ assessment })}
      />
      <TextArea label={strings.plan} hint={s.plan} value={written.plan} onText={(plan) => change({ plan })} />
      <TextArea
        label={strings.safetyNet}
        hint={s.safetyNet}
        value={written.safetyNet}
        onText={(safetyNet) => change({ safetyNet })}
      />
      <MedicationFields
        changes={written.medication}
        tried={written.medication.some((change) => change.drug !== '')}
        onChange={(medication) => change({ medication })}
      />
      <Choice
        legend={s.referral}
        options={URGENCIES.map((value) => ({
          value,
          label: value === 'none' ? s.noReferral : strings.referralUrgency[value],
        }))}
        value={written.urgency}
        onChoose={(urgency) => change({ urgency })}
      />
      {written.urgency === 'none' ? null : (
        <TextField label={s.referTo} value={written.referTo} onText={(referTo) => change({ referTo })} />
      )}
      {pathway === null ? null : (
        <Choice
          legend={strings.expectedOutcome}
          options={pathway.outcomes.map(({ code, label }) => ({ value: code, label }))}
          value={written.outcome}
          onChoose={(outcome) => change({ outcome })}
        />
      )}
      {earlier ? (
        <Option
          type="checkbox"
          name="replaces"
          checked={written.replaces}
          onChange={(replaces) => change({ replaces })}
        >
          {s.replaces}
        </Option>
      ) : null}
      <p className="quiet">{s.signed(hat.name, hat.role)}</p>
    </CaseForm>
  );
}
