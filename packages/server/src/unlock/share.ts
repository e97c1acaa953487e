import { newSecret } from '@corridor/crypto/verify';
import type { UserId } from '@corridor/wire';
import type { Core } from '../core.ts';

/** The server's share of the key to a person's bundle: 32 bytes, drawn once. Without the guardian's it opens nothing. */
export async function shareOf(core: Core, user: UserId): Promise<Uint8Array> {
  const { sql } = core.database;
  await sql
    .insertInto('shares')
    .values({ member: user, share: newSecret(core.random).reveal() })
    .onConflict((conflict) => conflict.column('member').doNothing())
    .execute();
  const { share } = await sql.selectFrom('shares').select('share').where('member', '=', user).executeTakeFirstOrThrow();
  return share;
}
