/** What can be wrong with a body, a pathway or an order of events. Closed: a new code is a new version of the format. */
export type CasesErrorCode =
  | 'body-malformed'
  | 'body-not-canonical'
  | 'body-version'
  | 'body-too-large'
  | 'body-invalid'
  | 'body-act-differs'
  | 'pathway-invalid'
  | 'plan-too-long'
  | 'event-out-of-order';

/** One fault of an input: where, and what to do about it. Neither repeats what the input held. */
export interface Fault {
  /** Dotted, as in `questions[2].options`; empty for the whole. */
  readonly path: string;
  readonly mend: string;
}

/** Input that is ours and broken. The message names fields, never their content: bodies are clinical. */
export class CasesError extends Error {
  override readonly name = 'CasesError';
  readonly code: CasesErrorCode;
  /** All faults at once, in the order of the input. */
  readonly faults: readonly Fault[];

  constructor(code: CasesErrorCode, faults: readonly Fault[] = []) {
    super([code, ...faults.map(({ path, mend }) => `${path}: ${mend}`)].join('\n  '));
    this.code = code;
    this.faults = faults;
  }
}
