/**
 * What this organisation's guardian has published, in the order of publication: the measure of what its chain in the log
 * must hold. The founding statements stand in the organisation's row, everything else among the publications.
 */
import { statementName } from '@corridor/crypto';
import {
  decodeSigned,
  guardian as guardianFormat,
  logAbout,
  type LogKind,
  organisation as organisationFormat,
  type OrganisationId,
  recovery as recoveryFormat,
  toHex,
} from '@corridor/wire';
import type { Database } from '../db/database.ts';
import { organisationById } from '../db/organisations.ts';

export interface OwnStatement {
  readonly kind: LogKind;
  /** Hash of the statement as it travels, in hexadecimal. */
  readonly name: string;
  readonly statement: Uint8Array;
  /** Its place in the order; the founding statements are before all others. */
  readonly order: number;
  /** When the server took it; null: it has not said so yet, or refused it. */
  readonly takenAt: number | null;
}

export interface OwnStatements {
  readonly all: readonly OwnStatement[];
  find(name: string): OwnStatement | null;
}

export async function ownStatements(db: Database, organisation: OrganisationId): Promise<OwnStatements> {
  const all = [...(await founding(db, organisation)), ...(await published(db, organisation))];
  // One that was published twice stands in the log once, where it was first.
  const byName = new Map(all.toReversed().map((each) => [each.name, each]));
  return { all: [...byName.values()], find: (name) => byName.get(name) ?? null };
}

async function founding(db: Database, organisation: OrganisationId): Promise<readonly OwnStatement[]> {
  const row = await organisationById(db, organisation);
  if (row === null) return [];
  const own = (kind: LogKind, statement: Uint8Array, order: number, takenAt: number): OwnStatement => {
    return { kind, name: toHex(statementName(statement)), statement, order, takenAt };
  };
  const [self, guardian, recovery] = [row.statement, row.guardian_statement, row.recovery_statement].map(
    (bytes) => new Uint8Array(bytes),
  );
  if (self === undefined || guardian === undefined || recovery === undefined) return [];
  const by = guardianFormat.decode(decodeSigned(guardian).bytes);
  const key = recoveryFormat.decode(decodeSigned(recovery).bytes);
  return [
    own('organisation', self, -3, organisationFormat.decode(decodeSigned(self).bytes).at),
    // Later versions came in the midst of everything else; that the root signed them is looked at where they stand.
    ...(by.version === 1 ? [own('guardian', guardian, -2, by.issuedAt)] : []),
    ...(key.version === 1 ? [own('recovery', recovery, -1, key.at)] : []),
  ];
}

async function published(db: Database, organisation: OrganisationId): Promise<readonly OwnStatement[]> {
  const rows = await db
    .selectFrom('publications')
    .select(['seq', 'kind', 'statement', 'published_at', 'refusal'])
    .where('organisation', '=', organisation)
    .orderBy('seq')
    .execute();
  return rows.flatMap(({ seq, kind, statement: bytes, published_at: at, refusal }) => {
    const statement = new Uint8Array(bytes);
    // A merger that its successor published stands in the chain of the organisation that it ends.
    if (logAbout(kind, decodeSigned(statement).bytes).organisation !== organisation) return [];
    const takenAt = refusal === null ? at : null;
    return [{ kind, name: toHex(statementName(statement)), statement, order: seq, takenAt }];
  });
}
