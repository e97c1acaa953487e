/**
 * `bad-option`: what was asked for does not exist; the message is for the person. `server-failed`: the measured server did
 * not start, or ended. `refused`: it refused what a bench should be allowed. `lost`: what was delivered is not what was
 * accepted, so no figure of that run means anything. `overdue`: it came to a halt.
 */
export type BenchErrorCode = 'bad-option' | 'server-failed' | 'refused' | 'lost' | 'overdue';

export class BenchError extends Error {
  override readonly name = 'BenchError';
  readonly code: BenchErrorCode;

  constructor(code: BenchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
