/**
 * One deed for an organisation: what it changes and what it signs stand in one transaction, deeds of one organisation
 * follow each other, and what was signed goes to the server after the commit. If the server is away it goes later.
 */
import type { OrganisationId } from '@corridor/wire';
import type { Hosted } from './custody/hosting.ts';
import type { Database } from './db/database.ts';
import { lockOrganisation } from './db/organisations.ts';
import type { Office } from './office.ts';

export interface Done<T> {
  readonly value: T;
  /** False while something signed still waits for the server. */
  readonly published: boolean;
}

export async function deed<T>(
  office: Office,
  organisation: OrganisationId,
  does: (tx: Database, hosted: Hosted) => Promise<T>,
): Promise<Done<T>> {
  const hosted = await office.hosting.get(organisation);
  const value = await office.db.transaction().execute(async (tx) => {
    await lockOrganisation(tx, organisation);
    return await does(tx, hosted);
  });
  return { value, published: await office.server.publishAll(organisation) };
}
