/** How an organisation gets in: the operator's token, and what its root signed. Rule SV19. */
import { timingSafeEqual } from 'node:crypto';
import {
  decodeSigned,
  guardian,
  labelOf,
  type LogKind,
  organisation as organisationFormat,
  type OrganisationId,
  recovery,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import type { Statement } from '@corridor/crypto/verify';
import type { Core } from '../core.ts';
import type { Sql } from '../db/database.ts';
import { logPublished } from '../log/published.ts';
import { demand } from '../error.ts';
import { putGuardian, putOrganisation, putRecovery, type Stated } from './of-organisation.ts';

/** Whether a bearer token is the operator's; compared in constant time. */
export function isAdmission(token: string, authorization: string | undefined): boolean {
  const given = Buffer.from(authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return token !== '' && given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * Admits an organisation with its guardians and recovery keys: signed statements in any order. Idempotent. So come the keys
 * of a guardian in the place of those that were lost or stolen, which nobody is left to publish.
 *
 * @returns The guardians whose certificates came, whose earlier sessions are over.
 * @throws ServerError `incomplete` without an organisation and a guardian, `unauthenticated`, `conflict`, `malformed`.
 */
export async function admit(
  { database, random, clock }: Pick<Core, 'database' | 'random' | 'clock'>,
  statements: readonly Uint8Array[],
): Promise<readonly UserId[]> {
  const stated = statements.map((statement) => ({ statement, signed: decodeSigned(statement) }));
  const of = (label: string) => stated.filter(({ signed }) => labelOf(signed.bytes) === label);
  const [first, ...more] = of(organisationFormat.label);
  const guardians = of(guardian.label);
  const recoveries = of(recovery.label);
  demand(first !== undefined && more.length === 0 && guardians.length > 0, 'incomplete');
  demand(stated.length === 1 + guardians.length + recoveries.length, 'malformed');
  return await database.sql.transaction().execute(async (work) => {
    const root = await putOrganisation(work, first, true);
    const certified: UserId[] = [];
    for (const one of guardians) certified.push((await putGuardian(work, root, one, clock.now())).guardian);
    for (const one of recoveries) await putRecovery(work, root, one);
    await logPublished(
      work,
      [...said('organisation', [first]), ...said('guardian', guardians), ...said('recovery', recoveries)],
      random,
    );
    return certified;
  });
}

const said = (kind: LogKind, stated: readonly Stated[]): Statement[] =>
  stated.map(({ statement }) => ({ kind, statement }));

/** What is held of an organisation itself: for a guardian that is made anew, which has nothing else. */
export interface AdmittedAs {
  /** What its root signed; empty if it is unknown. */
  readonly statements: readonly Uint8Array[];
  /** Its teams, also those that were closed. */
  readonly teams: readonly TeamId[];
  /** Everybody whom it ever certified. */
  readonly people: readonly UserId[];
}

export async function admittedAs(sql: Sql, organisation: OrganisationId): Promise<AdmittedAs> {
  const of = async (table: 'guardians' | 'recoveries') =>
    await sql
      .selectFrom(table)
      .select('statement')
      .where('organisation', '=', organisation)
      .orderBy('version')
      .execute();
  const own = await sql.selectFrom('organisations').select('statement').where('id', '=', organisation).execute();
  const rows = [...own, ...(await of('guardians')), ...(await of('recoveries'))];
  const teams = await sql
    .selectFrom('teams')
    .select('id')
    .where('organisation', '=', organisation)
    .orderBy('key')
    .execute();
  const certified = sql.selectFrom('people').select('id').distinct().where('organisation', '=', organisation);
  const people = await certified.orderBy('id').execute();
  return {
    statements: rows.map(({ statement }) => new Uint8Array(statement)),
    teams: teams.map(({ id }) => id as TeamId),
    people: people.map(({ id }) => id as UserId),
  };
}
