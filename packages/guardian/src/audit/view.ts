/**
 * Who looked, as somebody is shown it: everybody their own, and at the cases of their teams; the organisation's Caldicott Guardian and administrators all of
 * it. An NHS number comes in the body of a signed request and goes no further; no answer names a patient. Each look is in
 * the trail itself. Rules AU10 to AU16.
 */
import {
  access,
  type AuditAnswer,
  type AuditAsk,
  type CaseId,
  MOST_ENTRIES,
  type OrganisationId,
  type UserId,
} from '@corridor/wire';
import {
  type AccessRow,
  accessesIn,
  casesUnder,
  cursorOfAccesses,
  deedsIn,
  exportsIn,
  type Sought,
} from '../db/accesses.ts';
import { audit } from '../db/audit.ts';
import { shownCases } from '../db/case-words.ts';
import { isReadBy, teamsOfPerson } from '../db/lookup.ts';
import type { StaffRow } from '../db/staff.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { nameReaders, type Readers } from './readers.ts';
import { signalsIn } from './signals.ts';
import { takeOver } from './take-over.ts';

type Entry = AuditAnswer['entries'][number];

function mayAccount({ powers }: StaffRow): boolean {
  return powers.includes('caldicott') || powers.includes('administrator');
}

/** @throws GuardianError `not-allowed` for more than one's own looks and cases without a power. */
export async function auditFor(office: Office, person: StaffRow, { about, from, to }: AuditAsk): Promise<AuditAnswer> {
  const { organisation, user_id: by } = person;
  const mayAll = mayAccount(person);
  if (!mayAll && !(await isTheirs(office, person, about))) throw new GuardianError('not-allowed', 'audit');
  // While the server is away what was taken over before is shown, with until when that was.
  await takeOver(office, organisation).catch(() => undefined);
  const sought = await soughtBy(office, person, { about, from, to });
  const [accesses, exports, deeds] = await found(office, organisation, sought, about.by !== 'patient');
  const readers = await nameReaders(office, organisation, accesses);
  const signals = await signalsIn(office, organisation, sought, readers);
  await audit(office.db, { organisation, at: office.clock(), act: 'audit-read', subject: subjectOf(about, by), by });
  const entries = newestFirst([
    ...accesses.map((row) => shownAccess(row, readers)),
    ...exports.map(({ case_id: caseId, by: user, ...row }) => {
      return { kind: 'export' as const, ...row, case: caseId, who: readers.who(organisation, user) };
    }),
    ...deeds.map((row) => ({
      kind: 'deed' as const,
      ...row,
      by: readers.named(row.by),
      subject: readers.named(row.subject),
    })),
  ]);
  return {
    entries,
    more: [accesses, exports, deeds].some((each) => each.length === MOST_ENTRIES),
    cases: await shownCases(office.db, organisation, casesIn(entries)),
    people: mayAll ? readers.own() : [],
    mayAll,
    chain: await chainOf(office, organisation),
    signals: mayAll ? signals : [],
  };
}

/** One's own looks, and those at a case that a team of one's own reads: there everybody may see who looks. */
async function isTheirs({ db }: Office, person: StaffRow, about: AuditAsk['about']): Promise<boolean> {
  if (about.by !== 'case') return about.by === 'mine';
  const { organisation, user_id: user } = person;
  return await isReadBy(db, organisation, about.case, await teamsOfPerson(db, organisation, user));
}

async function soughtBy(office: Office, person: StaffRow, { about, from, to }: AuditAsk): Promise<Sought> {
  const within = { from, to, cases: null, user: null };
  switch (about.by) {
    case 'all':
      return within;
    case 'mine':
      return { ...within, user: person.user_id };
    case 'person':
      return { ...within, user: about.user };
    case 'case':
      return { ...within, cases: [about.case] };
    case 'patient':
      return { ...within, cases: await casesUnder(office.db, person.organisation, about.nhsNumber) };
    default:
      return about satisfies never;
  }
}

async function found({ db }: Office, organisation: OrganisationId, sought: Sought, withDeeds: boolean) {
  return await Promise.all([
    accessesIn(db, organisation, sought, MOST_ENTRIES),
    exportsIn(db, organisation, sought, MOST_ENTRIES),
    withDeeds ? deedsIn(db, organisation, sought, MOST_ENTRIES) : [],
  ]);
}

/** A number is not kept of what was looked for. */
function subjectOf(about: AuditAsk['about'], by: UserId): string {
  if (about.by === 'case') return about.case;
  if (about.by === 'person') return about.user;
  return about.by === 'mine' ? by : about.by;
}

function shownAccess(row: AccessRow, readers: Readers): Entry {
  const { blob, session, receipt, reader } = access.decode(new Uint8Array(row.record));
  const { at, what, case_id: caseId } = row;
  const who = readers.who(reader.organisation, reader.user);
  return { kind: 'access', at, what, who, team: readers.team(reader.team), case: caseId, blob, session, receipt };
}

function newestFirst(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => b.at - a.at).slice(0, MOST_ENTRIES);
}

function casesIn(entries: readonly Entry[]): readonly CaseId[] {
  return [...new Set(entries.flatMap((entry) => (entry.kind === 'deed' || entry.case === null ? [] : entry.case)))];
}

async function chainOf({ db }: Office, organisation: OrganisationId): Promise<AuditAnswer['chain']> {
  const { since, checked_at: until, broken_at: brokenAt } = await cursorOfAccesses(db, organisation);
  const state = brokenAt !== null ? 'broken' : until === null ? 'unread' : 'whole';
  return { state, since, until, brokenAt };
}
