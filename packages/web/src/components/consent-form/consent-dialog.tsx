import type { Consent, Patient } from '@corridor/cases';
import { useStrings } from '../../strings/use-strings.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { ConsentForm } from './consent-form.tsx';
import './consent-form.css';

interface ConsentDialogProps {
  readonly patient: Patient | null;
  readonly onClose: () => void;
  readonly onRecord: (consent: Consent) => void;
}

export function ConsentDialog({ patient, onClose, onRecord }: ConsentDialogProps) {
  const s = useStrings().newCase.consent;
  return (
    <Dialog title={s.title} patient={patient} onClose={onClose}>
      <p>{s.why}</p>
      <ConsentForm
        patientName={patient === null ? '' : `${patient.given} ${patient.family}`}
        before={null}
        onRecord={onRecord}
      />
    </Dialog>
  );
}
