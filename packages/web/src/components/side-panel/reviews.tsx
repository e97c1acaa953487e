/** Days on which somebody looks again, until they have. */
import { useCase } from '../../pages/case/case-context.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';

export function Reviews() {
  const s = useStrings();
  const words = s.thread.next.watch;
  const now = useNow();
  const open = useCase().state.watches.filter(({ reviewed }) => reviewed === null);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{words.panel}</h2>
      <ul className="side-questions">
        {open.map(({ event, owner, reviewAt, lookFor }) => (
          <li key={event}>
            {words.ahead(owner.name, momentWords(reviewAt, now, s))}: {lookFor}
          </li>
        ))}
      </ul>
    </section>
  );
}
