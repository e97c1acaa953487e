/** Who the patient is: the number checked as it is typed, name and date of birth confirmed, an open case offered first. */
import {
  GENDERS,
  type NhsNumber,
  type Patient,
  readNhsNumber,
  shownNhsNumber,
  wordsForNhsNumber,
} from '@corridor/cases';
import type { InboxRow } from '@corridor/client';
import { useEffect, useState } from 'react';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Choice, Option } from '../../components/option/option.tsx';
import { PatientBanner } from '../../components/patient-banner/patient-banner.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import type { CaseId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { OpenCases } from './open-cases.tsx';
import { bornOf, EMPTY_PATIENT, fieldsOf, type PatientFields, patientOf, lacksAllergies } from './patient-fields.ts';
import type { Writing } from './writing.ts';

interface PatientStepProps {
  readonly writing: Writing;
  /** A case of this kind is always about somebody. */
  readonly needsPatient: boolean;
  readonly onChange: (part: Partial<Writing>) => void;
  readonly onElsewhere: (id: CaseId) => void;
}

const NONE: readonly InboxRow[] = [];

/** Cases of the number that were opened before: their patient need not be typed again, and may be the case to write in. */
function useKnown(number: NhsNumber | null): readonly InboxRow[] {
  const client = useClient();
  const [found, setFound] = useState<{ readonly number: NhsNumber; readonly rows: readonly InboxRow[] } | null>(null);
  useEffect(() => {
    let wanted = true;
    if (number === null) return undefined;
    void client.casesOfPatient(number).then(
      (rows) => wanted && setFound({ number, rows }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client, number]);
  return found !== null && found.number === number ? found.rows : NONE;
}

/** A fault of the number is said once the field holds ten characters or is left: not while the third digit is typed. */
function useNumberFault(fields: PatientFields, left: boolean): string | null {
  const reading = readNhsNumber(fields.number);
  if (fields.numberUnknown || reading.valid) return null;
  const finished = fields.number.replace(/[\s-]/gu, '').length >= 10 || reading.fault === 'letters';
  return finished || left ? wordsForNhsNumber(reading.fault, fields.number) : null;
}

interface FormProps {
  readonly fields: PatientFields;
  readonly tried: boolean;
  readonly onFields: (part: Partial<PatientFields>) => void;
}

function NameFields({ fields, tried, onFields }: FormProps) {
  const s = useStrings().newCase.patient;
  const now = useNow();
  const noName = tried && (fields.family.trim() === '' || fields.given.trim() === '');
  return (
    <>
      <div className="pair">
        <TextField
          label={s.family}
          value={fields.family}
          autoComplete="off"
          fault={noName ? s.faults.name : null}
          onText={(family) => onFields({ family })}
        />
        <TextField label={s.given} value={fields.given} autoComplete="off" onText={(given) => onFields({ given })} />
      </div>
      <fieldset className={tried && bornOf(fields, now) === null ? 'field faulty' : undefined}>
        <legend className="group-label">
          {s.born} <i>{s.bornHint}</i>
        </legend>
        {tried && bornOf(fields, now) === null ? (
          <p className="field-fault" role="alert">
            {s.faults.born}
          </p>
        ) : null}
        <div className="date-parts">
          <TextField
            label={s.day}
            value={fields.day}
            inputMode="numeric"
            maxLength={2}
            autoComplete="off"
            onText={(day) => onFields({ day })}
          />
          <TextField
            label={s.month}
            value={fields.month}
            inputMode="numeric"
            maxLength={2}
            autoComplete="off"
            onText={(month) => onFields({ month })}
          />
          <TextField
            label={s.year}
            value={fields.year}
            inputMode="numeric"
            maxLength={4}
            autoComplete="off"
            onText={(year) => onFields({ year })}
          />
          <TextField
            label={s.titleField}
            value={fields.title}
            autoComplete="off"
            onText={(title) => onFields({ title })}
          />
        </div>
      </fieldset>
      <Choice
        legend={s.gender}
        options={GENDERS.map((value) => ({ value, label: s.genders[value] }))}
        value={fields.gender}
        onChoose={(gender) => onFields({ gender })}
      />
      <Choice
        legend={s.allergies}
        options={[
          { value: 'known' as const, label: s.allergiesKnown },
          { value: 'none' as const, label: s.allergiesNone },
          { value: 'unknown' as const, label: s.allergiesUnknown },
        ]}
        value={fields.allergies}
        onChoose={(allergies) => onFields({ allergies })}
      />
      {fields.allergies === 'known' ? (
        <TextField
          label={s.allergiesText}
          fault={tried && lacksAllergies(fields) ? s.faults.allergies : null}
          value={fields.allergiesText}
          autoComplete="off"
          onText={(allergiesText) => onFields({ allergiesText })}
        />
      ) : null}
    </>
  );
}

function startingFields({ patient, number }: Writing): PatientFields {
  return patient === null || patient === 'without' ? { ...EMPTY_PATIENT, number } : fieldsOf(patient);
}

export function PatientStep({ writing, needsPatient, onChange, onElsewhere }: PatientStepProps) {
  const s = useStrings().newCase.patient;
  const now = useNow();
  const [fields, setFields] = useState(() => startingFields(writing));
  const [left, setLeft] = useState(false);
  const [tried, setTried] = useState(false);
  const [checked, setChecked] = useState(false);
  const reading = readNhsNumber(fields.number);
  const number = reading.valid && !fields.numberUnknown ? reading.number : null;
  const known = useKnown(number);
  const patient = patientOf(fields, now);
  const fault = useNumberFault(fields, left || tried);
  const change = (part: Partial<PatientFields>) => {
    setChecked(false);
    setFields((before) => ({ ...before, ...part }));
  };
  const seen: Patient | null = known.find((row) => row.patient !== null)?.patient ?? null;
  const go = () => {
    setTried(true);
    if (patient !== null && checked) onChange({ patient, confirmed: true });
  };
  return (
    <form
      className="new-body patient-step"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <h2>{s.title}</h2>
      <TextField
        label={s.nhsNumber}
        hint={s.hint}
        value={fields.number}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        disabled={fields.numberUnknown}
        fault={fault}
        onText={(typed) => change({ number: typed })}
        onBlur={() => {
          setLeft(fields.number !== '');
          if (reading.valid) change({ number: shownNhsNumber(reading.number) });
        }}
        after={
          number === null ? null : (
            <span className="good">
              <Icon name="tick" size={16} /> {s.valid}
            </span>
          )
        }
      />
      <Option
        type="checkbox"
        name="number-unknown"
        checked={fields.numberUnknown}
        onChange={(numberUnknown) => change({ numberUnknown })}
      >
        {s.unknown}
      </Option>
      <OpenCases rows={known} onOpen={onElsewhere} />
      {seen !== null && patient === null ? (
        <p>
          <LinkButton onClick={() => setFields(fieldsOf(seen))}>
            {s.seenBefore}: {seen.family.toUpperCase()}, {seen.given}
          </LinkButton>
        </p>
      ) : null}
      <NameFields fields={fields} tried={tried} onFields={change} />
      {patient === null ? null : (
        <div className="found-patient">
          <PatientBanner patient={patient} />
        </div>
      )}
      {tried && !checked && patient !== null ? (
        <p className="field-fault" role="alert">
          {s.faults.confirm}
        </p>
      ) : null}
      <Option type="checkbox" name="confirmed" block checked={checked} onChange={setChecked} hint={s.confirmBody}>
        {s.confirm}
      </Option>
      <div className="new-foot">
        <Button rank="primary" size="big" wide type="submit">
          {s.go}
        </Button>
        {needsPatient ? null : <LinkButton onClick={() => onChange({ patient: 'without' })}>{s.without}</LinkButton>}
      </div>
    </form>
  );
}
