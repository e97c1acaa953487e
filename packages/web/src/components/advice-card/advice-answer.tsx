import { type Advice, may } from '@corridor/cases';
import { useActor, useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';

/** The asking team answers advice: it acknowledges, or disagrees and refers in one step. */
export function AdviceAnswer({ advice }: { readonly advice: Advice }) {
  const s = useStrings().thread.doing;
  const { state } = useCase();
  const actor = useActor();
  const { ask } = useDeeds();
  const unanswered = advice.answer === null && advice.supersededBy === null && advice.by.user !== actor.user;
  if (!unanswered || may('acknowledged', state, actor) !== null) return null;
  return (
    <div className="advice-answer">
      <Button rank="primary" icon="tick" onClick={() => ask({ deed: 'acknowledge', advice })}>
        {s.acknowledge}
      </Button>
      <Button icon="refer" onClick={() => ask({ deed: 'disagree', advice })}>
        {s.disagree}
      </Button>
    </div>
  );
}
