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

/** The most bytes that the head of a frame takes. */
export const HEAD_ROOM = 10;

/** A message as one unmasked binary frame (RFC 6455 §5.2): built once, written to everybody. */
export function framed(message: Uint8Array): Buffer {
  const buffer = Buffer.allocUnsafe(HEAD_ROOM + message.length);
  buffer.set(message, HEAD_ROOM);
  return framedInPlace(buffer, buffer.length);
}

/** The same for a message that was written behind HEAD_ROOM bytes left free, as far as `end`: large ones are not copied. */
export function framedInPlace(buffer: Buffer, end: number): Buffer {
  const length = end - HEAD_ROOM;
  const extended = length < 126 ? 0 : length < 0x1_0000 ? 2 : 8;
  const start = HEAD_ROOM - 2 - extended;
  buffer[start] = BINARY_FINAL;
  buffer[start + 1] = extended === 0 ? length : extended === 2 ? 126 : 127;
  if (extended === 2) buffer.writeUInt16BE(length, start + 2);
  if (extended === 8) buffer.writeBigUInt64BE(BigInt(length), start + 2);
  return buffer.subarray(start, end);
}
