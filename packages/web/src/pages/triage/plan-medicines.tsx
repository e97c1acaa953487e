/** The medicines of the junior's plan: each kept, changed in fields, or left out; others added. Every change says why. */
import type { MedicationChange } from '@corridor/cases';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { ChangeFields } from '../../components/medication/medication-fields.tsx';
import { MedicationLine } from '../../components/medication/medication-line.tsx';
import { changeOf, NO_CHANGE, type WrittenChange } from '../../components/medication/written.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { without } from './plan-line.tsx';
import { changing, leftOut, type Review, type TriagePlan } from './review.ts';

interface MedicinesProps {
  readonly plan: TriagePlan;
  readonly review: Review;
  readonly fixed: boolean;
  readonly onReview: (review: Review) => void;
}

interface EditorProps {
  readonly change: WrittenChange;
  readonly fixed: boolean;
  readonly onChange: (change: WrittenChange) => void;
}

/** What is to be, in fields, and why. What was left out has nothing to fill in but the reason. */
function Editor({ change, fixed, onChange }: EditorProps) {
  const s = useStrings().triage;
  return (
    <>
      {fixed && change.kind === 'stop' ? null : (
        <ChangeFields change={change} fixed={fixed} tried onChange={onChange} />
      )}
      <TextField
        label={s.reason}
        hint={s.reasonHint}
        value={change.reason}
        autoComplete="off"
        onText={(reason) => onChange({ ...change, reason })}
      />
    </>
  );
}

interface MedicineProps {
  readonly planned: MedicationChange;
  readonly written: WrittenChange | undefined;
  readonly fixed: boolean;
  readonly onWrite: (written: WrittenChange | null) => void;
}

function Medicine({ planned, written, fixed, onWrite }: MedicineProps) {
  const s = useStrings().triage;
  const now = written === undefined ? null : changeOf(written);
  return (
    <div className={written === undefined ? 'plan-line' : 'plan-line changed'}>
      <h3>{s.medicine}</h3>
      <div className="plan-line-text">
        {written === undefined ? (
          <MedicationLine change={planned} />
        ) : (
          <>
            <span className="spoken">{s.first}</span>
            <del>
              <MedicationLine change={planned} />
            </del>
            {now === null ? null : <MedicationLine change={now} planned={[planned]} />}
            <Editor change={written} fixed onChange={onWrite} />
          </>
        )}
      </div>
      {fixed ? null : written === undefined ? (
        <span className="plan-line-deeds">
          <LinkButton aria-label={s.changeLine(planned.drug)} onClick={() => onWrite(changing(planned))}>
            {s.change}
          </LinkButton>
          <LinkButton aria-label={s.leaveOutLine(planned.drug)} onClick={() => onWrite(leftOut(planned))}>
            {s.leaveOut}
          </LinkButton>
        </span>
      ) : (
        <LinkButton onClick={() => onWrite(null)}>{s.undo}</LinkButton>
      )}
    </div>
  );
}

export function PlanMedicines({ plan, review, fixed, onReview }: MedicinesProps) {
  const s = useStrings();
  const { medication, added } = review;
  return (
    <>
      {plan.medication.length === 0 && added.length === 0 ? (
        <div className="plan-line">
          <h3>{s.triage.medicine}</h3>
          <p className="quiet">{s.triage.noMedicine}</p>
        </div>
      ) : null}
      {plan.medication.map((planned, index) => (
        <Medicine
          key={index}
          planned={planned}
          written={medication[index]}
          fixed={fixed}
          onWrite={(written) =>
            onReview({
              ...review,
              medication: written === null ? without(medication, index) : { ...medication, [index]: written },
            })
          }
        />
      ))}
      {added.map((change, index) => (
        <div className="plan-line changed" key={index}>
          <h3>{s.triage.medicine}</h3>
          <div className="plan-line-text">
            <Editor
              change={change}
              fixed={false}
              onChange={(next) => onReview({ ...review, added: added.with(index, next) })}
            />
          </div>
          <LinkButton onClick={() => onReview({ ...review, added: added.toSpliced(index, 1) })}>
            {s.triage.undo}
          </LinkButton>
        </div>
      ))}
      {fixed ? null : (
        <div className="plan-add">
          <Button size="small" icon="plus" onClick={() => onReview({ ...review, added: [...added, NO_CHANGE] })}>
            {s.triage.addMedicine}
          </Button>
        </div>
      )}
    </>
  );
}
