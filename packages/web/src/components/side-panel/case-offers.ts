/** What one may do in the case on the page, as the policy says: its buttons, and what the box finds. One list for both. */
import { may } from '@corridor/cases';
import { useActor, useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import { useWrite } from '../../pages/case/write.ts';
import { type Deed, useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import type { Offer } from '../../session/offers.ts';
import { useStrings } from '../../strings/strings.tsx';

export interface CaseOffers {
  readonly offers: readonly Offer[];
  readonly deed: Deed;
}

export function useCaseOffers(): CaseOffers {
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
  const takesOver = held !== null && may('claimed', state, actor) === 'already-claimed' && allowed('assigned');
  const all: readonly (Offer | null)[] = [
    allowed('accepted') ? { key: 'accept', words: s.accept, icon: 'tick', run: now({ act: 'accepted' }) } : null,
    allowed('claimed') ? { key: 'claim', words: s.claim, icon: 'hand', run: now({ act: 'claimed' }) } : null,
    takesOver
      ? { key: 'take-over', words: s.takeOver(held.name), icon: 'hand', run: now({ act: 'assigned', to: mine }) }
      : null,
    allowed('handed-over')
      ? { key: 'hand-over', words: s.handOver, icon: 'refer', run: () => ask({ deed: 'hand-over' }) }
      : null,
    allowed('released-claim')
      ? { key: 'release', words: s.release, icon: 'undo', run: now({ act: 'released-claim' }) }
      : null,
    allowed('asked-more')
      ? { key: 'ask-more', words: s.askMore, icon: 'info', run: () => ask({ deed: 'ask-more' }) }
      : null,
    allowed('advised') ? { key: 'advise', words: s.advise, icon: 'flag', run: () => ask({ deed: 'advise' }) } : null,
    allowed('closed')
      ? { key: 'close', words: s.close, icon: 'tick', run: () => ask({ deed: 'close', outcome: null }) }
      : null,
    allowed('reopened') ? { key: 'reopen', words: s.reopen, icon: 'again', run: () => ask({ deed: 'reopen' }) } : null,
  ];
  return { offers: all.filter((each) => each !== null), deed };
}
