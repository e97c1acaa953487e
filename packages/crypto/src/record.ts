/** What is signed about a case beside its events: that somebody saw them, and that the server did a line of the plan. Rule KE16. */
import { type Firing, firing, type Signed, type Viewed, viewed } from '@corridor/wire';
import { demand } from './error.ts';
import { verifyStatement } from './statement.ts';

/** @param publicKey The Ed25519 key of the person that `by` names. @throws CryptoError `refused`. */
export async function verifyViewed(signed: Signed, publicKey: Uint8Array): Promise<Viewed> {
  return await verifyStatement(viewed, signed, publicKey);
}

/** @param serverKey The server's key, from the anchors. @throws CryptoError `refused`, also for one before its time. */
export async function verifyFiring(signed: Signed, serverKey: Uint8Array): Promise<Firing> {
  const value = await verifyStatement(firing, signed, serverKey);
  demand(value.at >= value.due);
  return value;
}
