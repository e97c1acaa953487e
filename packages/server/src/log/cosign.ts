/** A guardian's cosignature of a checkpoint: of its own organisation alone, under its certified key. Rule LG17. */
import { CLOCK_SKEW, cosignatureBy, decodeNote, decodeNoteSignature } from '@corridor/crypto/verify';
import { type Asked, concat, cosignerName, type Down } from '@corridor/wire';
import type { Core } from '../core.ts';
import { checkpointOf } from '../db/checkpoint-rows.ts';
import { forgetCosignatures, putCosignature } from '../db/cosignature-rows.ts';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import { findGuardian } from '../session/holder.ts';
import type { Session } from '../session/session.ts';
import { tellQuorum } from './tell.ts';

/** Earlier lines stay for a while: another organisation may stand at the checkpoint that they are on. */
const KEPT_FOR = 60 * 60 * 1000;

/**
 * @throws ServerError `not-allowed` for anybody but a guardian, `conflict` for a checkpoint that is not held, `unauthenticated`
 * for a line that is not this guardian's, `clock` for a time that is not now.
 */
export async function cosign(core: Core, session: Session, asked: Asked<'cosign'>): Promise<Down> {
  demand(session.holder === 'guardian', 'not-allowed');
  const { sql } = core.database;
  const by = await findGuardian(sql, session.user);
  demand(by !== null, 'not-allowed');
  const checkpoint = await checkpointOf(sql, asked.size);
  demand(checkpoint !== null, 'conflict');
  const name = cosignerName(session.organisation);
  const made = await authentic(async () => {
    const { text } = decodeNote(checkpoint.note);
    return await cosignatureBy({ text, signatures: [decodeNoteSignature(asked.line)] }, by.sign, name);
  });
  demand(made !== null, 'unauthenticated');
  demand(Math.abs(core.clock.now() - made.at) <= CLOCK_SKEW, 'clock');
  const place = await core.transparency.headPlace(session.organisation, asked.size);
  // An organisation without an entry there has nothing to say of it.
  demand(place !== null, 'conflict');
  const row = { name, size: asked.size, at: made.at, line: asked.line };
  const { index, count, path } = place;
  await putCosignature(sql, row, { index, count, path: concat(...path) });
  await forgetCosignatures(sql, name, core.clock.now() - KEPT_FOR, core.transparency.witnessNames);
  tellQuorum(core, session.organisation);
  return { t: 'done', r: asked.r };
}
