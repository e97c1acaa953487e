/** One error for every call of the client: a closed union of codes, and never an identifier or a word of a case. */
import type { ClientErrorCode } from './api/error-code.ts';

/** One fault of an input: where, and what to do about it. */
export interface InputFault {
  readonly path: string;
  readonly mend: string;
}

export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;
  /** For `invalid-body`: every fault of what was written, by field, without its content. */
  readonly faults: readonly InputFault[];
  /** For `stale-basis` and `out-of-order`: the number that the author has not seen. */
  readonly number: number | null;

  constructor(code: ClientErrorCode, more: { readonly faults?: readonly InputFault[]; readonly number?: number } = {}) {
    super(code);
    this.code = code;
    this.faults = more.faults ?? [];
    this.number = more.number ?? null;
  }
}

/** The code of any failure, for a state that names one. What is not ours to name counts as not opened. */
export function codeOf(error: unknown): ClientErrorCode {
  return error instanceof ClientError ? error.code : 'cannot-open';
}
