/**
 * What became of requests that were released here: who else is waited for, and whether the server has erased the case. Then
 * the guardian drops what it opened. It believes that only of a case which its own organisation released. Rules ER9, ER12.
 */
import type { Core } from '@corridor/client/node';
import type { Released } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import { dropCase, type ErasureRow, erasuresWaiting, putErasure } from '../db/erasures.ts';
import { withCase } from '../follow/shelf.ts';
import type { Office } from '../office.ts';

export async function settleErasures(office: Office): Promise<void> {
  for (const row of await erasuresWaiting(office.db)) {
    const core = await office.desk(row.organisation).catch(() => null);
    if (core !== null)
      await settleErasure(office, core, row).catch((error: unknown) => office.log.unexpected('erasure', error));
  }
}

async function settleErasure(office: Office, core: Core, row: ErasureRow): Promise<void> {
  const { case_id: caseId, organisation } = row;
  core.book.forget(caseId);
  await withCase(core, caseId, async () => {
    const log = core.book.log(caseId);
    await log.load(null);
    const erasedAt = log.erasing.at(log.part(null));
    if (erasedAt === null) return await waitOn(office, core, row, log.erasing.words());
    await office.db.transaction().execute(async (tx) => {
      await dropCase(tx, organisation, caseId);
      await putErasure(tx, { ...row, state: 'erased', erased_at: erasedAt, waits_for: [], held_by: [] });
      await audit(tx, { organisation, at: office.clock(), act: 'case-erased', subject: caseId, by: 'guardian' });
    });
  });
  core.book.forget(caseId);
}

/** Whom it still needs, by name. */
async function waitOn({ db }: Office, core: Core, row: ErasureRow, words: readonly Released[]): Promise<void> {
  const { directory, identity, book } = core;
  const names = (says: Released['says']): string[] =>
    words
      .filter((word) => word.says === says && (says === 'held' || word.upTo === row.up_to))
      .flatMap(({ organisation }) => directory.trust.organisation(organisation)?.name ?? []);
  const said = new Set(names('released'));
  const own = directory.trust.organisation(identity.organisation)?.name ?? '';
  const taking = new Set(
    book
      .log(row.case_id)
      .state()
      .teams.map(({ organisationName }) => organisationName),
  );
  const waits_for = [...taking].filter((name) => name !== own && !said.has(name));
  await putErasure(db, { ...row, waits_for, held_by: names('held').filter((name) => name !== own) });
}
