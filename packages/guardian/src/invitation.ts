/**
 * Invitations: an administrator hands a code to a newcomer on paper or by a link, and the newcomer's new keys count only with
 * it. The guardian knows the public half of the key that the code gives; a copy of its database invites nobody. Beside the
 * fresh sign-in, never in its place. Rules IV5 to IV11.
 */
import { sha256, verifyInvitation, verifySignature } from '@corridor/crypto';
import {
  decodeSigned,
  type EnrolAsk,
  equalBytes,
  type Invitation,
  type INVITATION_STATES,
  invited,
  MOST_INVITED_MS,
  type OrganisationId,
  SUITE,
  toHex,
  type UserId,
} from '@corridor/wire';
import { audit } from './db/audit.ts';
import type { Database } from './db/database.ts';
import {
  insertInvitation,
  invitationByKey,
  type InvitationRow,
  invitationsOf,
  isInvited,
  markTriedAgain,
  markUsed,
  requireInvitations,
  requiresInvitation,
  settleTriedAgain,
  withdrawInvitations,
} from './db/invitations.ts';
import { personById, type StaffRow } from './db/staff.ts';
import { deed, type Done } from './deed.ts';
import { GuardianError } from './error.ts';
import type { Office } from './office.ts';

type State = (typeof INVITATION_STATES)[number];

/** One whose keys were made and never kept, because a browser died, is open again for the same person. Rule IV9. */
function stateOf(row: InvitationRow, person: Pick<StaffRow, 'unconfirmed'> | null, now: number): State {
  const { used_at: used, withdrawn_at: withdrawn, expires_at: expires } = row;
  if (used !== null && person?.unconfirmed !== true) return 'used';
  if (withdrawn !== null) return 'withdrawn';
  return expires <= now ? 'expired' : 'open';
}

/**
 * Takes an invitation that an administrator made, with its code, elsewhere. An earlier one of the same person is withdrawn.
 *
 * @param meant Whom the caller says it is for; without it, whoever it names.
 * @throws GuardianError `malformed` if its key did not sign it, it is under another root or for too long; `unknown-person`;
 * `conflict` for one that was brought before.
 */
export async function invite(
  office: Office,
  organisation: OrganisationId,
  statement: Uint8Array,
  by: string,
  meant?: UserId,
): Promise<Done<UserId>> {
  const says = await readInvitation(statement);
  if (meant !== undefined && says.user !== meant) throw malformed('It is for somebody else.');
  return await deed(office, organisation, async (tx, { organisation: own }) => {
    const now = office.clock();
    const isOurs = says.organisation === organisation && equalBytes(says.root, await sha256(own.root));
    if (!isOurs) throw malformed('It is for another organisation, or under another root.');
    if (says.expiresAt <= now || says.expiresAt - now > MOST_INVITED_MS) throw malformed('It lasts at most 31 days.');
    if ((await personById(tx, organisation, says.user)) === null) throw new GuardianError('unknown-person', 'invite');
    const key = toHex(says.key);
    if ((await invitationByKey(tx, key)) !== null) throw new GuardianError('conflict', 'invite');
    await withdrawInvitations(tx, says.user, now);
    const fresh = { used_at: null, withdrawn_at: null, tried_again: 0 };
    await insertInvitation(tx, {
      key,
      organisation,
      user_id: says.user,
      statement,
      at: now,
      expires_at: says.expiresAt,
      ...fresh,
    });
    await audit(tx, { organisation, at: now, act: 'invited', subject: says.user, by });
    return says.user;
  });
}

async function readInvitation(statement: Uint8Array): Promise<Invitation> {
  try {
    return await verifyInvitation(decodeSigned(statement));
  } catch {
    throw malformed('It is no invitation, or its key did not sign it.');
  }
}

function malformed(message: string): GuardianError {
  return new GuardianError('malformed', 'invitation', [{ path: 'invitation', message }]);
}

/** @throws GuardianError `unknown-person` if there was none to withdraw. */
export async function withdraw(
  office: Office,
  organisation: OrganisationId,
  user: UserId,
  by: string,
): Promise<Done<void>> {
  return await deed(office, organisation, async (tx) => {
    if ((await personById(tx, organisation, user)) === null) throw new GuardianError('unknown-person', 'invite');
    const withdrawn = await withdrawInvitations(tx, user, office.clock());
    if (withdrawn === 0) throw new GuardianError('unknown-person', 'invite');
    await audit(tx, { organisation, at: office.clock(), act: 'invitation-withdrawn', subject: user, by });
  });
}

