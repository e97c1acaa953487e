/** Statements by which somebody is called to account: what left a case, that a case may be erased, who was given what. Rules AU*, ER*. */
import {
  type AccessHead,
  accessHead,
  type Exported,
  exported,
  type Guardian,
  type Released,
  released,
  type Signed,
} from '@corridor/wire';
import { demand } from './error.ts';
import { verifyStatement } from './statement.ts';

/** @throws CryptoError `refused`. */
export async function verifyExported(signed: Signed, by: Guardian): Promise<Exported> {
  const value = await verifyStatement(exported, signed, by.sign);
  demand(value.organisation === by.organisation && value.guardian === by.guardian);
  return value;
}

/**
 * Two different people decided, one by each power; to hold a case back, one is enough.
 *
 * @throws CryptoError `refused`.
 */
export async function verifyReleased(signed: Signed, by: Guardian): Promise<Released> {
  const value = await verifyStatement(released, signed, by.sign);
  demand(value.organisation === by.organisation && value.guardian === by.guardian);
  const [first, second] = value.decided;
  demand(first !== undefined);
  const areTwo = second !== undefined && first.user !== second.user && first.power !== second.power;
  demand(value.says !== 'released' || areTwo);
  return value;
}

/** @param serverKey The server's key, from the anchors. @throws CryptoError `refused`. */
export async function verifyAccessHead(signed: Signed, serverKey: Uint8Array): Promise<AccessHead> {
  return await verifyStatement(accessHead, signed, serverKey);
}
