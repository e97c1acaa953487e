/** What can be wrong with bytes that came over the wire. Closed: a new code is a new protocol version. */
export type WireErrorCode =
  | 'truncated'
  | 'trailing-bytes'
  | 'wrong-label'
  | 'wrong-length'
  | 'not-utf8'
  | 'out-of-range'
  | 'unknown-word'
  | 'too-many'
  | 'not-an-id'
  | 'not-a-frame';

/** Bytes that are not what they should be. The message names the format and the field, never their content. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: WireErrorCode;
  readonly where: string;

  constructor(code: WireErrorCode, where: string) {
    super(`${where}: ${code}`);
    this.code = code;
    this.where = where;
  }
}
