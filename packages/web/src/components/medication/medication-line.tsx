/** A change of medication as it is read: what was struck through, what is to be in bold, both spoken. */
import { kindOfChange, type MedicationChange, type Regimen, shownRegimen } from '@corridor/cases';
import { useStrings } from '../../strings/use-strings.ts';
import { isNotStarted } from './written.ts';
import './medication.css';

/** The space between a number and its unit is not broken: a unit that begins the next line is misread. */
function Shown({ regimen }: { readonly regimen: Regimen | undefined }) {
  const s = useStrings().medication;
  return <>{regimen === undefined ? s.nothing : shownRegimen(regimen).replace(' ', '\u00a0')}</>;
}

interface MedicationLineProps {
  readonly change: MedicationChange;
  /** What a junior planned, if this is what became of it. */
  readonly planned?: readonly MedicationChange[];
}

export function MedicationLine({ change, planned = [] }: MedicationLineProps) {
  const s = useStrings().medication;
  return (
    <div className="medication-line">
      <b>
        {isNotStarted(change, planned) ? s.notStarted : s.kinds[kindOfChange(change)]} {change.drug}
      </b>
      <dl>
        <div>
          <dt>{s.before}</dt>
          <dd className="was">
            <Shown regimen={change.before} />
          </dd>
        </div>
        <div>
          <dt>{s.after}</dt>
          <dd className="to-be">
            <Shown regimen={change.after} />
          </dd>
        </div>
      </dl>
      {change.reason === undefined ? null : <p className="quiet">{change.reason}</p>}
    </div>
  );
}
