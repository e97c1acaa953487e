/** One shift: who, their deputy, from when to when, and in how many weeks after. */
import { repeated } from '@corridor/cases';
import type { RotaShift } from '@corridor/client';
import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { TextField } from '../../components/field/field.tsx';
import type { UserId } from '../../session/ids.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import type { Member } from './names.ts';
import { PersonSelect } from './person-select.tsx';
import { fieldOf, momentOf, type Span } from './week.ts';

const MOST_WEEKS = 52;

interface ShiftDialogProps {
  readonly members: readonly Member[];
  /** Null: a new one, over `span`. */
  readonly shift: RotaShift | null;
  readonly span: Span;
  readonly onDone: (shifts: readonly RotaShift[]) => void;
  /** Offers one's own coming shift to a colleague; null if it is not. */
  readonly onOffer: (() => void) | null;
  readonly onClose: () => void;
}

interface Written {
  readonly user: UserId | null;
  readonly deputy: UserId | null;
  readonly from: string;
  readonly to: string;
  readonly weeks: string;
}

type Faults = Partial<Record<keyof Written, string>>;

function faultsOf(written: Written, s: ReturnType<typeof useOfficeStrings>['rota']): Faults {
  const [from, to, weeks] = [momentOf(written.from), momentOf(written.to), Number(written.weeks)];
  return {
    ...(written.user === null ? { user: s.faults.person } : {}),
    ...(written.deputy !== null && written.deputy === written.user ? { deputy: s.faults.deputy } : {}),
    ...(from === null ? { from: s.faults.moment } : {}),
    ...(to === null ? { to: s.faults.moment } : from !== null && to <= from ? { to: s.faults.order } : {}),
    ...(Number.isInteger(weeks) && weeks >= 0 && weeks <= MOST_WEEKS ? {} : { weeks: s.faults.weeks }),
  };
}

export function ShiftDialog({ members, shift, span, onDone, onOffer, onClose }: ShiftDialogProps) {
  const strings = useOfficeStrings();
  const s = strings.rota;
  const [tried, setTried] = useState(false);
  const [written, setWritten] = useState<Written>({
    user: shift?.user ?? null,
    deputy: shift?.deputy ?? null,
    from: fieldOf((shift ?? span).from),
    to: fieldOf((shift ?? span).to),
    weeks: '0',
  });
  const change = (change: Partial<Written>) => setWritten({ ...written, ...change });
  const faults = faultsOf(written, s);
  const shown = tried ? faults : {};
  const done = () => {
    setTried(true);
    const { user, deputy } = written;
    const [from, to] = [momentOf(written.from), momentOf(written.to)];
    if (Object.keys(faults).length > 0 || user === null || from === null || to === null) return;
    onDone(repeated({ user, deputy, from, to }, Number(written.weeks)));
  };
  return (
    <Dialog
      title={shift === null ? s.addShift : s.changeShift}
      onClose={onClose}
      foot={
        <>
          <Button rank="primary" onClick={done}>
            {shift === null ? s.putOnRota : s.keepChange}
          </Button>
          {shift === null ? null : <Button onClick={() => onDone([])}>{s.removeShift}</Button>}
          {onOffer === null ? null : (
            <Button icon="hand" onClick={onOffer}>
              {s.offerShift}
            </Button>
          )}
        </>
      }
    >
      <div className="rota-form">
        <PersonSelect
          label={s.onCall}
          members={members}
          value={written.user}
          none={s.choosePerson}
          fault={shown.user ?? null}
          onChoose={(user) => change({ user })}
        />
        <PersonSelect
          label={s.deputy}
          members={members}
          value={written.deputy}
          none={s.noDeputy}
          fault={shown.deputy ?? null}
          onChoose={(deputy) => change({ deputy })}
        />
        <TextField
          label={s.from}
          type="datetime-local"
          value={written.from}
          fault={shown.from ?? null}
          onText={(from) => change({ from })}
        />
        <TextField
          label={s.to}
          type="datetime-local"
          value={written.to}
          fault={shown.to ?? null}
          onText={(to) => change({ to })}
        />
        <TextField
          label={s.repeatWeeks}
          hint={s.repeatHint}
          inputMode="numeric"
          value={written.weeks}
          fault={shown.weeks ?? null}
          onText={(weeks) => change({ weeks })}
        />
      </div>
    </Dialog>
  );
}
