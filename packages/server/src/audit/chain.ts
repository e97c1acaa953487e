/** Adds a batch of accesses to the chains of the organisations that they concern, and signs where each now stands. Rules AU4, AU5. */
import { createHash } from 'node:crypto';
import { sign, type Signer } from '@corridor/crypto/verify';
import { access, accessHead, encodeSigned, type OrganisationId, SUITE } from '@corridor/wire';
import { type Chain, growChain, lockChains, readersOfCases } from '../db/access-rows.ts';
import type { Sql, Work } from '../db/database.ts';
import type { Access } from './access-keeper.ts';

export async function writeAccesses(sql: Sql, signer: Signer, batch: readonly Access[], now: number): Promise<void> {
  await sql.transaction().execute(async (work) => {
    const byOrganisation = await concerned(work, batch);
    const organisations = [...byOrganisation.keys()].toSorted((a, b) => (a < b ? -1 : 1));
    for (const chain of await lockChains(work, organisations)) {
      await grow(work, signer, chain, byOrganisation.get(chain.organisation) ?? [], now);
    }
  });
}

/** A reader's own organisation always; for a case, all that take part in it. */
async function concerned(work: Work, batch: readonly Access[]): Promise<Map<OrganisationId, Access[]>> {
  const cases = batch.flatMap((each) => (each.concerns === 'case' && each.case !== null ? [each.case] : []));
  const readers = await readersOfCases(work, [...new Set(cases)]);
  const found = new Map<OrganisationId, Access[]>();
  for (const each of batch) {
    const beside = each.concerns === 'case' ? (readers.get(each.case ?? '') ?? []) : each.concerns;
    for (const organisation of new Set([each.organisation, ...beside])) {
      const own = found.get(organisation) ?? [];
      found.set(organisation, own);
      own.push(each);
    }
  }
  return found;
}

async function grow(work: Work, signer: Signer, chain: Chain, added: readonly Access[], at: number): Promise<void> {
  const { organisation } = chain;
  let { number, head } = chain;
  const records = added.map((each) => {
    const reader = { organisation: each.organisation, team: each.team, user: each.user };
    const said = { what: each.what, case: each.case, blob: each.blob, session: each.session, at: each.at };
    number += 1;
    const record = access.encode({ organisation, number, before: head, ...said, reader, receipt: each.receipt });
    head = createHash('sha256').update(record).digest();
    return { number, at: each.at, record };
  });
  const statement = encodeSigned(await sign(accessHead, { suite: SUITE, organisation, number, head, at }, signer));
  await growChain(work, { organisation, number, head, statement, records });
}
