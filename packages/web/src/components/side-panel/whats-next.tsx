/** Who has the case, what it waits for, and what will happen by itself if nobody does anything. */
import { asksForAdvice } from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import { holderOf } from '../../pages/case/holder.ts';
import { aheadWords } from '../../pages/case/plan-words.ts';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { promiseWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';

/** Lines shown at once; the rest are later anyway. */
const SHOWN = 5;

export function WhatsNext() {
  const s = useStrings();
  const words = s.thread.next;
  const now = useNow();
  const view = useCase();
  const { state, ahead, dueAt } = view;
  if (!asksForAdvice(state.kind) && ahead.length === 0) return null;
  const holder = holderOf(view);
  return (
    <section>
      <h2>{words.title}</h2>
      <p className="next-now">
        <b>{words.waits[state.status.kind]}</b>
        {dueAt === null ? '' : `. ${words.due(promiseWords(dueAt, s))}`}.{' '}
        {holder === null ? words.nobody : words.owned(holder.name)}.
      </p>
      {ahead.length === 0 ? (
        <p className="quiet">{words.nothing}</p>
      ) : (
        <ol className="next-lines">
          {ahead.slice(0, SHOWN).map((line) => (
            <li key={line.line}>
              <Icon name={line.does === 'offer' ? 'refer' : 'bell'} size={15} />
              <span>{aheadWords(line, now, s)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