/** An administrator has asked the person. Each time stays in the audit trail. @throws GuardianError `unknown-person` without an alarm. */
export async function settleAlarm(
  office: Office,
  organisation: OrganisationId,
  user: UserId,
  by: string,
): Promise<Done<void>> {
  return await deed(office, organisation, async (tx) => {
    const isTheirs = (await personById(tx, organisation, user)) !== null;
    if (!isTheirs || (await settleTriedAgain(tx, user)) === 0) throw new GuardianError('unknown-person', 'invite');
    await audit(tx, { organisation, at: office.clock(), act: 'invitation-settled', subject: user, by });
  });
}

/** From now on nobody of the organisation gets keys by a sign-in alone; or they do again. */
export async function demandInvitations(
  office: Office,
  organisation: OrganisationId,
  required: boolean,
  by: string,
): Promise<Done<void>> {
  return await deed(office, organisation, async (tx) => {
    await requireInvitations(tx, organisation, required);
    const act = required ? 'invitations-required' : 'invitations-not-required';
    await audit(tx, { organisation, at: office.clock(), act, subject: organisation, by });
  });
}

export interface Invitations {
  readonly required: boolean;
  readonly invitations: readonly {
    readonly user: UserId;
    readonly at: number;
    readonly expiresAt: number;
    readonly state: State;
    readonly usedAt: number | null;
    /** Above none: somebody else has the code. */
    readonly triedAgain: number;
  }[];
}

export async function listInvitations({ db, clock }: Office, organisation: OrganisationId): Promise<Invitations> {
  const rows = await invitationsOf(db, organisation);
  return {
    required: await requiresInvitation(db, organisation),
    invitations: rows.map((row) => ({
      user: row.user_id,
      at: row.at,
      expiresAt: row.expires_at,
      state: stateOf(row, null, clock()),
      usedAt: row.used_at,
      triedAgain: row.tried_again,
    })),
  };
}

/** What stands under the key that somebody's code gives. Who comes with one that was used raises an alarm. */
export async function showInvitation(office: Office, key: Uint8Array) {
  return await office.db.transaction().execute(async (tx) => {
    const row = await invitationByKey(tx, toHex(key));
    const person = row === null ? null : await personById(tx, row.organisation, row.user_id);
    if (row === null || person === null) throw new GuardianError('unknown-person', 'invitation');
    const state = stateOf(row, person, office.clock());
    if (state === 'used') await alarm(office, tx, row);
    return { invitation: new Uint8Array(row.statement), state, usedAt: row.used_at, name: person.name };
  });
}

async function alarm({ clock, log }: Office, tx: Database, row: InvitationRow): Promise<void> {
  const { organisation, user_id: user, key } = row;
  await markTriedAgain(tx, key);
  await audit(tx, { organisation, at: clock(), act: 'invitation-tried-again', subject: user, by: user });
  log.invitationTriedAgain();
}

/**
 * Holds new keys against the invitation that they come with, and uses it up. Without one, only somebody passes who has none
 * open in an organisation that demands none.
 *
 * @returns false if it was used before: the caller keeps the alarm and refuses.
 * @throws GuardianError `not-allowed`.
 */
export async function useInvitation(office: Office, tx: Database, row: StaffRow, ask: EnrolAsk): Promise<boolean> {
  const now = office.clock();
  if (ask.invitation === undefined) {
    const isFree = !(await isInvited(tx, row.user_id, now)) && !(await requiresInvitation(tx, row.organisation));
    if (!isFree) throw new GuardianError('not-allowed', 'invitation');
    return true;
  }
  const held = await invitationByKey(tx, toHex(ask.invitation.key));
  const isTheirs = held !== null && held.organisation === row.organisation && held.user_id === row.user_id;
  if (!isTheirs || !(await isSigned(row, ask, ask.invitation))) throw new GuardianError('not-allowed', 'invitation');
  const state = stateOf(held, row, now);
  if (state === 'used') {
    await alarm(office, tx, held);
    return false;
  }
  if (state !== 'open') throw new GuardianError('not-allowed', 'invitation');
  await markUsed(tx, held.key, now);
  return true;
}

async function isSigned(
  { organisation, user_id: user }: StaffRow,
  { sign, userKem: kem, sessionKey }: EnrolAsk,
  { key, signature }: NonNullable<EnrolAsk['invitation']>,
): Promise<boolean> {
  const bytes = invited.encode({ suite: SUITE, organisation, user, sign, kem, sessionKey });
  return await verifySignature(key, bytes, signature);
}
