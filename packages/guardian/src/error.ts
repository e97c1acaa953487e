/** Why the guardian did not do what was asked. Closed. No code or message names a person, a patient or a key. */
export type GuardianErrorCode =
  | 'malformed'
  | 'unauthenticated'
  | 'not-allowed'
  | 'unknown-organisation'
  | 'unknown-team'
  | 'unknown-person'
  | 'unknown-case'
  | 'already-enrolled'
  | 'conflict'
  | 'cases-open'
  | 'key-file'
  | 'custodian-file'
  | 'refused-by-server'
  | 'rate-limited'
  | 'unavailable'
  | 'cannot-open'
  | 'not-read-back'
  | 'typesetting'
  | 'disk';

/** One thing that is wrong with an input: where, and what to do about it. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

export class GuardianError extends Error {
  override readonly name = 'GuardianError';
  readonly code: GuardianErrorCode;
  /** All faults of the input at once; of a log that is not believed, what to do about it. */
  readonly faults: readonly Fault[];

  constructor(code: GuardianErrorCode, where: string, faults: readonly Fault[] = []) {
    super(`${where}: ${code}`);
    this.code = code;
    this.faults = faults;
  }
}
