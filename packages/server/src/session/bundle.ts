import { type Asked, bundle as bundleFormat, type Down, slot as slotFormat } from '@corridor/wire';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import type { Session } from './session.ts';

/** Keeps the person's own bundle and ways in. Rule SV22. @throws ServerError `header-mismatch`, or `conflict` for an older version. */
export async function putBundle(core: Core, session: Session, asked: Asked<'bundle'>): Promise<Down> {
  const { organisation, user } = session;
  const says = bundleFormat.decode(asked.bundle);
  const isOwn = says.organisation === organisation && says.user === user;
  const slots = asked.slots.map((one) => slotFormat.decode(one));
  const slotsFit = slots.every(
    (slot) => slot.organisation === organisation && slot.user === user && slot.version === says.version,
  );
  demand(isOwn && slotsFit, 'header-mismatch');
  const row = { version: says.version, bundle: asked.bundle, slots: [...asked.slots] };
  const { numInsertedOrUpdatedRows } = await core.database.sql
    .insertInto('bundles')
    .values({ member: user, ...row })
    .onConflict((conflict) => conflict.column('member').doUpdateSet(row).where('bundles.version', '<=', says.version))
    .executeTakeFirst();
  demand((numInsertedOrUpdatedRows ?? 0n) > 0n, 'conflict');
  return { t: 'done', r: asked.r };
}

export async function myBundle(core: Core, { user }: Session, asked: Asked<'my-bundle'>): Promise<Down> {
  const held = await core.database.sql
    .selectFrom('bundles')
    .select(['bundle', 'slots'])
    .where('member', '=', user)
    .executeTakeFirst();
  return { t: 'my-bundle', r: asked.r, bundle: held?.bundle ?? null, slots: held?.slots ?? [] };
}
