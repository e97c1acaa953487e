import type { BodySite, Patient } from '@corridor/cases';
import { useState } from 'react';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { SitePicker } from './site-picker.tsx';

interface SiteDialogProps {
  readonly patient: Patient | null;
  readonly site?: BodySite | null;
  readonly onClose: () => void;
  readonly onChoose: (site: BodySite) => void;
}

export function SiteDialog({ patient, site: before = null, onClose, onChoose }: SiteDialogProps) {
  const s = useStrings();
  const [site, setSite] = useState<BodySite | null>(before);
  return (
    <Dialog
      title={s.camera.site}
      patient={patient}
      onClose={onClose}
      foot={
        <Button rank="primary" disabled={site === null} onClick={() => site !== null && onChoose(site)}>
          {s.access.continue}
        </Button>
      }
    >
      <SitePicker site={before} onSite={setSite} />
    </Dialog>
  );
}
