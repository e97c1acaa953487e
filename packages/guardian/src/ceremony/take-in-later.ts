/**
 * What the root of an organisation that is hosted here signed in a later ceremony: vouches, a merger, and at most one new
 * recovery key. Rules CE11, CE14, CE15, SU3.
 */
import { verifyRecovery, verifySuccession, verifyVouch } from '@corridor/crypto';
import {
  equalBytes,
  type Organisation,
  type OrganisationId,
  recovery,
  type Recovery,
  succession,
  successionTerms,
  vouch,
  vouchWithdrawal,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { audit, type Audited } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import { changeRecovery } from '../db/organisations.ts';
import { addPublication } from '../db/publications.ts';
import { teamsOf } from '../db/teams.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { followPosts } from '../teams/team.ts';
import { BY_CEREMONY, fair, one, refused, type Statement } from './statement.ts';

/** What is only passed on. */
interface Passed {
  readonly kind: 'vouch' | 'succession';
  readonly act: Audited;
  readonly subject: OrganisationId;
  readonly statement: Uint8Array;
}

/** @throws GuardianError `malformed`, `unknown-organisation`, `conflict` for a recovery key that does not follow. */
export async function takeInLater(office: Office, all: readonly Statement[]): Promise<OrganisationId> {
  const own = await subjectOf(office, all);
  const renewed = one(all, recovery.label);
  const passed = await Promise.all(all.filter((each) => each !== renewed).map(async (each) => await pass(each, own)));
  const next = renewed === null ? null : await fair(async () => await verifyRecovery(renewed.signed, own));
  const { organisation } = own;
  await deed(office, organisation, async (tx, hosted) => {
    for (const { kind, act, subject, statement } of passed) {
      await addPublication(tx, { organisation, kind, statement });
      await audit(tx, { organisation, at: office.clock(), act, subject, by: BY_CEREMONY });
    }
    if (renewed !== null && next !== null) await renewRecovery(office, tx, hosted, next, renewed.statement);
  });
  office.hosting.forget(organisation);
  return organisation;
}

/** Verified under the organisation's own root; that the other root of a merger is the right one is the server's to hold. */
async function pass({ label, signed, statement }: Statement, own: Organisation): Promise<Passed> {
  if (label === vouch.label || label === vouchWithdrawal.label) {
    const { organisation: subject, withdrawn } = await fair(async () => await verifyVouch(signed, own));
    return { kind: 'vouch', act: withdrawn ? 'vouch-withdrawn' : 'vouched', subject, statement };
  }
  const terms = await fair(async () => await verifySuccession(signed));
  const isFormer = terms.organisation === own.organisation;
  if (!equalBytes(isFormer ? terms.root : terms.successorRoot, own.root)) throw refused('Its root did not sign it.');
  const subject = isFormer ? terms.successor : terms.organisation;
  return { kind: 'succession', act: isFormer ? 'succeeded' : 'took-in', subject, statement };
}

/** Whose statement it claims to be: of a merger, either of the two. Empty if it is of no kind that a later ceremony makes. */
function claimantsOf({ label, signed: { bytes } }: Statement): readonly OrganisationId[] {
  switch (label) {
    case vouch.label:
      return [vouch.decode(bytes).by];
    case vouchWithdrawal.label:
      return [vouchWithdrawal.decode(bytes).by];
    case recovery.label:
      return [recovery.decode(bytes).organisation];
    case succession.label: {
      const { organisation, successor } = successionTerms.decode(succession.decode(bytes).terms);
      return [organisation, successor];
    }
    default:
      return [];
  }
}

/** Verified next, under the root of that organisation. */
async function subjectOf({ hosting }: Office, all: readonly Statement[]): Promise<Organisation> {
  const [first = [], ...more] = await fair(async () => await Promise.resolve(all.map(claimantsOf)));
  for (const id of first) {
    const hosted = more.every((each) => each.includes(id)) ? await hosting.get(id).catch(() => null) : null;
    if (hosted !== null) return hosted.organisation;
  }
  throw refused('Nothing in it is for here.');
}

/** Every team gets a generation that the former recovery key does not open, in the same transaction. */
async function renewRecovery(
  office: Office,
  tx: Database,
  hosted: Hosted,
  next: Recovery,
  statement: Uint8Array,
): Promise<void> {
  const { organisation, version } = next;
  const follows = next.recovery === hosted.recovery.recovery && version === hosted.recovery.version + 1;
  if (!follows) throw new GuardianError('conflict', 'recovery');
  await changeRecovery(tx, organisation, statement);
  await addPublication(tx, { organisation, kind: 'recovery', statement });
  for (const { team, closed_at: closedAt } of await teamsOf(tx, organisation)) {
    if (closedAt !== null) continue;
    await followPosts(office, tx, { ...hosted, recovery: next }, team);
  }
  const entry = { organisation, at: office.clock(), subject: String(version), by: BY_CEREMONY };
  await audit(tx, { ...entry, act: 'recovery-key-renewed' });
}
