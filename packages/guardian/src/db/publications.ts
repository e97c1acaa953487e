/** What was signed and must reach the server: written with the deed, sent after it, in order, until the server has it. */
import type { OrganisationId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { PublicationKind, PublicationsTable } from './tables.ts';

export type PublicationRow = Selectable<PublicationsTable>;

export interface Publication {
  readonly organisation: OrganisationId;
  readonly kind: PublicationKind;
  readonly statement: Uint8Array;
  readonly wraps?: readonly Uint8Array[];
}

export async function addPublication(
  db: Database,
  { organisation, kind, statement, wraps }: Publication,
): Promise<void> {
  const row = { organisation, kind, statement, wraps: [...(wraps ?? [])].map((wrap) => Buffer.from(wrap)) };
  await db
    .insertInto('publications')
    .values({ ...row, published_at: null, refusal: null })
    .execute();
}

export async function waitingPublications(db: Database, organisation: OrganisationId): Promise<number> {
  const found = db
    .selectFrom('publications')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('organisation', '=', organisation)
    .where('published_at', 'is', null);
  return (await found.executeTakeFirstOrThrow()).waiting;
}

/** The oldest that waits, held to the end of the transaction; null if none does. */
export async function nextPublication(tx: Database, organisation: OrganisationId): Promise<PublicationRow | null> {
  const found = tx
    .selectFrom('publications')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('published_at', 'is', null)
    .orderBy('seq')
    .limit(1)
    .forUpdate();
  return (await found.executeTakeFirst()) ?? null;
}

export async function settlePublication(db: Database, seq: number, at: number, refusal: string | null): Promise<void> {
  await db.updateTable('publications').set({ published_at: at, refusal }).where('seq', '=', seq).execute();
}

/** The newest statement of a kind that is about the organisation itself, published or about to be; null if there is none. */
export async function newestPublication(
  db: Database,
  organisation: OrganisationId,
  kind: PublicationKind,
): Promise<Uint8Array | null> {
  const found = await db
    .selectFrom('publications')
    .select('statement')
    .where('organisation', '=', organisation)
    .where('kind', '=', kind)
    .where('refusal', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found === undefined ? null : new Uint8Array(found.statement);
}

export async function refusedPublications(db: Database, organisation: OrganisationId) {
  return await db
    .selectFrom('publications')
    .select(['seq', 'kind', 'refusal', 'published_at as at'])
    .where('organisation', '=', organisation)
    .where('refusal', 'is not', null)
    .orderBy('seq')
    .execute();
}

/** What waits, signed with keys that the server no longer takes: it is never sent. */
export async function dropWaiting(
  tx: Database,
  organisation: OrganisationId,
  at: number,
): Promise<readonly Uint8Array[]> {
  const dropped = await tx
    .updateTable('publications')
    .set({ published_at: at, refusal: 'superseded' })
    .where('organisation', '=', organisation)
    .where('published_at', 'is', null)
    .returning('statement')
    .execute();
  return dropped.map(({ statement }) => statement);
}

/** What the server has of one kind, in the order of signing. */
export async function publishedOf(db: Database, organisation: OrganisationId, kind: PublicationKind) {
  const rows = await db
    .selectFrom('publications')
    .select('statement')
    .where('organisation', '=', organisation)
    .where('kind', '=', kind)
    .where('published_at', 'is not', null)
    .where('refusal', 'is', null)
    .where('published_at', '>', NOT_OURS)
    .orderBy('seq')
    .execute();
  return rows.map(({ statement }) => statement);
}

/** When what somebody else stated under this guardian's former keys was published: it is known, and nothing follows from it. */
export const NOT_OURS = 0;

/** Notes what the server has had for long, so that it is not taken for an addition of its own. */
export async function noteTaken(
  tx: Database,
  organisation: OrganisationId,
  taken: readonly Pick<Publication, 'kind' | 'statement'>[],
  at: number,
): Promise<void> {
  const known = await tx
    .selectFrom('publications')
    .select('statement')
    .where('organisation', '=', organisation)
    .execute();
  const had = new Set(known.map(({ statement }) => Buffer.from(statement).toString('base64')));
  for (const { kind, statement: bytes } of taken) {
    const statement = Buffer.from(bytes);
    const name = statement.toString('base64');
    if (had.has(name)) continue;
    had.add(name);
    const row = { organisation, kind, statement, wraps: [], published_at: at, refusal: null };
    await tx.insertInto('publications').values(row).execute();
  }
}
