/** A person's certificate. Rule SV14. */
import { verifyPerson } from '@corridor/crypto/verify';
import { equalBytes, type Guardian, type Person } from '@corridor/wire';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import type { Work } from '../db/database.ts';
import { endOlderSessions, isFree, type Stated } from './of-organisation.ts';

/**
 * The next version brings new keys and ends the sessions of the old; a version that is held, issued later, renews or
 * revokes: also an earlier one, whose signatures a guardian with new keys certifies anew.
 * A certificate that has expired by now ends every session: so does somebody leave.
 */
export async function putPerson(work: Work, by: Guardian, { signed, statement }: Stated, now: number): Promise<Person> {
  const says = await authentic(async () => await verifyPerson(signed, by));
  demand(await isFree(work, 'guardians', says.user), 'conflict');
  const versions = await work
    .selectFrom('people')
    .select(['version', 'organisation', 'sign', 'kem', 'issued_at'])
    .where('id', '=', says.user)
    .orderBy('version', 'desc')
    .execute();
  const newest = versions.at(0);
  demand(newest === undefined || newest.organisation === says.organisation, 'not-allowed');
  const held = versions.find(({ version }) => version === says.version);
  demand(held !== undefined || says.version === (newest?.version ?? 0) + 1, 'conflict');
  demand(held === undefined || (equalBytes(held.sign, says.sign) && equalBytes(held.kem, says.kem)), 'conflict');
  demand(held === undefined || says.issuedAt >= held.issued_at, 'conflict');
  await write(work, says, statement);
  await endOlderSessions(work, says.user, says.expiresAt <= now ? says.version + 1 : says.version);
  return says;
}

async function write(work: Work, says: Person, statement: Uint8Array): Promise<void> {
  const changing = {
    subject: says.subject,
    issued_at: says.issuedAt,
    expires_at: says.expiresAt,
    statement,
  };
  const { user: id, version, organisation, sign, kem } = says;
  await work
    .insertInto('people')
    .values({ id, version, organisation, sign, kem, ...changing })
    .onConflict((conflict) => conflict.columns(['id', 'version']).doUpdateSet(changing))
    .execute();
}
