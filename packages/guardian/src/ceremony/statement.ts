/** One statement of an answer file, before anything of it is believed. */
import { decodeSigned, labelOf, type Signed } from '@corridor/wire';
import { GuardianError } from '../error.ts';

export interface Statement {
  readonly label: string;
  readonly signed: Signed;
  readonly statement: Uint8Array;
}

/** Whoever brings an answer, in the audit trail. */
export const BY_CEREMONY = 'ceremony';

/** @throws GuardianError `malformed`. */
export function stated(statement: Uint8Array): Statement {
  try {
    const signed = decodeSigned(statement);
    return { label: labelOf(signed.bytes), signed, statement };
  } catch {
    throw refused('It is damaged.');
  }
}

/** The one of that kind, or null. @throws GuardianError `malformed` if there are more. */
export function one(all: readonly Statement[], label: string): Statement | null {
  const found = all.filter((each) => each.label === label);
  if (found.length > 1) throw refused('It says the same thing twice.');
  return found[0] ?? null;
}

/** What does not verify is refused in words. */
export async function fair<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    throw error instanceof GuardianError ? error : refused('Its root did not sign it.');
  }
}

export function refused(message: string): GuardianError {
  return new GuardianError('malformed', 'answer', [{ path: 'answer', message }]);
}
