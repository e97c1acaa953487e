/** A merger, published by whichever of the two comes first; from its date on the former publishes nothing more. Rules SU3, SU4. */
import { verifySuccession } from '@corridor/crypto/verify';
import { decodeSigned, equalBytes, type Guardian, type OrganisationId } from '@corridor/wire';
import type { Work } from '../db/database.ts';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import { heldStatement, list } from './directory.ts';
import { rootOf, type Stated } from './of-organisation.ts';

const KIND = 'succession';

/**
 * By the guardian of either, and by nobody else. Both roots are those that were admitted. Once said it stays: the same again,
 * from the other of the two as well, changes nothing; another is a conflict.
 */
export async function putSuccession(work: Work, by: Guardian, { signed, statement }: Stated): Promise<void> {
  const says = await authentic(async () => await verifySuccession(signed));
  demand(says.organisation === by.organisation || says.successor === by.organisation, 'not-allowed');
  const [former, successor] = [await rootOf(work, says.organisation), await rootOf(work, says.successor)];
  demand(equalBytes(former.root, says.root) && equalBytes(successor.root, says.successorRoot), 'unauthenticated');
  const held = await heldStatement(work, KIND, says.organisation);
  if (held !== null && equalBytes(held, statement)) return;
  demand(held === null, 'conflict');
  await list(work, KIND, says.organisation, statement);
}

/** @throws ServerError `not-allowed` for an organisation whose successor speaks for it by now. */
export async function demandNotSucceeded(work: Work, organisation: OrganisationId, now: number): Promise<void> {
  const held = await heldStatement(work, KIND, organisation);
  if (held === null) return;
  const { at } = await verifySuccession(decodeSigned(held));
  demand(now < at, 'not-allowed');
}
