/** What the plan means for the reader: a late answer, timers that stopped. */
import { sideOf } from '@corridor/cases';
import { Icon } from '../../components/icon/icon.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords, promiseWords, spanWords } from '../../time.ts';
import { useCase } from './case-context.tsx';
import { aboutOf } from './plan-words.ts';
import { useTelephone } from './telephone.ts';

function Phone({ number }: { readonly number: string }) {
  const s = useStrings().thread.next.timersLate;
  return (
    <a className="button" href={`tel:${number.replace(/\s/gu, '')}`}>
      <Icon name="phone" /> {s.phone(number)}
    </a>
  );
}

/** Lines that should have fired and did not: nobody may rely on anybody being told. */
export function TimersLate() {
  const s = useStrings();
  const words = s.thread.next;
  const now = useNow();
  const { late } = useCase();
  const telephone = useTelephone();
  const [first] = late;
  if (first === undefined) return null;
  return (
    <Notice
      tone="late"
      icon="alert"
      live
      title={words.timersLate.title}
      actions={telephone === null ? undefined : <Phone number={telephone} />}
    >
      {words.timersLate.body(words.fired[aboutOf(first.line)], spanWords(now - first.at, s))}{' '}
      {telephone === null ? words.timersLate.noPhone : ''}
    </Notice>
  );
}

/** The asker sees that an answer is late, who was told, and whom to telephone. */
export function AnswerLate() {
  const s = useStrings();
  const words = s.thread.next.late;
  const now = useNow();
  const { state, team, dueAt, firings } = useCase();
  const telephone = useTelephone();
  const late = dueAt !== null && dueAt < now && state.status.kind === 'waiting-for-answer';
  if (!late || sideOf(state, team) !== 'asking') return null;
  const told = firings.findLast(({ does, people }) => does === 'notify' && people.length > 0);
  return (
    <Notice
      tone="late"
      icon="alert"
      title={words.title(promiseWords(dueAt, s))}
      actions={telephone === null ? undefined : <Phone number={telephone} />}
    >
      {told === undefined ? words.waiting : words.told(told.people.join(', '), momentWords(told.at, now, s))}
    </Notice>
  );
}
