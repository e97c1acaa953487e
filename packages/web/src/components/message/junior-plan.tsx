import type { Purpose } from '@corridor/cases';
import { useStrings } from '../../strings/use-strings.ts';
import { MedicationLine } from '../medication/medication-line.tsx';
import { Prose } from './prose.tsx';

type TriagePlan = Extract<Purpose, { readonly kind: 'triage' }>;

/** What the junior planned, as it was sent for review. */
export function JuniorPlan({ plan }: { readonly plan: TriagePlan }) {
  const s = useStrings().triage;
  return (
    <dl className="junior-plan">
      {(['diagnosis', 'treatment', 'followUp'] as const).map((line) => (
        <div key={line}>
          <dt>{s.lines[line]}</dt>
          <dd>{plan[line].trim() === '' ? s.notWritten : <Prose text={plan[line]} />}</dd>
        </div>
      ))}
      <div>
        <dt>{s.medicine}</dt>
        <dd>
          {plan.medication.length === 0 ? s.noMedicine : null}
          {plan.medication.map((change, index) => (
            <MedicationLine key={index} change={change} />
          ))}
        </dd>
      </div>
    </dl>
  );
}
