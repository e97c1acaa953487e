import { may } from '@corridor/cases';
import { useActor, useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import { useWrite } from '../../pages/case/write.ts';
import { useMe } from '../../session/me.tsx';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/strings.tsx';
import { Button } from '../button/button.tsx';
import { Failure } from '../notice/failure.tsx';

/** Who has the case: take it, hand it over, accept it, let it go. The policy says which are offered. */
export function CaseDeeds() {
  const s = useStrings().thread.doing;
  const { state, team } = useCase();
  const { hat } = useMe();
  const actor = useActor();
  const write = useWrite();
  const deed = useDeed();
  const { ask } = useDeeds();
  const allowed = (act: Parameters<typeof may>[0]) => may(act, state, actor) === null;
  const now = (body: Parameters<typeof write>[0]) => () => void deed.run(() => write(body));
  const held = state.owner.state === 'held' ? state.owner.person : null;
  const mine = { organisation: hat.organisation, team, user: hat.user, name: hat.name };
  const deeds = [
    allowed('accepted') ? (
      <Button key="accept" size="small" wide icon="tick" disabled={deed.busy} onClick={now({ act: 'accepted' })}>
        {s.accept}
      </Button>
    ) : null,
    allowed('claimed') ? (
      <Button key="claim" size="small" wide icon="hand" disabled={deed.busy} onClick={now({ act: 'claimed' })}>
        {s.claim}
      </Button>
    ) : null,
    held !== null && may('claimed', state, actor) === 'already-claimed' && allowed('assigned') ? (
      <Button
        key="take-over"
        size="small"
        wide
        icon="hand"
        disabled={deed.busy}
        onClick={now({ act: 'assigned', to: mine })}
      >
        {s.takeOver(held.name)}
      </Button>
    ) : null,
    allowed('handed-over') ? (
      <Button key="hand-over" size="small" wide icon="refer" onClick={() => ask({ deed: 'hand-over' })}>
        {s.handOver}
      </Button>
    ) : null,
    allowed('released-claim') ? (
      <Button key="release" size="small" wide icon="undo" disabled={deed.busy} onClick={now({ act: 'released-claim' })}>
        {s.release}
      </Button>
    ) : null,
    allowed('asked-more') ? (
      <Button key="ask-more" size="small" wide icon="info" onClick={() => ask({ deed: 'ask-more' })}>
        {s.askMore}
      </Button>
    ) : null,
    allowed('advised') ? (
      <Button key="advise" size="small" wide icon="flag" onClick={() => ask({ deed: 'advise' })}>
        {s.advise}
      </Button>
    ) : null,
    allowed('reopened') ? (
      <Button key="reopen" size="small" wide icon="again" onClick={() => ask({ deed: 'reopen' })}>
        {s.reopen}
      </Button>
    ) : null,
  ].filter((each) => each !== null);
  if (deeds.length === 0) return null;
  return (
    <section>
      <h2>{s.title}</h2>
      <Failure words={deed.failure} />
      <div className="side-deeds">{deeds}</div>
    </section>
  );
}
