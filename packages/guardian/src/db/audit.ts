/** What the guardian did, for whom, asked by whom: written in the transaction of the deed. */
import type { OrganisationId } from '@corridor/wire';
import type { Database } from './database.ts';

export const AUDITED = [
  'organisation-made',
  'vouched',
  'vouch-withdrawn',
  'succeeded',
  'took-in',
  'hand-over-begun',
  'case-handed-over',
  'recovery-key-renewed',
  'staff-entered',
  'person-changed',
  'certificate-renewed',
  'invited',
  'invitation-withdrawn',
  'invitation-tried-again',
  'invitation-settled',
  'invitations-required',
  'invitations-not-required',
  'enrolled',
  'enrolled-again',
  'enrolment-confirmed',
  'unlocked',
  'reset-allowed',
  'reset',
  'person-removed',
  'sessions-ended',
  'team-made',
  'team-joined',
  'team-left',
  'team-lead',
  'team-ending',
  'team-closed',
  'team-rotated',
  'rotation-asked',
  'guardian-replaced',
  'guardian-recovered',
  'service-released',
  'service-changed',
  'pathway-proposed',
  'pathway-released',
  'pathway-withdrawn',
  'passkey-added',
  'recovery-sheet-made',
  'device-added',
  'token-made',
  'token-revoked',
  'rota-released',
  'away-set',
  'swap-offered',
  'swap-accepted',
  'swap-declined',
  'swap-withdrawn',
  'area-made',
  'area-joined',
  'network-switched',
  'filed',
  'insight-read',
  'filings-read',
  'fallback-shared',
  'fallback-withheld',
  'cases-searched',
  'album-looked-up',
  'audit-read',
  'erasure-proposed',
  'erasure-confirmed',
  'erasure-withdrawn',
  'case-erased',
  'case-held',
  'hold-lifted',
  'schedule-set',
] as const;
export type Audited = (typeof AUDITED)[number];

export interface AuditEntry {
  readonly organisation: OrganisationId;
  readonly at: number;
  readonly act: Audited;
  readonly subject: string;
  readonly by: string;
}

export async function audit(db: Database, entry: AuditEntry): Promise<void> {
  await db.insertInto('audit').values(entry).execute();
}

/** Newest first. */
export async function auditTrail(db: Database, organisation: OrganisationId, limit: number) {
  return await db
    .selectFrom('audit')
    .select(['at', 'act', 'subject', 'by'])
    .where('organisation', '=', organisation)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}
