/** What would happen to a case sent at a moment, if nobody did anything: each line of the plan, and who would be told. */
import { DAY, londonInstant, londonTime, MINUTE, weekdayOf } from '@corridor/cases';
import type { DryRunStep } from '@corridor/client';
import { Button } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { promiseWords, spanWords } from '../../time.ts';
import { fieldOf, momentOf } from '../rota/week.ts';

const FRIDAY = 5;
/** Ten minutes before six on a Friday: when whoever is on call goes home. */
const LATE_ON_FRIDAY = (17 * 60 + 55) * MINUTE;

/** The next Friday at 17:55, in London. */
export function fridayEvening(now: number): number {
  const { day } = londonTime(now);
  const friday = day + ((FRIDAY - weekdayOf(day) + 7) % 7);
  const at = londonInstant(friday, LATE_ON_FRIDAY);
  return at > now ? at : londonInstant(friday + 7, LATE_ON_FRIDAY);
}

/** A whole team is not read out. */
const MOST_NAMES = 6;

interface DryRunProps {
  readonly steps: readonly DryRunStep[];
  readonly openedAt: number;
  readonly onMoment: (at: number) => void;
  readonly now: number;
}

function Told({ step: { people, does } }: { readonly step: DryRunStep }) {
  const s = useOfficeStrings().pathways;
  if (does !== 'notify') return null;
  if (people.length === 0) return <p className="quiet">{s.notKnown}</p>;
  const named = people.slice(0, MOST_NAMES).join(', ');
  return <p>{people.length > MOST_NAMES ? s.others(named, people.length - MOST_NAMES) : named}</p>;
}

function Step({ step, openedAt }: { readonly step: DryRunStep; readonly openedAt: number }) {
  const strings = useOfficeStrings();
  const s = strings.pathways;
  const later = step.at - openedAt;
  const isLower = step.as !== null && step.duty !== null && step.as !== step.duty;
  return (
    <li className={`dry-step ${step.does}`}>
      <p className="dry-time">
        <time>{promiseWords(step.at, strings)}</time>
        {later === 0 ? null : <small>{s.after(spanWords(later, strings))}</small>}
      </p>
      <div>
        <p>
          <b>{s.does[step.does](step.team, step.duty === null ? '' : s.duties[step.duty])}</b>
        </p>
        <Told step={step} />
        {isLower && step.duty !== null && step.as !== null ? (
          <p className="dry-lower">{s.instead(s.duties[step.duty], s.duties[step.as])}</p>
        ) : null}
      </div>
    </li>
  );
}

export function DryRun({ steps, openedAt, onMoment, now }: DryRunProps) {
  const s = useOfficeStrings().pathways;
  const friday = fridayEvening(now);
  return (
    <section className="pane dry-run">
      <h2>{s.dryRun}</h2>
      <p className="quiet">{s.dryRunBody}</p>
      <div className="dry-when">
        <TextField
          label={s.sentAt}
          type="datetime-local"
          value={fieldOf(openedAt)}
          onText={(field) => {
            const at = momentOf(field);
            if (at !== null && Math.abs(at - now) < 3 * 366 * DAY) onMoment(at);
          }}
        />
        <Button size="small" onClick={() => onMoment(friday)}>
          {s.fridayEvening}
        </Button>
      </div>
      <ol className="dry-steps">
        {steps.map((step) => (
          <Step key={`${step.line}${step.at}${step.team}`} step={step} openedAt={openedAt} />
        ))}
      </ol>
    </section>
  );
}
