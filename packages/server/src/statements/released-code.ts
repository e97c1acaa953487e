/** Which release an organisation's origin serves. Rule DC17. */
import { placeInLog, statementName, verifyReleasedCode } from '@corridor/crypto/verify';
import { decodeSigned, type Guardian, releasedCode } from '@corridor/wire';
import type { Work } from '../db/database.ts';
import { isLogged, lockLog, newestStatement } from '../db/leaf-rows.ts';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import type { Stated } from './of-organisation.ts';

const KIND = 'released-code';

/**
 * The number is above that of the newest in the log; the same statement again is done again. Nothing is kept but the log's
 * entry, whose lock is taken here, so that of two at once one is the later.
 */
export async function putReleasedCode(work: Work, by: Guardian, { signed, statement }: Stated): Promise<void> {
  const says = await authentic(async () => await verifyReleasedCode(signed, by));
  await lockLog(work);
  if (await isLogged(work, statementName(statement))) return;
  const newest = await newestStatement(work, placeInLog({ kind: KIND, statement }));
  const held = newest === null ? 0 : releasedCode.decode(decodeSigned(newest).bytes).number;
  demand(says.number > held, 'conflict');
}
