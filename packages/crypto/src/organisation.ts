/** Statements of an organisation's root: itself, its guardian, its recovery key, whom it vouches for. Rules KE7 to KE9. */
import {
  type Guardian,
  guardian,
  type Organisation,
  organisation,
  type Recovery,
  recovery,
  type Signed,
  type Vouch,
  labelOf,
  vouch,
  vouchWithdrawal,
} from '@corridor/wire';
import { demand, orRefuse } from './error.ts';
import { isCurrent } from './instant.ts';
import { isKemKey } from './kem-key.ts';
import { isSignKey } from './sign-key.ts';
import { verifyStatement } from './statement.ts';

/** An organisation and the root that speaks for it: an anchor, or a verified `Organisation`. */
export type Root = Pick<Organisation, 'organisation' | 'root'>;

/** Signed by the root that it names: proves possession alone. That it is the right root is pinned, or vouched for. */
export async function verifyOrganisation(signed: Signed): Promise<Organisation> {
  const claimed = await orRefuse(() => organisation.decode(signed.bytes));
  return await verifyStatement(organisation, signed, claimed.root);
}

/** @param now Milliseconds; a guardian outside its term is refused. @throws CryptoError `refused`. */
export async function verifyGuardian(signed: Signed, root: Root, now: number): Promise<Guardian> {
  const value = await verifyStatement(guardian, signed, root.root);
  demand(value.organisation === root.organisation && isCurrent(value.issuedAt, value.expiresAt, now));
  demand(isSignKey(value.sign) && isKemKey(value.kem));
  return value;
}

/** @throws CryptoError `refused`. */
export async function verifyRecovery(signed: Signed, root: Root): Promise<Recovery> {
  const value = await verifyStatement(recovery, signed, root.root);
  demand(value.organisation === root.organisation && isKemKey(value.kem));
  return value;
}

/** What an organisation said of another last: that it vouches for it, or that to `at` it did. */
export interface VouchWord extends Vouch {
  readonly withdrawn: boolean;
}

/** A vouch or its withdrawal. @throws CryptoError `refused`, also for an organisation that speaks of itself. */
export async function verifyVouch(signed: Signed, voucher: Root): Promise<VouchWord> {
  const label = await orRefuse(() => labelOf(signed.bytes));
  const withdrawn = label === vouchWithdrawal.label;
  const value = await verifyStatement(withdrawn ? vouchWithdrawal : vouch, signed, voucher.root);
  demand(value.by === voucher.organisation && value.organisation !== value.by);
  return { ...value, withdrawn };
}
