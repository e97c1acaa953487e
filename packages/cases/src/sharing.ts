/** Whom a case may be shared with: what its opening says of it, since a running case keeps its pathway. Rules CA57, CA66, CA100 to CA102. */
import type { TeamId } from '@corridor/wire';
import type { BodyOf } from './body/body.ts';
import type { Party } from './person.ts';
import type { RefusalCode } from './refusal.ts';
import { activeTeams, askerOf, sideOf } from './side.ts';
import type { CaseState } from './state.ts';

/** The only teams that a case may be shared with; null: any. */
export function shareableWith({ opening }: CaseState): readonly TeamId[] | null {
  const pathway = opening?.pathway;
  if (pathway === null || pathway === undefined) return null;
  if (pathway.shareWith !== undefined) return pathway.shareWith;
  return pathway.restricted === true ? [] : null;
}

/** A rule is that of the case's own pathway, and brings in nobody but those whom the plan offers the case to. */
function byRule({ opening }: CaseState, { teams, rule }: BodyOf<'shared'>): RefusalCode | null {
  const pathway = opening?.pathway;
  if (rule === undefined || pathway === null || pathway === undefined) return 'not-the-fallback';
  if (rule.pathway !== pathway.id || rule.version !== pathway.version) return 'not-the-fallback';
  const isNamed = (party: Party) =>
    pathway.fallback?.some(({ organisation, team }) => organisation === party.organisation && team === party.team);
  return teams.every((party) => isNamed(party) === true) ? null : 'not-the-fallback';
}

function byPerson(state: CaseState, { teams }: BodyOf<'shared'>): RefusalCode | null {
  const only = shareableWith(state);
  return only === null || teams.every(({ team }) => only.includes(team)) ? null : 'share-forbidden';
}

interface Sharer {
  readonly organisation: Party['organisation'];
  readonly team: TeamId;
  readonly guardian?: boolean;
}

/**
 * A guardian shares only by a pathway's rule, and then only what its own organisation asked, or because its organisation was
 * taken into another. That this is so, and which team goes on where, stands in what both roots signed: whoever reads the event
 * looks there (SU9). No pathway keeps a case from the people who look after it from then on.
 */
export function onShared(state: CaseState, actor: Sharer, body: BodyOf<'shared'>): RefusalCode | null {
  if (body.teams.some(({ team }) => sideOf(state, team) !== null)) return 'already-in-case';
  if (body.merger !== undefined) return byMerger(actor, body, body.merger.from);
  if (actor.guardian === true) {
    if (body.rule === undefined) return 'guardian-cannot';
    if (askerOf(state)?.organisation !== actor.organisation) return 'not-own-organisation';
  }
  return body.rule === undefined ? byPerson(state, body) : byRule(state, body);
}

function byMerger(actor: Sharer, { teams, rule }: BodyOf<'shared'>, from: TeamId): RefusalCode | null {
  if (actor.guardian !== true) return 'only-guardian';
  const [into, ...more] = teams;
  if (from !== actor.team || into === undefined || more.length > 0 || rule !== undefined) return 'guardian-cannot';
  return into.organisation === actor.organisation ? 'guardian-cannot' : null;
}

/** A guardian takes a team out of a case only where another goes on in its place; people never say that one does. */
export function onLeft(state: CaseState, actor: Sharer, { merger }: BodyOf<'left'>): RefusalCode | null {
  if (merger === undefined) return actor.guardian === true ? 'guardian-cannot' : null;
  if (actor.guardian !== true) return 'only-guardian';
  const into = activeTeams(state).find(({ team }) => team === merger.into);
  return into === undefined || into.organisation === actor.organisation ? 'not-in-case' : null;
}
