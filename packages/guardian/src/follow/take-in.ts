/** What the guardian keeps of a case that it has opened. */
import { askerOf, type CaseState } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { CaseId, OrganisationId, TeamId } from '@corridor/wire';
import { putCase, putFault } from '../db/cases.ts';
import type { Database, Pool } from '../db/database.ts';
import { addFallback } from '../db/fallbacks.ts';
import { addFiling, hasDocument } from '../db/filings.ts';
import type { GuardianParts } from '../parts.ts';
import { correctionsIn, documentFollows } from '../records/follows.ts';
import { courseOf, dueAt } from './course.ts';
import { factsOf } from './facts.ts';
import { indexEntryOf } from './index-entry.ts';

export interface TakeInParts extends GuardianParts {
  readonly db: Pool;
}

/** True if there is something to do that was not before: something to file, or an offer to answer. */
export async function takeIn(
  parts: TakeInParts,
  organisation: OrganisationId,
  core: Core,
  caseId: CaseId,
): Promise<boolean> {
  const log = core.book.log(caseId);
  if (log.part(null).entries.some(({ fault }) => fault === 'erased'))
    return await takeRemains(parts, organisation, core, caseId);
  const state = log.state();
  const course = courseOf(core, caseId);
  const at = parts.clock();
  return await parts.db.transaction().execute(async (tx) => {
    await putCase(tx, {
      organisation,
      case_id: caseId,
      last: state.lastNumber,
      ...indexEntryOf(organisation, state),
      facts: JSON.stringify(factsOf(caseId, state)),
      course: course === null ? null : JSON.stringify(course),
      due_at: course === null ? null : dueAt(course),
      seen_at: at,
      at,
    });
    await takeFaults(parts, tx, organisation, core, caseId);
    const isOffered = await takeOffers(tx, organisation, core, caseId, at);
    const isToFile = await takeFilings(tx, organisation, core, caseId, state, at);
    return isOffered || isToFile;
  });
}

/**
 * Of a case whose bodies are gone nothing is taken in: what is known of it goes when its erasure is settled. If nobody has
 * agreed to that, what the server leaves out is a fault, and what is held of the case stays as it was. Rules ER8, ER9.
 */
async function takeRemains(
  parts: TakeInParts,
  organisation: OrganisationId,
  core: Core,
  caseId: CaseId,
): Promise<false> {
  const log = core.book.log(caseId);
  if (log.erasing.at(log.part(null)) === null) await takeFaults(parts, parts.db, organisation, core, caseId);
  return false;
}

async function takeFaults(
  parts: TakeInParts,
  tx: Database,
  organisation: OrganisationId,
  core: Core,
  caseId: CaseId,
): Promise<void> {
  const log = core.book.log(caseId);
  const lanes: readonly (TeamId | null)[] = [null, ...core.myTeams.get()];
  for (const lane of lanes) {
    for (const { number, fault } of log.part(lane).entries) {
      if (fault === null) continue;
      const row = { organisation, case_id: caseId, lane: lane ?? '', number, code: fault, at: parts.clock() };
      if (await putFault(tx, row)) parts.log.eventRefused(ods(core));
    }
  }
}

/** Offers that fired in a case which the organisation asked; whether they still stand is looked at when they are answered. */
async function takeOffers(
  tx: Database,
  organisation: OrganisationId,
  core: Core,
  caseId: CaseId,
  at: number,
): Promise<boolean> {
  const log = core.book.log(caseId);
  if (askerOf(log.state())?.organisation !== organisation) return false;
  let isNew = false;
  for (const { line, due, team, does } of log.firings()) {
    if (does !== 'offer') continue;
    isNew = (await addFallback(tx, { organisation, case_id: caseId, line, due, team, at })) || isNew;
  }
  return isNew;
}

function ods(core: Core): string {
  return core.directory.trust.organisation(core.identity.organisation)?.ods ?? '';
}

/**
 * The document of the present closing, or of the correction of its patient since; a closing that was taken back before it
 * was filed is nobody's record. And for each correction a notice, if something was to be filed before it.
 */
async function takeFilings(
  tx: Database,
  organisation: OrganisationId,
  core: Core,
  caseId: CaseId,
  state: CaseState,
  at: number,
): Promise<boolean> {
  const mine = new Set(core.myTeams.get());
  const own = state.teams.find(({ team, left }) => left === null && mine.has(team));
  if (own === undefined) return false;
  const due = { organisation, case_id: caseId, team: own.team, at };
  const events = core.book.log(caseId).part(null).events();
  let isDue = false;
  for (const { event, number } of correctionsIn(events)) {
    const before = events.filter((each) => each.number < number).map(({ id }) => id);
    if (!(await hasDocument(tx, organisation, caseId, before))) continue;
    isDue = (await addFiling(tx, { ...due, closed_event: event, kind: 'notice' })) || isDue;
  }
  const followed = documentFollows(events, state);
  if (followed === null) return isDue;
  return (await addFiling(tx, { ...due, closed_event: followed.event, kind: 'document' })) || isDue;
}
