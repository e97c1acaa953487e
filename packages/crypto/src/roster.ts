/** Who is in a team and with which key: the chain of signed rosters, and the wraps of a generation. Rules TE1 to TE7. */
import { equalBytes, type Guardian, type Roster, roster, type Signed, type TeamWrap, teamWrap } from '@corridor/wire';
import { demand, orRefuse } from './error.ts';
import { statementHash } from './hash.ts';
import { isKemKey } from './kem-key.ts';
import { verifyStatement } from './statement.ts';

/** Reasons for which a team's key must change. */
const ROTATING: ReadonlySet<Roster['reason']> = new Set(['removed', 'reset', 'suspicion']);

function membersOf(value: Roster): ReadonlySet<string> {
  return new Set(value.members.map(({ user, version }) => `${user}:${version}`));
}

function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : equalBytes(a, b);
}

/** One roster in itself: each person once, its guardian among them, history from the second generation on. */
function isWhole(value: Roster, by: Guardian): boolean {
  const users = new Set(value.members.map(({ user }) => user));
  const reader = value.members.find(({ user }) => user === by.guardian);
  return (
    users.size === value.members.length &&
    reader?.power === 'guardian' &&
    reader.version === by.version &&
    value.version >= 1 &&
    value.generation >= 1 &&
    value.generation <= value.version &&
    (value.version === 1) === (value.previous === null) &&
    (value.generation === 1) === (value.history === null) &&
    isKemKey(value.kem)
  );
}

/** The first of a team. */
function isFirst(value: Roster): boolean {
  return value.version === 1 && value.generation === 1 && value.reason === 'created';
}

/** The same key as before, and nobody who held it gone. */
function keepsKey(value: Roster, before: Roster): boolean {
  const now = membersOf(value);
  return (
    value.generation === before.generation &&
    !ROTATING.has(value.reason) &&
    [...membersOf(before)].every((member) => now.has(member)) &&
    equalBytes(value.kem, before.kem) &&
    equalBytes(value.commitment, before.commitment) &&
    sameBytes(value.history, before.history)
  );
}

/** A key that nobody held before. */
function changesKey(value: Roster, before: Roster): boolean {
  return (
    value.generation === before.generation + 1 &&
    !equalBytes(value.kem, before.kem) &&
    !equalBytes(value.commitment, before.commitment)
  );
}

/** A person's key version never goes back: a key that was reset stays out. */
function keepsVersions(value: Roster, before: Roster): boolean {
  const versions = new Map(before.members.map(({ user, version }) => [user, version]));
  return value.members.every(({ user, version }) => version >= (versions.get(user) ?? 0));
}

/** Which version of its guardian's keys a whole roster was signed with. */
function keysOf({ members, guardian }: Roster): number {
  return members.find(({ user }) => user === guardian)?.version ?? 0;
}

/** A closed team stays closed; the next keys of its guardian close it once more, so that old ones sign for nobody. */
function mayFollowReason(value: Roster, before: Roster): boolean {
  return before.reason !== 'closed' || (value.reason === 'closed' && keysOf(value) > keysOf(before));
}

async function follows(value: Roster, previous: Signed): Promise<boolean> {
  const before = await orRefuse(() => roster.decode(previous.bytes));
  return (
    sameBytes(value.previous, await statementHash(previous)) &&
    value.organisation === before.organisation &&
    value.team === before.team &&
    value.kind === before.kind &&
    value.version === before.version + 1 &&
    mayFollowReason(value, before) &&
    keepsVersions(value, before) &&
    (keepsKey(value, before) || changesKey(value, before))
  );
}

/**
 * @param previous The roster before, itself verified; null for a team's first; left out to check this one by itself,
 * when the chain up to it is not at hand.
 * @throws CryptoError `refused`: a break in the chain, a removal that keeps the key, a key that changes unannounced.
 */
export async function verifyRoster(signed: Signed, by: Guardian, previous?: Signed | null): Promise<Roster> {
  const value = await verifyStatement(roster, signed, by.sign);
  demand(value.organisation === by.organisation && value.guardian === by.guardian && isWhole(value, by));
  demand(previous !== null || isFirst(value));
  demand(previous === undefined || previous === null || (await follows(value, previous)));
  return value;
}

/** @throws CryptoError `refused`. That the wrap is of a roster's key is checked on opening. */
export async function verifyTeamWrap(signed: Signed, by: Guardian): Promise<TeamWrap> {
  const value = await verifyStatement(teamWrap, signed, by.sign);
  demand(value.organisation === by.organisation && value.guardian === by.guardian && value.generation >= 1);
  return value;
}
