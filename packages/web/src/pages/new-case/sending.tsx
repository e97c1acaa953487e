import type { Service } from '@corridor/client';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import type { Words } from '../../strings/words.ts';
import type { Strings } from '../../strings/en.ts';
import { useStrings } from '../../strings/strings.tsx';
import type { Missing } from './writing.ts';

interface SendingProps {
  readonly service: Service | null;
  readonly busy: boolean;
  readonly failure: Words | null;
  readonly missing: readonly Missing[];
  readonly saved: boolean;
  readonly onSend: () => void;
}

function wordsFor(missing: Missing, s: Strings): string {
  switch (missing.what) {
    case 'service':
      return s.newCase.pick;
    case 'patient':
      return s.newCase.patient.faults.confirm;
    case 'subject':
      return s.newCase.question.subjectMissing;
    case 'consent':
      return s.newCase.consent.why;
    case 'telephone':
      return s.newCase.uncovered.confirm;
    case 'answer':
      return s.newCase.question.missingOne;
    case 'photograph':
      return s.newCase.photos.missing(missing.shot);
    default:
      return missing satisfies never;
  }
}

/** The one green button: it names whom it sends to, and says all that is missing at once. */
export function Sending({ service, busy, failure, missing, saved, onSend }: SendingProps) {
  const s = useStrings();
  if (service === null) return null;
  const words = [...new Set(missing.map((each) => wordsFor(each, s)))];
  return (
    <div className="sending">
      <Failure words={failure} />
      {words.length === 0 ? null : (
        <ul className="sending-missing" role="alert">
          {words.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <Button rank="primary" size="big" wide icon="send" disabled={busy} onClick={onSend}>
        {busy ? s.newCase.sending : s.newCase.send(service.pathway.title)}
      </Button>
      <p className="sending-foot">
        <output>{saved ? s.newCase.saved : ''}</output>
        <span aria-hidden="true">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </span>
      </p>
    </div>
  );
}
