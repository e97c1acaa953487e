/**
 * What the server has of an organisation, read whole by its new guardian: rosters, certificates, and what was published. All
 * of it is verified under the guardians that the root certified; nothing is believed because the server has it. Rule RE3.
 */
import type { Core } from '@corridor/client/node';
import { verifyPerson, verifyRoster } from '@corridor/crypto';
import {
  decodeSigned,
  type Guardian,
  type LogEntry,
  type OrganisationId,
  type Person,
  type Roster,
  type Said,
  type Signed,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import { GuardianError } from '../error.ts';
import { allEntries } from '../monitor/monitor.ts';
import type { Standing } from './succession.ts';

const PAGE = 200;
type Published = Said<'directory'>['statements'][number];

export interface TeamCopy {
  readonly team: TeamId;
  /** The whole chain, verified from the first. */
  readonly rosters: readonly { readonly value: Roster; readonly signed: Signed; readonly statement: Uint8Array }[];
  /** Wraps for the guardian and for the recovery key. */
  readonly wraps: readonly Signed[];
}

export interface ServerCopy {
  readonly teams: readonly TeamCopy[];
  /** Every version of everybody who was ever certified. */
  readonly people: readonly Person[];
  readonly published: readonly Published[];
  /** The own chain in the log: without it the new guardian would take what its former keys had stated for somebody else's. */
  readonly entries: readonly LogEntry[];
}

/** @throws GuardianError `refused-by-server` for a chain that does not verify; ClientError `offline`. */
export async function copyFromServer(
  core: Core,
  { organisation: { organisation }, teams, people }: Pick<Standing, 'organisation' | 'teams' | 'people'>,
  guardians: readonly Guardian[],
): Promise<ServerCopy> {
  const copies: TeamCopy[] = [];
  for (const team of teams) copies.push(await copyTeam(core, team, guardians));
  return {
    teams: copies,
    people: await copyPeople(core, [...people, ...inTeams(copies)], guardians),
    published: await copyPublished(core, organisation),
    entries: await allEntries(core),
  };
}

async function copyTeam({ connection }: Core, team: TeamId, guardians: readonly Guardian[]): Promise<TeamCopy> {
  const rosters: { value: Roster; signed: Signed; statement: Uint8Array }[] = [];
  for (;;) {
    const answer = await connection.ask({ t: 'team', team, after: rosters.at(-1)?.value.version ?? 0 });
    for (const statement of answer.rosters) {
      const signed = decodeSigned(statement);
      rosters.push({ value: await follow(signed, rosters.at(-1)?.signed ?? null, guardians), signed, statement });
    }
    if (answer.rosters.length === 0) return { team, rosters, wraps: answer.wraps.map(decodeSigned) };
  }
}

async function follow(signed: Signed, previous: Signed | null, guardians: readonly Guardian[]): Promise<Roster> {
  for (const by of guardians) {
    const value = await verifyRoster(signed, by, previous).catch(() => null);
    if (value !== null) return value;
  }
  throw new GuardianError('refused-by-server', 'roster');
}

function inTeams(teams: readonly TeamCopy[]): readonly UserId[] {
  return teams.flatMap(({ rosters }) => rosters.flatMap(({ value }) => value.members.map(({ user }) => user)));
}

async function copyPeople(
  { connection }: Core,
  named: readonly UserId[],
  guardians: readonly Guardian[],
): Promise<readonly Person[]> {
  const users = [...new Set(named)].toSorted();
  const people: Person[] = [];
  for (let from = 0; from < users.length; from += PAGE) {
    const answer = await connection.ask({ t: 'people', users: users.slice(from, from + PAGE) });
    const read = await Promise.all(answer.people.map(async (statement) => await certified(statement, guardians)));
    people.push(...read.flatMap((each) => each ?? []));
  }
  return people;
}

/** Null for a certificate that no guardian of the organisation signed. */
async function certified(statement: Uint8Array, guardians: readonly Guardian[]): Promise<Person | null> {
  const signed = decodeSigned(statement);
  for (const by of guardians) {
    const value = await verifyPerson(signed, by).catch(() => null);
    if (value !== null) return value;
  }
  return null;
}

async function copyPublished({ connection }: Core, organisation: OrganisationId): Promise<readonly Published[]> {
  const own: Published[] = [];
  for (let after = 0; ;) {
    const { statements, last } = await connection.ask({ t: 'directory', after, limit: PAGE });
    own.push(...statements);
    after = statements.at(-1)?.seq ?? last;
    if (after >= last) return own.filter((each) => names(each, organisation));
  }
}

/** A first look: whoever uses a statement verifies that it is the organisation's own. */
function names({ statement }: Published, organisation: OrganisationId): boolean {
  return Buffer.from(statement).includes(Buffer.from(organisation, 'hex'));
}
