/** The plan of a case as a screen shows it: what it did, what is ahead, and what should have happened and did not. */
import { LATE, lateLines } from '@corridor/cases';
import type { Firing, PlanLine, TeamId } from '@corridor/wire';
import type { CaseView } from '../api/case-view.ts';
import type { FiringShown, LineShown } from '../api/plan.ts';
import type { Core } from '../core.ts';
import type { CaseLog } from '../log/case-log.ts';
import { type Course, linesAhead, plannedFirings } from '../log/course.ts';

/** By its roster; of a team whose roster is not at hand, as the case names it. */
function nameOf(core: Core, log: CaseLog, team: TeamId): string {
  const inCase = log.state().teams.find((each) => each.team === team);
  return core.teams.newest(team)?.name ?? inCase?.name ?? core.pathways.party(team)?.name ?? '';
}

function firingShown(core: Core, log: CaseLog, firing: Firing): FiringShown {
  const { line, at, due, does, team, duty, as, told, people } = firing;
  const names = people.flatMap((user) => core.people.named(user)?.name ?? []);
  return { line, at, due, does, team: nameOf(core, log, team), duty, as, told, people: names };
}

function lineShown(core: Core, log: CaseLog, { line, at, does, team, duty }: PlanLine): LineShown {
  return { line, at, does, team: nameOf(core, log, team), duty };
}

/** A line is late two minutes after its instant; until then it stands among those ahead. */
export function planShown(
  core: Core,
  log: CaseLog,
  course: Course | null,
): Pick<CaseView, 'firings' | 'ahead' | 'late'> {
  const firings = plannedFirings(log).map((firing) => firingShown(core, log, firing));
  if (course === null) return { firings, ahead: [], late: [] };
  const now = core.now();
  const { plan, acts, fired, since } = course;
  const shown = (line: PlanLine) => lineShown(core, log, line);
  return {
    firings,
    ahead: linesAhead(course)
      .filter(({ at }) => at > now - LATE)
      .map(shown),
    late: lateLines(plan.lines, acts, now, fired, since).map(shown),
  };
}
