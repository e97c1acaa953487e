/** What the case wants of the person who reads it, said on top of the thread. */
import { isAddressee, may, unansweredAdvice } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { useActor, useCase } from './case-context.tsx';
import { useDeeds } from './deeds.ts';
import { DoubtNotice } from './doubt-notice.tsx';
import { Gone } from './gone.tsx';
import { AnswerLate, TimersLate } from './plan-notices.tsx';
import { WatchNotices } from './watch-notice.tsx';
import { useWrite } from './write.ts';

function Offered() {
  const s = useStrings().thread;
  const { owner } = useCase().state;
  const actor = useActor();
  const write = useWrite();
  const deed = useDeed();
  if (
    (owner.state !== 'offered' && owner.state !== 'handing-over') ||
    !isAddressee(owner.to, actor) ||
    owner.by.user === actor.user
  )
    return null;
  return (
    <Notice
      tone="news"
      icon="hand"
      title={s.offered.title(owner.by.name)}
      actions={
        <Button icon="tick" disabled={deed.busy} onClick={() => void deed.run(() => write({ act: 'accepted' }))}>
          {s.doing.accept}
        </Button>
      }
    >
      {owner.note === '' ? null : <p>{owner.note}</p>}
      {s.offered.body}
    </Notice>
  );
}

function ToAcknowledge() {
  const s = useStrings().thread;
  const { state } = useCase();
  const actor = useActor();
  const { ask } = useDeeds();
  const advice = unansweredAdvice(state).at(-1);
  if (advice === undefined || advice.by.user === actor.user || may('acknowledged', state, actor) !== null) return null;
  return (
    <Notice
      tone="soon"
      icon="flag"
      title={s.toAcknowledge.title(advice.by.name)}
      actions={
        <>
          <Button icon="tick" onClick={() => ask({ deed: 'acknowledge', advice })}>
            {s.doing.acknowledge}
          </Button>
          <Button icon="refer" onClick={() => ask({ deed: 'disagree', advice })}>
            {s.doing.disagree}
          </Button>
        </>
      }
    >
      {s.toAcknowledge.body}
    </Notice>
  );
}

export function CaseNotices() {
  return (
    <div className="case-notices">
      <DoubtNotice />
      <TimersLate />
      <AnswerLate />
      <WatchNotices />
      <Offered />
      <ToAcknowledge />
      <Gone />
    </div>
  );
}
