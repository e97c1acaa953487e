/** Services as somebody chooses among them: who would answer now, how soon, and for whom one may ask. */
import type { Pathway } from '@corridor/cases';
import type { TeamId } from '@corridor/wire';
import type { Duty, Service } from '../api.ts';
import type { Core } from '../core.ts';
import type { Released } from '../directory/pathways.ts';
import type { Usual } from '../directory/usual.ts';
import { dutyAt } from './names.ts';

/** Teams of this person's that a pathway lets ask. Who it does not name: any team, but nobody's team of one. */
function askedBy({ teams, myTeams }: Core, { asking }: Pathway): readonly TeamId[] {
  return myTeams.get().filter((team) => {
    if (asking !== undefined) return asking.some((each) => each.team === team);
    return teams.newest(team)?.kind !== 'personal';
  });
}

function dutyOf(core: Core, team: TeamId): Duty | null {
  return dutyAt(core, core.directory.rota(team), core.now());
}

function shownService(core: Core, usual: Usual, { stated, pathway }: Released): Service {
  const { organisation, team, state, telephone } = stated;
  return {
    organisation,
    organisationName: core.directory.trust.organisation(organisation)?.name ?? '',
    team,
    name: pathway.answering.find((each) => each.team === team)?.name ?? pathway.title,
    pathway,
    state,
    telephone,
    area: core.directory.areas.of(organisation)?.name ?? null,
    duty: dutyOf(core, team),
    duties: pathway.answering.map((each) => ({ team: each.team, duty: dutyOf(core, each.team) })),
    usualMinutes: usual.minutes(team, pathway.id),
    takes: state === 'open' ? { who: 'service' } : { who: 'nobody', why: state === 'closed' ? 'absent' : 'off' },
    askedBy: askedBy(core, pathway),
  };
}

export function servicesShown(core: Core, usual: Usual): readonly Service[] {
  return core.pathways.all().map((released) => shownService(core, usual, released));
}
