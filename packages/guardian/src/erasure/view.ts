/** What is due to be looked at, asked for, and held, for those who decide. No list names a patient. Rules ER10, ER14, ER15. */
import type { CaseId, ErasureAnswer } from '@corridor/wire';
import { casesNamed, type CaseWords } from '../db/case-words.ts';
import { type ErasureRow, erasuresIn, type HoldRow, holdsIn, scheduleOf } from '../db/erasures.ts';
import { everybodyOf, type StaffRow } from '../db/staff.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { dueOf } from './due.ts';
import { decidedBy, powersOf } from './word.ts';

const MOST_DUE = 200;
type Names = ReadonlyMap<string, StaffRow>;
type Cases = ReadonlyMap<CaseId, CaseWords>;

/** @throws GuardianError `not-allowed` for somebody who does not decide. */
export async function erasuresFor({ db, clock }: Office, person: StaffRow): Promise<ErasureAnswer> {
  const { organisation } = person;
  const powers = powersOf(person);
  if (powers.length === 0) throw new GuardianError('not-allowed', 'erasure');
  const years = await scheduleOf(db, organisation);
  const cases = new Map((await casesNamed(db, organisation, null)).map((words) => [words.case, words]));
  const rows = await erasuresIn(db, organisation);
  const holds = await holdsIn(db, organisation);
  const names = new Map((await everybodyOf(db, organisation)).map((row) => [row.user_id as string, row]));
  const settled = new Set([...rows, ...holds].map(({ case_id: caseId }) => caseId));
  const due = [...cases.values()]
    .filter((words) => !settled.has(words.case))
    .flatMap((words) => dueNow(words, years, clock()));
  return {
    years,
    powers,
    due: due.toSorted((a, b) => a.dueAt - b.dueAt).slice(0, MOST_DUE),
    requests: rows.map((row) => shownRequest(row, person, names, cases)),
    holds: holds.map((row) => shownHold(row, person, names, cases)),
  };
}

function shownCase({ case: id, kind, openedAt, closedAt, teams }: CaseWords) {
  return { case: id, kind, openedAt, closedAt, teams: [...teams] };
}

function dueNow(words: CaseWords, years: number, now: number): ErasureAnswer['due'] {
  const { closedAt, born } = words;
  if (closedAt === null || words.isOpen) return [];
  const dueAt = dueOf({ closedAt, born }, years);
  return dueAt <= now ? [{ ...shownCase(words), dueAt }] : [];
}

function shownRequest(row: ErasureRow, asker: StaffRow, names: Names, cases: Cases): ErasureAnswer['requests'][number] {
  const { case_id: id, kind, opened_at: openedAt, closed_at: closedAt, teams, reason, note } = row;
  const isStale = row.state !== 'erased' && (cases.get(id)?.last ?? row.up_to) !== row.up_to;
  const proposer = names.get(row.proposed_by);
  return {
    case: id,
    kind,
    openedAt,
    closedAt,
    teams,
    state: isStale ? 'stale' : row.state,
    reason,
    note,
    proposedBy: proposer?.name ?? '',
    proposedAt: row.proposed_at,
    confirmedBy: row.confirmed_by === null ? null : (names.get(row.confirmed_by)?.name ?? ''),
    erasedAt: row.erased_at,
    waitsFor: row.waits_for,
    heldBy: row.held_by,
    mayConfirm: row.state === 'proposed' && !isStale && proposer !== undefined && decidedBy(proposer, asker) !== null,
  };
}

function shownHold(row: HoldRow, asker: StaffRow, names: Names, cases: Cases): ErasureAnswer['holds'][number] {
  const { case_id: id, note, by, at } = row;
  const words = cases.get(id);
  const shown =
    words === undefined ? { case: id, kind: '', openedAt: null, closedAt: null, teams: [] } : shownCase(words);
  return { ...shown, note, by: names.get(by)?.name ?? '', at, mayLift: by !== asker.user_id };
}
