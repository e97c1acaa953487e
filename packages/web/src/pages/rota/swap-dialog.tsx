/** One's own coming shift, offered to a colleague who is free then. */
import type { RotaShift } from '@corridor/client';
import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useNow } from '../../session/clock.tsx';
import type { UserId } from '../../session/ids.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import type { Words } from '../../strings/words.ts';
import type { Member } from './names.ts';
import { PersonSelect } from './person-select.tsx';
import { spanOf } from './span-words.ts';

interface SwapDialogProps {
  readonly shift: RotaShift;
  /** Colleagues who are neither on a shift nor away then. */
  readonly free: readonly Member[];
  readonly busy: boolean;
  readonly failure: Words | null;
  readonly onOffer: (to: UserId) => void;
  readonly onClose: () => void;
}

export function SwapDialog({ shift, free, busy, failure, onOffer, onClose }: SwapDialogProps) {
  const strings = useOfficeStrings();
  const s = strings.rota;
  const now = useNow();
  const [to, setTo] = useState<UserId | null>(null);
  const [tried, setTried] = useState(false);
  const offer = () => {
    setTried(true);
    if (to !== null) onOffer(to);
  };
  return (
    <Dialog
      title={s.offerShift}
      onClose={onClose}
      foot={
        <Button rank="primary" disabled={busy} onClick={offer}>
          {s.offerIt}
        </Button>
      }
    >
      <div className="rota-form">
        <p>
          <b>{spanOf(shift, now, strings)}</b>
        </p>
        <PersonSelect
          label={s.offerTo}
          members={free}
          value={to}
          none={s.choosePerson}
          fault={tried && to === null ? s.faults.person : null}
          onChoose={setTo}
        />
        <p className="quiet">{s.yoursUntil}</p>
        <Failure words={failure} />
      </div>
    </Dialog>
  );
}
