/** What the case wants of the person who reads it, said on top of the thread. */
import { isAddressee, may, sideOf, unansweredAdvice } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/strings.tsx';
import { momentWords, promiseWords } from '../../time.ts';
import { useActor, useCase } from './case-context.tsx';
import { useDeeds } from './deeds.ts';
import { useServiceOf } from './service-of.ts';
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

/** The asker sees that an answer is late, who was told, and whom to telephone. */
function Late() {
  const s = useStrings();
  const now = useNow();
  const view = useCase();
  const { state, team, dueAt, firings } = view;
  const telephone = useServiceOf(view)?.telephone ?? '';
  const late = dueAt !== null && dueAt < now && state.status.kind === 'waiting-for-answer';
  if (!late || sideOf(state, team) !== 'asking') return null;
  const told = firings.at(-1);
  return (
    <Notice
      tone="late"
      icon="alert"
      title={s.thread.late.title(promiseWords(dueAt, s))}
      actions={
        telephone === '' ? undefined : (
          <a className="button" href={`tel:${telephone.replace(/\s/gu, '')}`}>
            <Icon name="phone" /> {s.thread.gap.phone(telephone)}
          </a>
        )
      }
    >
      {told === undefined
        ? s.thread.late.waiting
        : s.thread.late.told(told.team, told.told, momentWords(told.at, now, s))}
    </Notice>
  );
}

export function CaseNotices() {
  const s = useStrings().thread;
  const { state } = useCase();
  return (
    <div className="case-notices">
      {state.proposal === null ? null : (
        <Notice tone="late" icon="alert" title={s.inDoubt.title}>
          {s.inDoubt.body}
        </Notice>
      )}
      <Late />
      <Offered />
      <ToAcknowledge />
    </div>
  );
}
