/** Services as somebody chooses among them: who would answer now, how soon, and for whom one may ask. */
import { mayBeAskedBy } from '@corridor/cases';
import type { TeamId } from '@corridor/wire';
import type { Service } from '../api/service.ts';
import type { Core } from '../core.ts';
import type { Released } from '../directory/pathways.ts';
import { takerOf } from '../directory/taker.ts';
import type { Usual } from '../directory/usual.ts';
import { dutyOf } from './duty.ts';

/** Teams of this person's that may ask. Where a pathway names nobody: any of theirs, but not their team of one. */
function askedBy({ teams, myTeams }: Core, { pathway }: Released): readonly TeamId[] {
  const mine = myTeams.get().filter((team) => mayBeAskedBy(pathway, team));
  return pathway.asking === undefined ? mine.filter((team) => teams.newest(team)?.kind !== 'personal') : mine;
}

function takes(core: Core, released: Released): Service['takes'] {
  const taker = takerOf(core, released);
  if (taker.who !== 'network') return taker;
  const { stated, pathway } = taker.released;
  const name = nameOf(taker.released);
  return { who: 'network', team: stated.team, pathway: pathway.id, name, why: taker.why };
}

function nameOf({ stated, pathway }: Released): string {
  return pathway.answering.find((each) => each.team === stated.team)?.name ?? pathway.title;
}

function shownService(core: Core, usual: Usual, released: Released): Service {
  const { stated, pathway } = released;
  const { organisation, team, state, telephone } = stated;
  return {
    organisation,
    organisationName: core.directory.trust.called(organisation),
    area: core.directory.areas.of(organisation)?.name ?? null,
    team,
    name: nameOf(released),
    pathway,
    state,
    telephone,
    duty: dutyOf(core, team),
    duties: pathway.answering.map((each) => ({ team: each.team, duty: dutyOf(core, each.team) })),
    usualMinutes: usual.minutes(team, pathway.id),
    takes: takes(core, released),
    askedBy: askedBy(core, released),
  };
}

export function servicesShown(core: Core, usual: Usual): readonly Service[] {
  return core.pathways.all().map((released) => shownService(core, usual, released));
}
