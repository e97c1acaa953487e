/** What happens to a case sent at a moment, by the file alone: teams as it names them, and no rota. */
import { createHash } from 'node:crypto';
import {
  bindPathway,
  CasesError,
  clockOf,
  dateOfDay,
  dryRun,
  type DryRunStep,
  type FoundTeam,
  londonTime,
  shownDate,
  shownTime,
  type TeamPin,
} from '@corridor/cases';
import type { OrganisationId, TeamId } from '@corridor/wire';
import { readPathwayAt, shownFault } from './file.ts';
import { momentAt } from './moment.ts';
import { needed, oneName, type Options, type Say } from './options.ts';

const DAY_NAMES = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const DUTIES = {
  'on-call': 'whoever is on call',
  deputy: 'the deputy',
  lead: 'the lead',
  team: 'the whole team',
} as const;

export function dryRunFile(options: Options, say: Say): number {
  const path = oneName(options, 'file');
  const { file, faults, place } = readPathwayAt(path);
  const at = momentAt(needed(options, 'at'), Date.now());
  for (const fault of faults) say(shownFault(path, fault));
  if (file === null) return 1;
  try {
    const pathway = bindPathway(file, nobodysTeam);
    for (const step of dryRun(pathway, at, clockOf(pathway.nation, at), () => null)) say(shown(step));
    say('Who that would be is for the rotas to say: the Pathways page shows it with names.');
    return 0;
  } catch (error) {
    if (!(error instanceof CasesError)) throw error;
    for (const fault of place(error.faults)) say(shownFault(path, fault));
    return 1;
  }
}

/** A team for each that the file names, with identifiers that follow from the names. */
function nobodysTeam({ ods, team }: TeamPin): FoundTeam {
  const id = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
  const party = {
    organisation: id(ods) as OrganisationId,
    team: id(`${ods} ${team}`) as TeamId,
    name: team,
    organisationName: ods,
  };
  return { party, root: null };
}

function shown({ at, does, team, duty }: DryRunStep): string {
  const { day } = londonTime(at);
  const when = `${DAY_NAMES[day % 7] ?? ''} ${shownDate(dateOfDay(day))} ${shownTime(at)}`;
  const whom = team === '' ? 'the asking team' : team;
  switch (does) {
    case 'opened':
      return `${when}  sent by ${whom}`;
    case 'target':
      return `${when}  the answer is due from ${whom}`;
    case 'offer':
      return `${when}  offered to ${whom}`;
    case 'notify':
      return `${when}  ${whom}: ${duty === null ? 'somebody' : DUTIES[duty]} is told`;
    default:
      return does satisfies never;
  }
}
