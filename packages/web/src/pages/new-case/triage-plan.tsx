/** A junior's own plan, which the senior confirms or changes: diagnosis, treatment, changes of medication in fields. */
import { TextArea } from '../../components/field/field.tsx';
import { MedicationFields } from '../../components/medication/medication-fields.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import type { Missing } from './missing.ts';
import type { Writing, WrittenPlan } from './writing.ts';

interface TriagePlanProps {
  readonly writing: Writing;
  readonly missing: readonly Missing[];
  readonly onChange: (part: Partial<Writing>) => void;
}

export function TriagePlan({ writing, missing, onChange }: TriagePlanProps) {
  const s = useStrings().newCase.triage;
  const { plan } = writing;
  const set = (part: Partial<WrittenPlan>) => onChange({ plan: { ...plan, ...part } });
  const isMissing = missing.some(({ what }) => what === 'plan');
  const fault = (text: string) => (isMissing && text.trim() === '' ? s.missing : null);
  return (
    <>
      <h3>{s.title}</h3>
      <TextArea
        label={s.diagnosis}
        value={plan.diagnosis}
        fault={fault(plan.diagnosis)}
        onText={(diagnosis) => set({ diagnosis })}
      />
      <TextArea
        label={s.treatment}
        value={plan.treatment}
        fault={fault(plan.treatment)}
        onText={(treatment) => set({ treatment })}
      />
      <MedicationFields
        changes={plan.medication}
        tried={missing.some(({ what }) => what === 'medication')}
        onChange={(medication) => set({ medication })}
      />
      <TextArea label={s.followUp} value={plan.followUp} onText={(followUp) => set({ followUp })} />
    </>
  );
}
