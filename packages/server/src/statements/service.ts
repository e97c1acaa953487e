/** What a team offers and who is on duty. Rules SV18 and SV29. */
import { verifyRota, verifyService } from '@corridor/crypto/verify';
import type { Guardian, Rota, TeamId } from '@corridor/wire';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import type { Work } from '../db/database.ts';
import { isListed, list } from './directory.ts';
import type { Stated } from './of-organisation.ts';

/** The next version of a service. Earlier ones stay: a case goes by the pathway that it was opened under. */
export async function putService(work: Work, by: Guardian, { signed, statement }: Stated): Promise<void> {
  const says = await authentic(async () => await verifyService(signed, by));
  const team = await ownTeam(work, by, says.team);
  const held = await work
    .selectFrom('services')
    .select('version')
    .where('team', '=', team)
    .where('pathway', '=', says.pathwayId)
    .forUpdate()
    .executeTakeFirst();
  const { version, state } = says;
  const about = `${says.team}:${says.pathwayId}:${version}`;
  if (await isListed(work, 'service', about, statement)) return;
  demand(version === (held?.version ?? 0) + 1, 'conflict');
  await work
    .insertInto('services')
    .values({ team, pathway: says.pathwayId, version, state })
    .onConflict((conflict) => conflict.columns(['team', 'pathway']).doUpdateSet({ version, state }))
    .execute();
  await list(work, 'service', about, statement);
}

/** The next version of a team's rota replaces the one before. */
export async function putRota(work: Work, by: Guardian, { signed, statement }: Stated): Promise<void> {
  const says = await authentic(async () => await verifyRota(signed, by));
  const team = await ownTeam(work, by, says.team);
  const held = await work.selectFrom('rotas').select('version').where('team', '=', team).forUpdate().executeTakeFirst();
  if (await isListed(work, 'rota', says.team, statement)) return;
  demand(says.version === (held?.version ?? 0) + 1, 'conflict');
  await work
    .insertInto('rotas')
    .values({ team, version: says.version })
    .onConflict((conflict) => conflict.column('team').doUpdateSet({ version: says.version }))
    .execute();
  await replaceTerms(work, 'shifts', team, says.shifts);
  await replaceTerms(work, 'absences', team, says.away);
  await list(work, 'rota', says.team, statement);
}

type Term = Pick<Rota['shifts'][number], 'user' | 'deputy' | 'from' | 'to'>;

async function replaceTerms(work: Work, table: 'shifts' | 'absences', team: number, terms: readonly Term[]) {
  await work.deleteFrom(table).where('team', '=', team).execute();
  const rows = terms.map(({ user: member, deputy, from: starts, to: ends }, place) => {
    return { team, member, deputy, starts, ends, place };
  });
  if (rows.length > 0) await work.insertInto(table).values(rows).execute();
}

async function ownTeam(work: Work, by: Guardian, id: TeamId): Promise<number> {
  const team = await work.selectFrom('teams').select(['key', 'organisation']).where('id', '=', id).executeTakeFirst();
  demand(team !== undefined, 'unknown-team');
  demand(team.organisation === by.organisation, 'not-allowed');
  return team.key;
}
