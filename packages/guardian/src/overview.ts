/** What an administrator sees of an organisation. */
import { decodeSigned, type OrganisationId, person, roster } from '@corridor/wire';
import { cursorOfAccesses } from './db/accesses.ts';
import { auditTrail } from './db/audit.ts';
import { faultsOf, alarmsOf } from './db/cases.ts';
import { cosignedOf, logAlarmsOf } from './db/log.ts';
import { unsharedOffers } from './db/fallbacks.ts';
import { refusedPublications, waitingPublications } from './db/publications.ts';
import { leftBehind, openCasesOf } from './db/team-cases.ts';
import { type StaffRow, staffOf } from './db/staff.ts';
import { newestRoster, postsIn, teamsOf } from './db/teams.ts';
import type { Office } from './office.ts';
import { isEnrolled } from './unlock.ts';

const TRAIL = 200;
/** Long enough to bring custodians to one table. */
const HALF_A_YEAR = 183 * 24 * 60 * 60 * 1000;

export async function overviewOf(
  { db, hosting, clock, refusals }: Office,
  organisation: OrganisationId,
): Promise<object> {
  const { organisation: self, guardian } = await hosting.get(organisation);
  return {
    organisation,
    ods: self.ods,
    name: self.name,
    /** A ceremony certifies the next before this. */
    guardian: {
      version: guardian.version,
      until: guardian.expiresAt,
      isAging: guardian.expiresAt - clock() < HALF_A_YEAR,
    },
    waiting: await waitingPublications(db, organisation),
    refused: await refusedPublications(db, organisation),
    faults: await faultsOf(db, organisation),
    alarms: await alarmsOf(db, organisation),
    // The number of the record at which the server's chain does not fit; null while it does.
    accessesBrokenAt: (await cursorOfAccesses(db, organisation)).broken_at,
    log: { cosigned: await cosignedOf(db, organisation), alarms: await logAlarmsOf(db, organisation) },
    // Of this process, for all whom it serves: who was refused is nowhere.
    refusals: refusals.total,
    offers: await unsharedOffers(db, organisation),
    leftBehind: await leftBehind(db, organisation),
    trail: await auditTrail(db, organisation, TRAIL),
  };
}

export async function rolesOf({ db }: Office, organisation: OrganisationId): Promise<readonly object[]> {
  return (await staffOf(db, organisation)).map((row) => ({
    user: row.user_id,
    name: row.name,
    role: row.role,
    registration: row.registration,
    powers: row.powers,
    enrolled: isEnrolled(row),
    certifiedUntil: certifiedUntil(row),
    resetAllowed: row.reset_allowed,
  }));
}

/** When signing in ends for somebody who does not sign in before; null without keys. */
export function certifiedUntil({ certificate }: StaffRow): number | null {
  return certificate === null ? null : person.decode(decodeSigned(certificate).bytes).expiresAt;
}

export async function teamsWithMembers({ db }: Office, organisation: OrganisationId): Promise<readonly object[]> {
  const posts = await postsIn(db, organisation);
  const teams = (await teamsOf(db, organisation)).filter(
    ({ kind, closed_at: closed }) => kind !== 'personal' && closed === null,
  );
  return await Promise.all(
    teams.map(async ({ team, kind, name, ending_since: since, merged_into: mergedInto }) => {
      const newest = await newestRoster(db, team);
      const held = newest === null ? [] : roster.decode(decodeSigned(newest.statement).bytes).members;
      const holds = new Set(held.map(({ user }) => user));
      const members = posts
        .filter((each) => each.team === team)
        .map(({ user_id: user, power }) => ({ user, power, hasKey: holds.has(user) }));
      const ending =
        since === null ? null : { since, mergedInto, open: (await openCasesOf(db, organisation, team)).length };
      return { team, kind, name, generation: newest?.generation ?? 0, members, ending };
    }),
  );
}
