import { type SyntheticEvent, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';

const LEAST = 8;
const MOST = 50;

interface ScheduleProps {
  readonly years: number;
  readonly busy: boolean;
  readonly onSet: (years: number) => void;
}

/** After how many years a closed case is put before people. Rule ER14. */
export function Schedule({ years, busy, onSet }: ScheduleProps) {
  const s = useOfficeStrings().audit.erase;
  const [text, setText] = useState(String(years));
  const [tried, setTried] = useState(false);
  const given = Number(text);
  const isFair = Number.isInteger(given) && given >= LEAST && given <= MOST;
  const set = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isFair) onSet(given);
  };
  return (
    <section className="pane">
      <h2>{s.schedule}</h2>
      <p className="quiet">{s.scheduleBody}</p>
      <form className="erasing-schedule" onSubmit={set} noValidate>
        <TextField
          label={s.years}
          inputMode="numeric"
          value={text}
          fault={tried && !isFair ? s.yearsFault : null}
          onText={setText}
        />
        <Button type="submit" disabled={busy}>
          {s.setYears}
        </Button>
      </form>
    </section>
  );
}
