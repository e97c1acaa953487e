/** The patient whom a case is really about, typed and checked as for a new case; one who was seen before is offered whole. */
import {
  GENDERS,
  type NhsNumber,
  type Patient,
  readNhsNumber,
  shownName,
  shownNhsNumber,
  wordsForNhsNumber,
} from '@corridor/cases';
import { useEffect, useState } from 'react';
import { LinkButton } from '../../../components/button/button.tsx';
import { TextField } from '../../../components/field/field.tsx';
import { Choice } from '../../../components/option/option.tsx';
import { PatientBanner } from '../../../components/patient-banner/patient-banner.tsx';
import { useClient } from '../../../session/client.tsx';
import { useNow } from '../../../session/clock.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { EMPTY_PATIENT, fieldsOf, type PatientFields, patientOf } from '../../new-case/patient-fields.ts';
import './right-patient.css';

/** Somebody of this number in another case that one may open. */
function useKnown(number: NhsNumber | null): Patient | null {
  const client = useClient();
  const [found, setFound] = useState<Patient | null>(null);
  useEffect(() => {
    let wanted = true;
    if (number === null) return undefined;
    void client.casesOfPatient(number).then(
      (rows) => wanted && setFound(rows.find(({ patient }) => patient !== null)?.patient ?? null),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client, number]);
  return found?.nhsNumber === number ? found : null;
}

export function RightPatient({ onPatient }: { readonly onPatient: (patient: Patient | null) => void }) {
  const s = useStrings().newCase.patient;
  const now = useNow();
  const [fields, setFields] = useState<PatientFields>(EMPTY_PATIENT);
  const reading = readNhsNumber(fields.number);
  const known = useKnown(reading.valid ? reading.number : null);
  const patient = patientOf(fields, now);
  const set = (next: PatientFields) => {
    setFields(next);
    onPatient(patientOf(next, now));
  };
  const part = (changed: Partial<PatientFields>) => set({ ...fields, ...changed });
  const finished = fields.number.replace(/[\s-]/gu, '').length >= 10;
  return (
    <div className="right-patient">
      <TextField
        label={s.nhsNumber}
        value={fields.number}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        fault={!reading.valid && finished ? wordsForNhsNumber(reading.fault, fields.number) : null}
        onText={(number) => part({ number })}
        onBlur={() => reading.valid && part({ number: shownNhsNumber(reading.number) })}
      />
      {known !== null && patient === null ? (
        <p>
          <LinkButton onClick={() => set(fieldsOf(known))}>
            {s.seenBefore}: {shownName(known)}
          </LinkButton>
        </p>
      ) : null}
      <div className="right-patient-pair">
        <TextField label={s.family} value={fields.family} autoComplete="off" onText={(family) => part({ family })} />
        <TextField label={s.given} value={fields.given} autoComplete="off" onText={(given) => part({ given })} />
      </div>
      <fieldset>
        <legend className="group-label">{s.born}</legend>
        <div className="right-patient-born">
          {(['day', 'month', 'year'] as const).map((field) => (
            <TextField
              key={field}
              label={s[field]}
              value={fields[field]}
              inputMode="numeric"
              maxLength={field === 'year' ? 4 : 2}
              autoComplete="off"
              onText={(typed) => part({ [field]: typed })}
            />
          ))}
        </div>
      </fieldset>
      <Choice
        legend={s.gender}
        options={GENDERS.map((value) => ({ value, label: s.genders[value] }))}
        value={fields.gender}
        onChoose={(gender) => part({ gender })}
      />
      {patient === null ? null : <PatientBanner patient={patient} />}
    </div>
  );
}
