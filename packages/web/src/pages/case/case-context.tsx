/** The case that a page is about, for everything inside the page. */
import type { Actor, Sender } from '@corridor/cases';
import type { CaseView } from '@corridor/client';
import { createContext, useContext } from 'react';
import { useMe } from '../../session/me.tsx';

const CaseContext = createContext<CaseView | null>(null);

export const CaseProvider = CaseContext.Provider;

export function useCase(): CaseView {
  const view = useContext(CaseContext);
  if (view === null) throw new TypeError('this belongs on the page of a case');
  return view;
}

/** In whose name the viewer acts here. */
export function useActor(): Actor {
  const { hat } = useMe();
  const { team } = useCase();
  return { organisation: hat.organisation, team, user: hat.user };
}

/**
 * Whom a reply goes to, in few words for a button: a service by its name, a practice or ward by its organisation's, which
 * would name nobody within one's own.
 */
export function shortAudience({
  state,
  team,
  teamName,
  audience,
}: Pick<CaseView, 'state' | 'team' | 'teamName' | 'audience'>): string {
  const own = state.teams.find((other) => other.team === team)?.organisation;
  const others = state.teams.filter((other) => other.team !== team && other.left === null);
  const names = others.map(({ side, name, organisation, organisationName }) =>
    side === 'asking' && organisation !== own ? organisationName : name,
  );
  if (names.length > 0) return [...new Set(names)].join(', ');
  // A team's own chat goes to nobody else.
  return audience.words === '' ? teamName : audience.words;
}

/** The name of a sender's organisation, as the case has it. */
export function organisationOf({ state, audience }: CaseView, sender: Pick<Sender, 'team' | 'organisation'>): string {
  const inCase =
    state.teams.find(({ team }) => team === sender.team) ??
    state.teams.find(({ organisation }) => organisation === sender.organisation);
  return inCase?.organisationName ?? audience.teams.find(({ team }) => team === sender.team)?.organisation ?? '';
}
