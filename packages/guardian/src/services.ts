/**
 * What a team offers, as the guardian releases it: signed, versioned, public to the network. A statement's version counts
 * its signings; the pathway's own version is in its document. Rules GU29, OP10, OP11.
 */
import { type Pathway, readPathway } from '@corridor/cases';
import { sign } from '@corridor/crypto';
import { decodeSigned, encodeSigned, equalBytes, fromUtf8, type Service, service, SUITE, toUtf8 } from '@corridor/wire';
import type { Hosted } from './custody/hosting.ts';
import { audit, type Audited } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { addPublication } from './db/publications.ts';
import { newestService, putService } from './db/services.ts';
import { anybodyEnrolled } from './db/staff.ts';
import { teamById } from './db/teams.ts';
import { deed, type Done } from './deed.ts';
import { GuardianError } from './error.ts';
import type { Office } from './office.ts';
import { demandPathway } from './pathways/faults.ts';
import type { TeamOf } from './teams/team.ts';

export interface NewService {
  readonly state: Service['state'];
  readonly telephone: string;
  /** The pathway document, as JSON. */
  readonly pathway: unknown;
}

export interface Signing {
  readonly tx: Database;
  readonly hosted: Hosted;
  readonly of: TeamOf;
  readonly at: number;
}

/** What a service says, without who signs it and when. */
export type Stated = Pick<Service, 'pathwayId' | 'state' | 'telephone' | 'pathway'>;

/**
 * Signs the next statement of a service, and says in the audit trail who did what.
 *
 * @throws GuardianError `not-allowed` for a team that is ending: it takes nothing new. Rule GU41.
 */
export async function signService(
  { tx, hosted, of: { organisation, team }, at }: Signing,
  stated: Stated,
  done: { readonly act: Audited; readonly by: string },
): Promise<number> {
  const isEnding = ((await teamById(tx, team))?.ending_since ?? null) !== null;
  if (isEnding && stated.state !== 'closed') throw new GuardianError('not-allowed', 'service');
  const { pathwayId } = stated;
  const version = ((await newestService(tx, team, pathwayId))?.version ?? 0) + 1;
  const { guardian } = hosted.guardian;
  const value: Service = { suite: SUITE, organisation, team, ...stated, version, guardian, at };
  const statement = encodeSigned(await sign(service, value, hosted.keys.signer));
  await putService(tx, { organisation, team, pathway_id: pathwayId, version, statement: Buffer.from(statement) });
  await addPublication(tx, { organisation, kind: 'service', statement });
  await audit(tx, { organisation, at, subject: team, ...done });
  return version;
}

/** The newest statement of a service; null if the team never offered it. */
export async function statedNow(db: Database, of: TeamOf, pathwayId: string): Promise<Service | null> {
  const row = await newestService(db, of.team, pathwayId);
  return row === null ? null : service.decode(decodeSigned(row.statement).bytes);
}

/** The pathway that a statement carries. */
export function pathwayIn({ pathway }: Stated): Pathway {
  return readPathway(JSON.parse(fromUtf8(pathway)));
}

/** @throws GuardianError `malformed` with every fault of the pathway, `unknown-team`. */
export async function releaseService(
  office: Office,
  of: TeamOf,
  released: NewService,
  by: string,
): Promise<Done<number>> {
  return await stateService(office, of, released, by, async () => await Promise.resolve());
}

/**
 * The same by one alone, who is no second person: state and telephone at once, a pathway only while nobody of the
 * organisation could be asked.
 *
 * @throws GuardianError `not-allowed` for a pathway that is not the released one once somebody has enrolled.
 */
export async function releaseAlone(
  office: Office,
  of: TeamOf,
  released: NewService,
  by: string,
): Promise<Done<number>> {
  return await stateService(office, of, released, by, async (tx, stated) => {
    const now = await statedNow(tx, of, stated.pathwayId);
    if (now !== null && equalBytes(now.pathway, stated.pathway)) return;
    if (await anybodyEnrolled(tx, of.organisation)) throw new GuardianError('not-allowed', 'pathway');
  });
}

async function stateService(
  office: Office,
  of: TeamOf,
  { state, telephone, pathway }: NewService,
  by: string,
  demand: (tx: Database, stated: Stated) => Promise<void>,
): Promise<Done<number>> {
  const { id: pathwayId } = demandPathway(pathway);
  const stated: Stated = { pathwayId, state, telephone, pathway: toUtf8(JSON.stringify(pathway)) };
  return await deed(office, of.organisation, async (tx, hosted) => {
    await demandTeam(tx, of);
    await demand(tx, stated);
    const signing = { tx, hosted, of, at: office.clock() };
    return await signService(signing, stated, { act: 'service-released', by });
  });
}

/** @throws GuardianError `unknown-team`. */
export async function demandTeam(tx: Database, { organisation, team }: TeamOf): Promise<string> {
  const row = await teamById(tx, team);
  if (row === null || row.organisation !== organisation || row.closed_at !== null)
    throw new GuardianError('unknown-team', 'team');
  return row.name;
}
