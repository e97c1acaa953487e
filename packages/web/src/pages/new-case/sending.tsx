import type { Service } from '@corridor/client';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import type { Strings } from '../../strings/en.ts';
import { useStrings } from '../../strings/use-strings.ts';
import type { Words } from '../../strings/words.ts';
import { whyWords } from './safety.tsx';
import type { Missing } from './missing.ts';

interface SendingProps {
  /** Whom it goes to, or was to go to. */
  readonly service: Service | null;
  readonly busy: boolean;
  readonly failure: Words | null;
  readonly missing: readonly Missing[];
  readonly saved: boolean;
  readonly onSend: () => void;
}

function wordsFor(missing: Missing, s: Strings): string {
  const words = s.newCase;
  switch (missing.what) {
    case 'service':
      return words.pick;
    case 'nobody':
      return s.errors['service-off'].what;
    case 'patient':
      return words.patient.faults.confirm;
    case 'subject':
      return words.question.subjectMissing;
    case 'sees':
      return words.see.missing;
    case 'plan':
      return words.triage.missing;
    case 'medication':
      return words.triage.medication;
    case 'consent':
      return words.consent.why;
    case 'red-flag':
      return `${words.refer.title}: ${words.refer.anywayBody}.`;
    case 'telephone':
      return words.uncovered.confirm;
    case 'excluded':
      return `${whyWords(missing.exclusion, s)} ${missing.exclusion.instead}`;
    case 'answer':
      return words.question.missingOne;
    case 'photograph':
      return words.photos.missing(missing.shot);
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
        <div className="sending-missing" role="alert">
          <ul>
            {words.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
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
