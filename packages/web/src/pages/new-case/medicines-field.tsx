/** Medicines that somebody takes, each in fields: a list in prose hides a dose. */
import { medicinesIn, type MedicineTaken } from '@corridor/cases';
import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { ChangeFields } from '../../components/medication/medication-fields.tsx';
import { changeOf, NO_CHANGE, type WrittenChange, writtenOf } from '../../components/medication/written.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { type FieldProps, Label } from './field-label.tsx';

/** As many as an answer may hold. */
const MOST = 20;

/** A medicine that is taken is written like one that is started: it has no earlier dose here. */
function takenOf(written: WrittenChange): MedicineTaken | null {
  const change = changeOf(written);
  return change?.after === undefined ? null : { drug: change.drug, ...change.after };
}

function writtenIn(answer: FieldProps['answer']): readonly WrittenChange[] {
  const medicines = answer === null ? [] : medicinesIn(answer.value);
  return medicines.map(({ drug, ...after }) => writtenOf({ drug, after }));
}

export function MedicinesField({ question, answer, fault, give }: FieldProps) {
  const s = useStrings();
  const words = s.medication;
  const [written, setWritten] = useState(() => writtenIn(answer));
  const change = (next: readonly WrittenChange[]) => {
    setWritten(next);
    const taken = next.map(takenOf).filter((medicine) => medicine !== null);
    // One that is not finished is no answer, so that it is asked for and not silently left out.
    if (taken.length < next.length) give(s.newCase.question.medicinesMissing);
    else give(taken.length === 0 ? null : taken);
  };
  return (
    <fieldset className={fault === null ? 'medication-fields' : 'medication-fields field faulty'}>
      <legend className="group-label">
        <Label question={question} />
      </legend>
      {fault === null ? null : (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      {written.map((one, index) => {
        const name = one.drug === '' ? words.one(index + 1) : one.drug;
        return (
          <fieldset className="medication-one" key={index}>
            <legend className="group-label">{name}</legend>
            <TextField
              label={words.drug}
              hint={words.drugHint}
              value={one.drug}
              autoComplete="off"
              spellCheck={false}
              onText={(drug) => change(written.with(index, { ...one, drug }))}
            />
            <ChangeFields
              change={one}
              fixed
              legend={s.newCase.question.taken}
              tried={fault !== null}
              onChange={(next) => change(written.with(index, next))}
            />
            <Button size="small" icon="bin" onClick={() => change(written.toSpliced(index, 1))}>
              {words.remove(name)}
            </Button>
          </fieldset>
        );
      })}
      {written.length < MOST ? (
        <Button size="small" icon="plus" onClick={() => change([...written, NO_CHANGE])}>
          {words.add}
        </Button>
      ) : null}
    </fieldset>
  );
}
