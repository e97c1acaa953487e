import { type Asked, caseWrap, decodeSigned, type Down, SUITE } from '@corridor/wire';
import type { Core } from '../core.ts';
import { addRewrap } from '../db/rewrap-sql.ts';
import { demand } from '../error.ts';
import type { Guest } from '../socket/connection.ts';

/**
 * A cheaper wrap for one's own team. It stands beside the one that came by HPKE and is handed out first; whoever cannot
 * open it asks for the case, which brings both. Rule AP17. @throws ServerError `header-mismatch`, `not-allowed`.
 */
export async function rewrap(core: Core, { session, teams }: Guest, asked: Asked<'rewrap'>): Promise<Down> {
  const says = caseWrap.decode(decodeSigned(asked.wrap).bytes);
  const { by } = says;
  const isOwn =
    by.organisation === session.organisation &&
    by.user === session.user &&
    by.version === session.version &&
    by.team === says.team &&
    says.organisation === session.organisation;
  demand(isOwn && says.suite === SUITE && says.how === 'sealed', 'header-mismatch');
  const team = teams.get(says.team);
  demand(team !== undefined, 'not-allowed');
  const [added] = await core.database.lines.run(addRewrap(says.case, says.epoch, team, asked.wrap, session.user));
  demand(added.length > 0, 'not-allowed');
  return { t: 'done', r: asked.r };
}
