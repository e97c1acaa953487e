/** A deed with what it will do beside it, done by one button. */
import type { StaffDone } from '@corridor/client';
import type { ReactNode } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import type { StaffDesk } from './use-staff.ts';

export interface DoneProps {
  readonly desk: StaffDesk;
  /** Does it, and says `what` when it is done. */
  readonly onDone: (what: string, deed: () => Promise<StaffDone>) => void;
  readonly onBack: () => void;
}

interface DeedDialogProps {
  readonly title: string;
  readonly does: string;
  readonly desk: Pick<StaffDesk, 'busy' | 'failure'>;
  /** Nothing can be done yet. */
  readonly wait?: boolean;
  readonly onDo: () => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

export function DeedDialog({ title, does, desk, wait = false, onDo, onBack, children }: DeedDialogProps) {
  const s = useOfficeStrings().staff;
  return (
    <Dialog
      title={title}
      onClose={onBack}
      foot={
        <>
          <Button onClick={onBack}>{s.back}</Button>
          <Button rank="primary" disabled={desk.busy || wait} onClick={onDo}>
            {does}
          </Button>
        </>
      }
    >
      {children}
      <Failure words={desk.failure} />
    </Dialog>
  );
}
