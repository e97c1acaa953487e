/** What two roots say of one succession. Rules SU1, SU2. */
import {
  type Bytes,
  equalBytes,
  type Signed,
  succession,
  type SuccessionTerms,
  successionTerms,
  SUITE,
} from '@corridor/wire';
import { verifySignature } from './ed25519.ts';
import { demand, orRefuse } from './error.ts';
import type { Signer } from './sign.ts';
import { isSignKey } from './sign-key.ts';
import { sign, verifyStatement } from './statement.ts';

/** The successor's half: over exactly these terms. */
export async function acceptSuccession(terms: Uint8Array, successor: Signer): Promise<Bytes> {
  return await successor.sign(terms);
}

/** The former organisation's half, over the terms with the acceptance. */
export async function signSuccession(terms: Uint8Array, accepted: Uint8Array, former: Signer): Promise<Signed> {
  return await sign(succession, { suite: SUITE, terms, accepted }, former);
}

/**
 * The terms, if both roots that they name signed them. Whether these are the roots of those organisations is the caller's to
 * know. @throws CryptoError `refused`, also for an organisation that succeeds itself.
 */
export async function verifySuccession(signed: Signed): Promise<SuccessionTerms> {
  const claimed = await orRefuse(() => succession.decode(signed.bytes));
  const terms = await orRefuse(() => successionTerms.decode(claimed.terms));
  demand(terms.suite === SUITE && terms.organisation !== terms.successor);
  demand(isSignKey(terms.root) && isSignKey(terms.successorRoot) && !equalBytes(terms.root, terms.successorRoot));
  demand(new Set(terms.teams.map(({ team }) => team)).size === terms.teams.length);
  await verifyStatement(succession, signed, terms.root);
  demand(await verifySignature(terms.successorRoot, claimed.terms, claimed.accepted));
  return terms;
}
