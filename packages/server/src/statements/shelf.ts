/** A team's one sealed document beside its cases. The server sees who wrote it, when, and how long it is. Rules SF1 to SF5. */
import { verifyShelf } from '@corridor/crypto/verify';
import { type Asked, decodeSigned, type Down, equalBytes, type Shelf, shelf as shelfFormat } from '@corridor/wire';
import type { Core } from '../core.ts';
import type { Work } from '../db/database.ts';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import { findHolder } from '../session/holder.ts';
import type { Session } from '../session/session.ts';
import type { Guest } from '../socket/connection.ts';

/** The newest shelf of one of the asker's teams; null if nobody has kept one. @throws ServerError `not-allowed`. */
export async function shelf(core: Core, { teams }: Guest, asked: Asked<'shelf'>): Promise<Down> {
  const team = teams.get(asked.team);
  demand(team !== undefined, 'not-allowed');
  const held = await core.database.sql
    .selectFrom('shelves')
    .select('statement')
    .where('team', '=', team)
    .executeTakeFirst();
  return { t: 'shelf', r: asked.r, shelf: held?.statement ?? null };
}

/**
 * Keeps the next version of a shelf, and tells the team.
 *
 * @throws ServerError `header-mismatch` for somebody else's, `not-allowed` outside the team, `stale-epoch` under a key of
 * before, `conflict` unless it follows the version held, `unauthenticated` for a wrong signature.
 */
export async function keepShelf(core: Core, session: Session, asked: Asked<'keep-shelf'>): Promise<Down> {
  const says = await ownShelf(core, session, asked.shelf);
  const isNew = await core.database.sql.transaction().execute(async (work) => await keep(work, says, asked.shelf));
  if (isNew) {
    core.hub.tell([says.team], { t: 'changed', what: 'shelf', team: says.team });
    core.bus.tell([{ about: 'shelf', team: says.team }]);
  }
  return { t: 'done', r: asked.r };
}

/** A guardian writes none: members look for its author among people. */
async function ownShelf(core: Core, session: Session, statement: Uint8Array): Promise<Shelf> {
  const signed = decodeSigned(statement);
  const { by, organisation } = shelfFormat.decode(signed.bytes);
  const isOwn = by.user === session.user && by.organisation === session.organisation && by.version === session.version;
  demand(isOwn && organisation === by.organisation, 'header-mismatch');
  demand(session.holder === 'person', 'not-allowed');
  const holder = await findHolder(core.database.sql, session.user);
  demand(holder !== null && holder.version === session.version, 'not-allowed');
  const says = await authentic(async () => await verifyShelf(signed, holder.sign));
  demand(says.by.team === says.team, 'header-mismatch');
  return says;
}

/** False if this very shelf is held. The team's row is shared, so that its key does not change meanwhile. */
async function keep(work: Work, says: Shelf, statement: Uint8Array): Promise<boolean> {
  const team = await work
    .selectFrom('teams as t')
    .innerJoin('memberships as m', 'm.team', 't.key')
    .select(['t.key', 't.generation'])
    .where('t.id', '=', says.team)
    .where('m.member', '=', says.by.user)
    .forShare('t')
    .executeTakeFirst();
  demand(team !== undefined, 'not-allowed');
  const held = await work
    .selectFrom('shelves')
    .select(['version', 'statement'])
    .where('team', '=', team.key)
    .forUpdate()
    .executeTakeFirst();
  if (held !== undefined && equalBytes(held.statement, statement)) return false;
  demand(says.generation >= team.generation, 'stale-epoch');
  demand(says.generation === team.generation, 'header-mismatch');
  demand(says.version === (held?.version ?? 0) + 1, 'conflict');
  await write(work, team.key, says.version, statement);
  return true;
}

/** Of two that are the first, one finds that the other was. */
async function write(work: Work, team: number, version: number, statement: Uint8Array): Promise<void> {
  const { numInsertedOrUpdatedRows } = await work
    .insertInto('shelves')
    .values({ team, version, statement })
    .onConflict((conflict) =>
      conflict
        .column('team')
        .doUpdateSet({ version, statement })
        .where('shelves.version', '=', version - 1),
    )
    .executeTakeFirst();
  demand((numInsertedOrUpdatedRows ?? 0n) > 0n, 'conflict');
}
