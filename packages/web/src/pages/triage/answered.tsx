/** Why a case cannot simply be confirmed: it was answered, asked back, or it is in doubt whom it is about. */
import { currentAdvice, openQuestions } from '@corridor/cases';
import { Link } from 'wouter';
import { AdviceCard } from '../../components/advice-card/advice-card.tsx';
import { Button } from '../../components/button/button.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { useActor, useCase } from '../case/case-context.tsx';

export type Obstacle = 'doubt' | 'asked' | 'answered' | null;

/** What stands in the way of confirming the case on the screen. */
export function useObstacle(): Obstacle {
  const { state } = useCase();
  if (state.proposal !== null) return 'doubt';
  switch (state.status.kind) {
    case 'waiting-for-answer':
      return null;
    case 'waiting-for-asker':
      return 'asked';
    case 'advised-unacknowledged':
    case 'acknowledged':
    case 'disagreed':
    case 'closed':
    case 'conversation':
    case 'unreadable':
      return 'answered';
    default:
      return state.status satisfies never;
  }
}

function OpenCase() {
  const s = useStrings().triage;
  const { case: id, team } = useCase();
  return (
    <Link className="button small" href={`/team/${team}/case/${id}`}>
      {s.openCase}
    </Link>
  );
}

function ByAdvice({ onAgain }: { readonly onAgain: () => void }) {
  const s = useStrings();
  const now = useNow();
  const { state } = useCase();
  const actor = useActor();
  const advice = currentAdvice(state).at(-1);
  const item = state.thread.find((each) => each.kind === 'message' && each.id === advice?.event);
  if (advice === undefined) return null;
  const when = momentWords(advice.at, now, s);
  const mine = advice.by.user === actor.user;
  return (
    <Notice
      tone={mine ? 'news' : 'late'}
      icon={mine ? 'tick' : 'alert'}
      live
      title={s.triage.answeredTitle(advice.by.name, when)}
      actions={
        <>
          {state.closing === null ? (
            <Button size="small" onClick={onAgain}>
              {mine ? s.triage.again : s.triage.answerAllTheSame}
            </Button>
          ) : null}
          <OpenCase />
        </>
      }
    >
      {mine ? null : <p>{s.triage.answeredBody}</p>}
      {item?.kind === 'message' && item.body.act === 'advised' ? (
        <>
          <h2 className="spoken">{s.thread.advice}</h2>
          <AdviceCard item={item} body={item.body} reading />
        </>
      ) : null}
    </Notice>
  );
}

export function Answered({ why, onAgain }: { readonly why: Obstacle; readonly onAgain: () => void }) {
  const s = useStrings().triage;
  const { state } = useCase();
  switch (why) {
    case null:
      return null;
    case 'doubt':
      return <Notice tone="late" icon="alert" title={s.inDoubt} actions={<OpenCase />} />;
    case 'asked':
      return (
        <Notice
          tone="soon"
          icon="info"
          title={s.askedTitle(openQuestions(state).at(-1)?.by.name ?? '')}
          actions={<OpenCase />}
        >
          {s.askedBody}
        </Notice>
      );
    case 'answered':
      return <ByAdvice onAgain={onAgain} />;
    default:
      return why satisfies never;
  }
}
