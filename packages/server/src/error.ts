import type { Refusal } from '@corridor/wire';

/** What can go wrong here, beside the refusals that a client is told. `database-lost`: the connection broke in mid-work. */
export type ServerErrorCode = Refusal | 'database-lost' | 'database-error' | 'bad-config';

interface Detail {
  /** For `stale-basis` and `out-of-order`: the number in the log that the sender has not seen. */
  readonly number?: number;
  /** SQLSTATE of a `database-error` (PostgreSQL manual, appendix A). */
  readonly sqlstate?: string;
}

/** Carries no identifier and nothing that a client sent: it may be logged. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;
  readonly number: number | undefined;
  readonly sqlstate: string | undefined;

  constructor(code: ServerErrorCode, detail: Detail = {}, options?: ErrorOptions) {
    super(detail.sqlstate === undefined ? code : `${code} ${detail.sqlstate}`, options);
    this.code = code;
    this.number = detail.number;
    this.sqlstate = detail.sqlstate;
  }
}

/** @throws ServerError `code` unless the condition holds. */
export function demand(condition: boolean, code: Refusal): asserts condition {
  if (!condition) throw new ServerError(code);
}
