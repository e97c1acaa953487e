/** Teams that a case may still be shared with, as its pathway names them or the network knows them. */
import { may, type Party, type Pathway, shareableWith, sideOf } from '@corridor/cases';
import type { Core } from '../core.ts';
import type { CaseLog } from '../log/case-log.ts';
import { actingTeam } from './acting-team.ts';

/** Teams with a roster at hand, but nobody's team of one and none that was closed. */
function known({ teams, directory }: Core): readonly Party[] {
  return teams.known().flatMap(({ organisation, team, name, kind, reason }) => {
    const organisationName = directory.trust.organisation(organisation)?.name;
    if (kind === 'personal' || reason === 'closed' || organisationName === undefined) return [];
    if (!directory.trust.speaks(organisation)) return [];
    return [{ organisation, team, name, organisationName }];
  });
}

export function shareable(core: Core, log: CaseLog, pathway: Pathway | null): readonly Party[] {
  const state = log.state();
  const acting = actingTeam(core, log);
  const { organisation, user } = core.identity;
  if (acting === null || may('shared', state, { organisation, team: acting, user }) !== null) return [];
  const only = shareableWith(state);
  const offered = core.pathways.all().flatMap(({ pathway: each }) => each.answering);
  const named = [...(pathway?.shareWith ?? []), ...(pathway?.answering ?? []), ...offered, ...known(core)];
  const parties = new Map(named.map((party) => [party.team, party]));
  return [...parties.values()].filter(
    ({ team }) => sideOf(state, team) === null && (only === null || only.includes(team)),
  );
}
