/** The dialog of a deed. Each repeats the patient in its header and says its deed on its button. */
import { Compare } from '../../../components/lightbox/compare.tsx';
import type { Asked } from '../deeds.ts';
import { AcknowledgeDialog } from './acknowledge.tsx';
import { AdviseDialog } from './advise.tsx';
import { AmendDialog } from './amend.tsx';
import { AskMoreDialog } from './ask-more.tsx';
import { AssignDialog } from './assign.tsx';
import { CloseDialog } from './close.tsx';
import { DisagreeDialog } from './disagree.tsx';
import { HandOverDialog } from './hand-over.tsx';
import { PhaseDialog } from './phase.tsx';
import { ReopenDialog } from './reopen.tsx';
import { ReviewDialog } from './review.tsx';
import { ShareDialog } from './share.tsx';
import { WatchDialog } from './watch.tsx';
import { WrongPatientDialog } from './wrong-patient.tsx';

interface DeedDialogProps {
  readonly asked: Exclude<Asked, { readonly deed: 'side' }>;
  readonly onClose: () => void;
}

export function DeedDialog({ asked, onClose }: DeedDialogProps) {
  switch (asked.deed) {
    case 'hand-over':
      return <HandOverDialog onClose={onClose} />;
    case 'assign':
      return <AssignDialog onClose={onClose} />;
    case 'ask-more':
      return <AskMoreDialog onClose={onClose} />;
    case 'advise':
      return <AdviseDialog onClose={onClose} />;
    case 'acknowledge':
      return <AcknowledgeDialog advice={asked.advice} onClose={onClose} />;
    case 'disagree':
      return <DisagreeDialog advice={asked.advice} onClose={onClose} />;
    case 'close':
      return <CloseDialog outcome={asked.outcome} onClose={onClose} />;
    case 'reopen':
      return <ReopenDialog onClose={onClose} />;
    case 'amend':
      return <AmendDialog item={asked.item} onClose={onClose} />;
    case 'share':
      return <ShareDialog onClose={onClose} />;
    case 'watch':
      return <WatchDialog onClose={onClose} />;
    case 'review':
      return <ReviewDialog watch={asked.watch} onClose={onClose} />;
    case 'wrong-patient':
      return <WrongPatientDialog onClose={onClose} />;
    case 'phase':
      return <PhaseDialog onClose={onClose} />;
    case 'compare':
      return <Compare pair={asked.pair} onClose={onClose} />;
    default:
      return asked satisfies never;
  }
}
