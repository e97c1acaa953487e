/** "I am away": leave or do-not-disturb, from when to when, and who is called instead. Said at once, not with the rota. */
import type { CorridorClient, RotaAbsence } from '@corridor/client';
import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { TextField } from '../../components/field/field.tsx';
import { Choice } from '../../components/option/option.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useNow } from '../../session/clock.tsx';
import type { UserId } from '../../session/ids.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import type { Words } from '../../strings/words.ts';
import type { Member } from './names.ts';
import { PersonSelect } from './person-select.tsx';
import { fieldOf, momentOf } from './week.ts';

const HOUR = 3_600_000;

export type Away = NonNullable<Parameters<CorridorClient['setAway']>[1]>;

interface AwayDialogProps {
  /** The team's other people. */
  readonly colleagues: readonly Member[];
  readonly busy: boolean;
  readonly failure: Words | null;
  readonly onSay: (away: Away) => void;
  readonly onClose: () => void;
}

export function AwayDialog({ colleagues, busy, failure, onSay, onClose }: AwayDialogProps) {
  const s = useOfficeStrings().rota;
  const now = useNow();
  const [why, setWhy] = useState<RotaAbsence['why']>('do-not-disturb');
  const [deputy, setDeputy] = useState<UserId | null>(null);
  const [from, setFrom] = useState(fieldOf(now));
  const [to, setTo] = useState(fieldOf(now + 4 * HOUR));
  const [tried, setTried] = useState(false);
  const [begins, ends] = [momentOf(from), momentOf(to)];
  const toFault = ends === null ? s.faults.moment : ends <= Math.max(begins ?? 0, now) ? s.faults.awayOrder : null;
  const say = () => {
    setTried(true);
    if (begins !== null && ends !== null && toFault === null) onSay({ from: begins, to: ends, deputy, why });
  };
  return (
    <Dialog
      title={s.iAmAway}
      onClose={onClose}
      foot={
        <Button rank="primary" disabled={busy} onClick={say}>
          {s.sayAway}
        </Button>
      }
    >
      <div className="rota-form">
        <Choice
          legend={s.why}
          options={[
            { value: 'do-not-disturb', label: s.reasons['do-not-disturb'] },
            { value: 'leave', label: s.reasons.leave },
          ]}
          value={why}
          onChoose={setWhy}
        />
        <PersonSelect
          label={s.calledInstead}
          members={colleagues}
          value={deputy}
          none={s.noDeputy}
          onChoose={setDeputy}
        />
        {deputy === null ? <p className="quiet">{s.noDeputyMeans}</p> : null}
        <TextField
          label={s.from}
          type="datetime-local"
          value={from}
          fault={tried && begins === null ? s.faults.moment : null}
          onText={setFrom}
        />
        <TextField label={s.to} type="datetime-local" value={to} fault={tried ? toFault : null} onText={setTo} />
        <p className="quiet">{s.askersSee}</p>
        <Failure words={failure} />
      </div>
    </Dialog>
  );
}
