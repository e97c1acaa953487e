/** What both roots signed of this organisation's merger, as its guardian took it in. Rules SU7, SU12. */
import { verifySuccession } from '@corridor/crypto';
import { decodeSigned, type OrganisationId, type SuccessionTerms } from '@corridor/wire';
import type { Database } from '../db/database.ts';
import { newestPublication } from '../db/publications.ts';
import { GuardianError } from '../error.ts';

export interface Agreed {
  readonly statement: Uint8Array;
  readonly terms: SuccessionTerms;
}

/** @throws GuardianError `malformed` if none was taken in here, or it is another organisation that ends by it. */
export async function agreedTerms(db: Database, organisation: OrganisationId): Promise<Agreed> {
  const statement = await newestPublication(db, organisation, 'succession');
  if (statement === null)
    throw unready('merger', 'No merger was taken in here. Take in what both tables signed first.');
  const terms = await verifySuccession(decodeSigned(statement));
  if (terms.organisation !== organisation) {
    throw unready(
      'organisation',
      'This organisation goes on. The one that is taken in hands over, at its own guardian.',
    );
  }
  return { statement, terms };
}

function unready(path: string, message: string): GuardianError {
  return new GuardianError('malformed', 'merger', [{ path, message }]);
}
