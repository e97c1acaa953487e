/** Which files a release is made of, and which release an origin serves. Rules DC1 and DC2. */
import {
  decodeSigned,
  equalBytes,
  type Guardian,
  type Release,
  release,
  type ReleasedCode,
  releasedCode,
  type Signed,
} from '@corridor/wire';
import { demand, orRefuse } from './error.ts';
import { verifyStatement } from './statement.ts';

/** @param releaseKey The Ed25519 key of whoever builds Corridor for others. @throws CryptoError `refused`. */
export async function verifyRelease(signed: Signed, releaseKey: Uint8Array): Promise<Release> {
  return await verifyStatement(release, signed, releaseKey);
}

/** @throws CryptoError `refused`, also if the publisher's `release` that it carries is of another manifest or version. */
export async function verifyReleasedCode(signed: Signed, by: Guardian): Promise<ReleasedCode> {
  const value = await verifyStatement(releasedCode, signed, by.sign);
  demand(value.organisation === by.organisation && value.guardian === by.guardian);
  if (value.release.length > 0) {
    const carried = await orRefuse(() => release.decode(decodeSigned(value.release).bytes));
    demand(equalBytes(carried.manifest, value.manifest) && carried.version === value.version);
  }
  return value;
}
