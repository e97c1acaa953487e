/** A list of changes of medication to fill in, each in fields: in prose a dose is misread. */
import { DOSE_UNITS, ROUTES } from '@corridor/cases';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { SelectField, TextField } from '../field/field.tsx';
import { Choice } from '../option/option.tsx';
import { type ChangeFault, faultsOf, NO_CHANGE, type WrittenChange, type WrittenRegimen } from './written.ts';
import './medication.css';

const same = (value: string) => ({ value, label: value });
const KINDS = ['start', 'change', 'stop'] as const;
/** As many as a message may carry. */
const MOST = 20;

interface RegimenFieldsProps {
  readonly part: 'before' | 'after';
  readonly legend: string;
  readonly regimen: WrittenRegimen;
  readonly faults: readonly ChangeFault[];
  readonly onChange: (part: Partial<WrittenRegimen>) => void;
}

function RegimenFields({ part, legend, regimen, faults, onChange }: RegimenFieldsProps) {
  const s = useStrings().medication;
  const fault = (field: 'dose' | 'unit' | 'route' | 'frequency') =>
    faults.includes(`${part}.${field}`) ? s.faults[field] : null;
  return (
    <fieldset className="regimen">
      <legend className="group-label">{legend}</legend>
      <div className="regimen-fields">
        <TextField
          label={s.dose}
          value={regimen.dose}
          inputMode="decimal"
          autoComplete="off"
          fault={regimen.dose === '' ? null : fault('dose')}
          onText={(dose) => onChange({ dose })}
        />
        <SelectField
          label={s.unit}
          none={s.choose}
          options={DOSE_UNITS.map(same)}
          value={regimen.unit}
          onText={(unit) => onChange({ unit: unit as WrittenRegimen['unit'] })}
        />
        <SelectField
          label={s.route}
          none={s.choose}
          options={ROUTES.map(same)}
          value={regimen.route}
          onText={(route) => onChange({ route: route as WrittenRegimen['route'] })}
        />
        <TextField
          label={s.frequency}
          placeholder={s.frequencyHint}
          value={regimen.frequency}
          autoComplete="off"
          onText={(frequency) => onChange({ frequency })}
        />
      </div>
    </fieldset>
  );
}

interface ChangeFieldsProps {
  readonly change: WrittenChange;
  /** Whether to name what is missing; what is wrong is always named. */
  readonly tried?: boolean;
  /** Fixed by the plan that is being reviewed: what was to be is not retyped. */
  readonly fixed?: boolean;
  /** What the regimen is, if it is not what comes after a change. */
  readonly legend?: string;
  readonly onChange: (change: WrittenChange) => void;
}

/** One change: what kind, which medicine, before, after, and why. */
export function ChangeFields({ change, tried = false, fixed = false, legend, onChange }: ChangeFieldsProps) {
  const s = useStrings().medication;
  const faults = faultsOf(change);
  const set = (part: Partial<WrittenChange>) => onChange({ ...change, ...part });
  const missing = tried ? faults.filter((fault) => fault !== 'drug') : [];
  return (
    <div className="change-fields">
      {fixed ? null : (
        <>
          <TextField
            label={s.drug}
            hint={s.drugHint}
            value={change.drug}
            autoComplete="off"
            spellCheck={false}
            fault={tried && faults.includes('drug') ? s.faults.drug : null}
            onText={(drug) => set({ drug })}
          />
          <Choice
            legend={s.kind}
            options={KINDS.map((value) => ({ value, label: s.kinds[value] }))}
            value={change.kind}
            onChoose={(kind) => set({ kind })}
          />
        </>
      )}
      {change.kind === 'start' || fixed ? null : (
        <RegimenFields
          part="before"
          legend={s.before}
          regimen={change.before}
          faults={faults}
          onChange={(part) => set({ before: { ...change.before, ...part } })}
        />
      )}
      {change.kind === 'stop' ? null : (
        <RegimenFields
          part="after"
          legend={legend ?? s.after}
          regimen={change.after}
          faults={faults}
          onChange={(part) => set({ after: { ...change.after, ...part } })}
        />
      )}
      {missing.length === 0 ? null : (
        <p className="field-fault" role="alert">
          {[...new Set(missing.map((fault) => s.faults[fieldOf(fault)]))].join(' ')}
        </p>
      )}
    </div>
  );
}

function fieldOf(fault: ChangeFault): keyof ReturnType<typeof useStrings>['medication']['faults'] {
  switch (fault) {
    case 'drug':
      return 'drug';
    case 'before.dose':
    case 'after.dose':
      return 'dose';
    case 'before.unit':
    case 'after.unit':
      return 'unit';
    case 'before.route':
    case 'after.route':
      return 'route';
    case 'before.frequency':
    case 'after.frequency':
      return 'frequency';
    default:
      return fault satisfies never;
  }
}

interface MedicationFieldsProps {
  readonly changes: readonly WrittenChange[];
  readonly tried?: boolean;
  readonly onChange: (changes: readonly WrittenChange[]) => void;
}

/** Any number of changes, none at first. */
export function MedicationFields({ changes, tried = false, onChange }: MedicationFieldsProps) {
  const s = useStrings().medication;
  return (
    <fieldset className="medication-fields">
      <legend className="group-label">{s.title}</legend>
      {changes.map((change, index) => (
        <fieldset className="medication-one" key={index}>
          <legend className="group-label">{change.drug === '' ? s.one(index + 1) : change.drug}</legend>
          <ChangeFields change={change} tried={tried} onChange={(next) => onChange(changes.with(index, next))} />
          <TextField
            label={s.reason}
            value={change.reason}
            autoComplete="off"
            onText={(reason) => onChange(changes.with(index, { ...change, reason }))}
          />
          <Button size="small" icon="bin" onClick={() => onChange(changes.toSpliced(index, 1))}>
            {s.remove(change.drug === '' ? s.one(index + 1) : change.drug)}
          </Button>
        </fieldset>
      ))}
      {changes.length < MOST ? (
        <Button size="small" icon="plus" onClick={() => onChange([...changes, NO_CHANGE])}>
          {s.add}
        </Button>
      ) : null}
    </fieldset>
  );
}
