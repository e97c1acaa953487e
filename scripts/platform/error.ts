/** What can go wrong while a machine is being set up. The message is for a person and says what to do next. */
export type PlatformErrorCode =
  | 'unsupported-platform'
  | 'port-taken'
  | 'database-failed'
  | 'account-missing'
  | 'browser-missing'
  | 'child-failed'
  | 'bad-arguments';

export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly code: PlatformErrorCode;

  constructor(code: PlatformErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
