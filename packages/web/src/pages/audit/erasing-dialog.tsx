/** A deed about erasing with its consequence beside it. */
import type { CorridorClient, Erasures } from '@corridor/client';
import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { SelectField, TextArea } from '../../components/field/field.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import type { CaseId } from '../../session/ids.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import type { Words } from '../../strings/words.ts';

type Reason = Erasures['requests'][number]['reason'];

export type Asking =
  | { readonly deed: 'propose'; readonly case: CaseId; readonly reason: Reason | null }
  | { readonly deed: 'confirm' | 'hold'; readonly case: CaseId };

interface ErasingDialogProps {
  readonly asking: Asking;
  readonly busy: boolean;
  readonly failure: Words | null;
  readonly onClose: () => void;
  readonly onDo: (does: (client: CorridorClient) => Promise<Erasures>) => void;
}

const REASONS: readonly Reason[] = ['retention', 'wrong-patient', 'opened-in-error', 'patient-asked', 'court'];

function Propose({ asking, busy, failure, onClose, onDo }: ErasingDialogProps) {
  const s = useOfficeStrings().audit.erase;
  const [reason, setReason] = useState<Reason | ''>(asking.deed === 'propose' ? (asking.reason ?? '') : '');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const propose = () => {
    setTried(true);
    if (reason !== '') onDo(async (client) => await client.proposeErasure(asking.case, reason, note));
  };
  return (
    <Dialog
      title={s.proposeTitle}
      onClose={onClose}
      foot={
        <Button rank="primary" icon="bin" disabled={busy} onClick={propose}>
          {s.propose}
        </Button>
      }
    >
      <p>{s.proposeMeans}</p>
      <SelectField
        label={s.reason}
        value={reason}
        none={s.reasonNone}
        options={REASONS.map((value) => ({ value, label: s.reasons[value] }))}
        fault={tried && reason === '' ? s.reasonFault : null}
        onText={(value) => setReason(value as Reason | '')}
      />
      <TextArea label={s.note} hint={s.noteHint} maxLength={500} value={note} onText={setNote} />
      <Failure words={failure} />
    </Dialog>
  );
}

function Confirm({ asking, busy, failure, onClose, onDo }: ErasingDialogProps) {
  const s = useOfficeStrings().audit.erase;
  return (
    <Dialog
      title={s.confirmTitle}
      onClose={onClose}
      foot={
        <Button
          rank="primary"
          icon="tick"
          disabled={busy}
          onClick={() => onDo(async (client) => await client.answerErasure(asking.case, 'confirm'))}
        >
          {s.confirm}
        </Button>
      }
    >
      <p>{s.confirmMeans}</p>
      <p>{s.filedStays}</p>
      <Failure words={failure} />
    </Dialog>
  );
}

function Hold({ asking, busy, failure, onClose, onDo }: ErasingDialogProps) {
  const s = useOfficeStrings().audit.erase;
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const hold = () => {
    setTried(true);
    if (note.trim() !== '') onDo(async (client) => await client.holdCase(asking.case, note.trim()));
  };
  return (
    <Dialog
      title={s.holdTitle}
      onClose={onClose}
      foot={
        <Button rank="primary" icon="hand" disabled={busy} onClick={hold}>
          {s.hold}
        </Button>
      }
    >
      <p>{s.holdMeans}</p>
      <TextArea
        label={s.holdNote}
        hint={s.noteHint}
        maxLength={500}
        value={note}
        fault={tried && note.trim() === '' ? s.noteFault : null}
        onText={setNote}
      />
      <Failure words={failure} />
    </Dialog>
  );
}

export function ErasingDialog(props: ErasingDialogProps) {
  const { deed } = props.asking;
  switch (deed) {
    case 'propose':
      return <Propose {...props} />;
    case 'confirm':
      return <Confirm {...props} />;
    case 'hold':
      return <Hold {...props} />;
    default:
      return deed satisfies never;
  }
}
