/** Of what, and of which days, somebody wants to see who looked. */
import type { AuditAbout, AuditPerson } from '@corridor/client';
import { readNhsNumber } from '@corridor/cases';
import { type SyntheticEvent, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { SelectField, TextField } from '../../components/field/field.tsx';
import { Choice } from '../../components/option/option.tsx';
import type { CaseId } from '../../session/ids.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import type { Shown } from './shown.ts';
import { dayIn, type Period, periodOf } from './period.ts';

type By = AuditAbout['by'];

interface Writing {
  readonly by: By;
  readonly user: string;
  readonly nhsNumber: string;
  readonly from: string;
  readonly to: string;
}

interface FilterProps {
  readonly shown: Shown;
  readonly caseId: CaseId | null;
  readonly busy: boolean;
  readonly onAsk: (about: AuditAbout, period: Period) => void;
}

/** Null while what it needs is missing. */
function aboutOf({ by, user, nhsNumber }: Writing, caseId: CaseId | null): AuditAbout | null {
  switch (by) {
    case 'mine':
    case 'all':
      return { by };
    case 'case':
      return caseId === null ? null : { by, case: caseId };
    case 'person':
      return user === '' ? null : { by, user: user as AuditPerson['user'] };
    case 'patient': {
      const read = readNhsNumber(nhsNumber);
      return read.valid ? { by, nhsNumber: read.number } : null;
    }
    default:
      return by satisfies never;
  }
}

export function Filter({ shown, caseId, busy, onAsk }: FilterProps) {
  const s = useOfficeStrings().audit;
  const { about, period, audit } = shown;
  const [tried, setTried] = useState(false);
  const [writing, setWriting] = useState<Writing>({
    by: about.by,
    user: '',
    nhsNumber: '',
    from: dayIn(period.from),
    to: dayIn(period.to - 1),
  });
  const change = (part: Partial<Writing>) => setWriting({ ...writing, ...part });
  const abouts: readonly By[] = ['mine', 'all', 'person', 'patient', ...(caseId === null ? [] : ['case' as const])];
  const asked = aboutOf(writing, caseId);
  const days = periodOf(writing.from, writing.to);
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (asked !== null && days !== null) onAsk(asked, days);
  };
  return (
    <form className="pane audit-filter no-print" onSubmit={go} noValidate>
      {audit.mayAll ? (
        <Choice
          legend={s.about}
          options={abouts.map((value) => ({ value, label: s.abouts[value] }))}
          value={writing.by}
          onChoose={(by) => change({ by })}
        />
      ) : about.by === 'case' ? null : (
        <p className="quiet">{s.ownOnly}</p>
      )}
      {writing.by === 'person' ? (
        <SelectField
          label={s.person}
          value={writing.user}
          none={s.choosePerson}
          options={audit.people.map(({ user, name, role }) => ({ value: user as string, label: `${name}, ${role}` }))}
          fault={tried && asked === null ? s.personFault : null}
          onText={(user) => change({ user })}
        />
      ) : null}
      {writing.by === 'patient' ? (
        <TextField
          label={s.nhsNumber}
          hint={s.nhsNumberHint}
          inputMode="numeric"
          autoComplete="off"
          value={writing.nhsNumber}
          fault={tried && asked === null ? s.nhsNumberFault : null}
          onText={(nhsNumber) => change({ nhsNumber })}
        />
      ) : null}
      <div className="audit-days">
        <TextField
          label={s.from}
          type="date"
          value={writing.from}
          fault={tried && days === null ? s.dateFault : null}
          onText={(from) => change({ from })}
        />
        <TextField label={s.to} type="date" value={writing.to} onText={(to) => change({ to })} />
      </div>
      <Button type="submit" rank="primary" icon="eye" disabled={busy}>
        {s.show}
      </Button>
    </form>
  );
}
