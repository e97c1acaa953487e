/** What one may do in the case on the page, as the policy says: its buttons, and what the box finds. One list for both. */
import { asksForAdvice, type Body, may } from '@corridor/cases';
import { useActor, useCase } from '../../pages/case/case-context.tsx';
import { type Asked, useDeeds } from '../../pages/case/deeds.ts';
import { phasesOf } from '../../pages/case/phases.ts';
import { useWrite } from '../../pages/case/write.ts';
import { type Deed, useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import type { Offer } from '../../session/offers.ts';
import { useStrings } from '../../strings/use-strings.ts';
import type { IconName } from '../icon/icon.tsx';

export interface CaseOffers {
  readonly offers: readonly Offer[];
  readonly deed: Deed;
}

type Act = Parameters<typeof may>[0];

/** Whoever holds the case, if it is somebody else and one may take it over. */
function useOtherHolder() {
  const { state } = useCase();
  const actor = useActor();
  const { owner } = state;
  const taken = may('claimed', state, actor) === 'already-claimed' && may('assigned', state, actor) === null;
  return owner.state === 'held' && taken ? owner.person : null;
}

function useOffering(deed: Deed) {
  const { state } = useCase();
  const actor = useActor();
  const write = useWrite();
  const { ask } = useDeeds();
  const offer = (act: Act, icon: IconName, words: string, key: string, run: () => void): readonly Offer[] =>
    may(act, state, actor) === null ? [{ key, icon, words, run }] : [];
  return {
    /** Written at once. */
    now: (act: Act, icon: IconName, words: string, body: Body) =>
      offer(act, icon, words, act, () => void deed.run(() => write(body))),
    /** Asked for in a dialog. */
    open: (act: Act, icon: IconName, words: string, asked: Asked) =>
      offer(act, icon, words, asked.deed, () => ask(asked)),
  };
}

export function useCaseOffers(): CaseOffers {
  const { doing, sharing, patientDoubt } = useStrings().thread;
  const view = useCase();
  const { state, team } = view;
  const { hat } = useMe();
  const deed = useDeed();
  const holder = useOtherHolder();
  const { now, open } = useOffering(deed);
  const mine = { organisation: hat.organisation, team, user: hat.user, name: hat.name };
  const inPhases = phasesOf(view).length > 1;
  const certain = state.proposal === null && state.patient !== null;
  const offers = [
    ...now('accepted', 'tick', doing.accept, { act: 'accepted' }),
    ...now('claimed', 'hand', doing.claim, { act: 'claimed' }),
    ...(holder === null ? [] : now('assigned', 'hand', doing.takeOver(holder.name), { act: 'assigned', to: mine })),
    ...open('handed-over', 'refer', doing.handOver, { deed: 'hand-over' }),
    ...open('assigned', 'person', doing.assign, { deed: 'assign' }),
    ...now('released-claim', 'undo', doing.release, { act: 'released-claim' }),
    ...open('asked-more', 'info', doing.askMore, { deed: 'ask-more' }),
    ...open('advised', 'flag', doing.advise, { deed: 'advise' }),
    ...open('shared', 'people', doing.share, { deed: 'share' }),
    ...(inPhases ? open('said', 'refer', sharing.phase.title, { deed: 'phase' }) : []),
    ...(asksForAdvice(state.kind) ? open('watched', 'clock', doing.watch, { deed: 'watch' }) : []),
    ...(certain ? open('re-anchored', 'alert', patientDoubt.say, { deed: 'wrong-patient' }) : []),
    ...open('closed', 'tick', doing.close, { deed: 'close', outcome: null }),
    ...open('reopened', 'again', doing.reopen, { deed: 'reopen' }),
  ];
  return { offers, deed };
}
