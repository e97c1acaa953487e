/** What stops the loader. It may be run again: what is there is found, the rest is made. */
export type LoadErrorCode = 'environment' | 'admin-refused' | 'sign-in' | 'refused' | 'no-answer';

export class LoadError extends Error {
  readonly code: LoadErrorCode;

  constructor(code: LoadErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'LoadError';
    this.code = code;
  }
}
