/** What happens if nobody answers, as a line of times. */
import { useState } from 'react';
import { LinkButton } from '../../components/button/button.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { type Sending, stepsOf } from './plan-steps.ts';

/** Steps shown before "Show all". */
const SHOWN = 3;

export function PlanTimeline({ sending }: { readonly sending: Sending }) {
  const s = useStrings();
  const now = useNow();
  const [all, setAll] = useState(false);
  const steps = stepsOf(sending, now, s);
  const shown = all ? steps : steps.slice(0, SHOWN);
  if (steps.length === 0) return null;
  return (
    <section className="plan-timeline">
      <h3>{s.newCase.plan.title}</h3>
      <ol>
        {shown.map(({ at, words, isTarget }) => (
          <li key={`${at} ${words}`} className={isTarget ? 'target' : undefined}>
            <time>{momentWords(at, now, s)}</time>
            <span>
              {isTarget ? <b>{s.newCase.plan.target}. </b> : null}
              {words}
            </span>
          </li>
        ))}
      </ol>
      {steps.length > SHOWN ? (
        <LinkButton onClick={() => setAll(!all)}>
          {all ? s.shell.showFewer : s.newCase.plan.more(steps.length - SHOWN)}
        </LinkButton>
      ) : null}
    </section>
  );
}
