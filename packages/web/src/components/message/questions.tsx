import type { BodyOf, Question } from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import type { EventId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { WithdrawQuestion } from './withdraw-question.tsx';

function Standing({ question }: { readonly question: Question | undefined }) {
  const s = useStrings().thread;
  if (question === undefined) return null;
  if (question.state === 'open') return <WithdrawQuestion question={question} />;
  return <span className="question-settled">{s.settledQuestion[question.state]}</span>;
}

/** Questions to the asker, each with what became of it; the team that asked may take an open one back. */
export function Questions({ event, body }: { readonly event: EventId; readonly body: BodyOf<'asked-more'> }) {
  const s = useStrings().thread;
  const { state } = useCase();
  return (
    <>
      <p className="message-kind">{s.asksMore}</p>
      <ol className="message-questions">
        {body.questions.map(({ id, text }) => (
          <li key={id}>
            {text} <Standing question={state.questions.find((each) => each.event === event && each.question === id)} />
          </li>
        ))}
      </ol>
    </>
  );
}
