/** One client's connection as the rest of the server sees it: whole messages, ready to be written to any number of sockets. */

export interface Socket {
  /** Bytes that wait to be taken by the network. */
  readonly queued: number;
  /** A message that `framed` made. Not written if the socket is closing. */
  write(framed: Buffer): void;
  close(code: number): void;
  /** Ends it without a word: for a client that takes nothing. */
  drop(): void;
  onMessage(receive: (message: Uint8Array) => void): void;
  onClose(closed: () => void): void;
}

/** Codes of RFC 6455 §7.4.1. */
export const CLOSE = { away: 1001, malformed: 1007, policy: 1008 } as const;

const BINARY_FINAL = 0x82;

/** A message as one unmasked binary frame (RFC 6455 §5.2): built once, written to everybody. */
export function framed(message: Uint8Array): Buffer {
  const { length } = message;
  const extended = length < 126 ? 0 : length < 0x1_0000 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extended + length);
  frame[0] = BINARY_FINAL;
  frame[1] = extended === 0 ? length : extended === 2 ? 126 : 127;
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(message, 2 + extended);
  return frame;
}
