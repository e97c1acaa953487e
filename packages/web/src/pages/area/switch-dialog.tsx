/** The consequence of the switch, beside the deed. */
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import type { Words } from '../../strings/words.ts';
import type { Network } from './networks.tsx';

interface SwitchDialogProps {
  readonly network: Network;
  readonly area: string;
  readonly busy: boolean;
  readonly failure: Words | null;
  readonly onTurn: () => void;
  readonly onClose: () => void;
}

export function SwitchDialog({ network, area, busy, failure, onTurn, onClose }: SwitchDialogProps) {
  const s = useOfficeStrings().area;
  const { name, state, fallbackOf } = network;
  const services = fallbackOf.join(s.or);
  return (
    <Dialog
      title={state === 'on' ? s.turnOff(name) : s.turnOn(name)}
      onClose={onClose}
      foot={
        <Button rank="primary" disabled={busy} onClick={onTurn}>
          {state === 'on' ? s.turnOffFor(area) : s.turnOnFor(area)}
        </Button>
      }
    >
      <p>{state === 'on' ? s.offMeans(name, services) : s.onMeans(name, services)}</p>
      <p>{s.atOnce}</p>
      <Failure words={failure} />
    </Dialog>
  );
}
