/** WebSocket frames (RFC 6455 §5.2) as a client makes and takes them, at next to no cost: the generator shares the cores. */

export const OPCODE = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

const FINAL = 0x80;
const MASKED = 0x80;
const MASK_BYTES = 4;

/** A whole message in one frame, masked as a browser's would be, so that the server has its work of taking the mask off. */
export function masked(opcode: number, message: Uint8Array, mask: Uint8Array): Buffer {
  const { length } = message;
  const extended = length < 126 ? 0 : length < 0x1_0000 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extended + MASK_BYTES + length);
  frame[0] = FINAL | opcode;
  frame[1] = MASKED | (extended === 0 ? length : extended === 2 ? 126 : 127);
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(mask, 2 + extended);
  const start = 2 + extended + MASK_BYTES;
  for (let i = 0; i < length; i++) frame[start + i] = (message[i] ?? 0) ^ (mask[i & 3] ?? 0);
  return frame;
}

/** Takes whole frames out of what comes over a socket. A payload is a view of what came: who keeps it copies it. */
export class Unframer {
  /** Pieces of a frame that is not all there, and how many bytes they have. */
  #pieces: Buffer[] = [];
  #length = 0;

  push(chunk: Buffer, take: (opcode: number, payload: Buffer) => void): void {
    let from = 0;
    while (this.#length > 0) {
      const [first = chunk] = this.#pieces;
      const end = payloadStart(first, 0) + payloadLength(first, 0);
      // Pieces shorter than a head are rare, and are joined with what follows them.
      const missing = payloadStart(first, 0) < 0 ? 1 : end - this.#length;
      if (missing > chunk.length - from) {
        this.#hold(chunk.subarray(from));
        return;
      }
      this.#hold(chunk.subarray(from, from + missing));
      from += missing;
      const whole = Buffer.concat(this.#pieces, this.#length);
      this.#pieces = [whole];
      if (payloadStart(whole, 0) >= 0 && whole.length === payloadStart(whole, 0) + payloadLength(whole, 0)) {
        this.#pieces = [];
        this.#length = 0;
        take((whole[0] ?? 0) & 15, whole.subarray(payloadStart(whole, 0)));
      }
    }
    this.#hold(takeWhole(chunk, from, take));
  }

  #hold(piece: Buffer): void {
    if (piece.length === 0) return;
    this.#pieces.push(piece);
    this.#length += piece.length;
  }
}

/** Takes the frames that are all there, and gives what is left. */
function takeWhole(buffer: Buffer, from: number, take: (opcode: number, payload: Buffer) => void): Buffer {
  let at = from;
  for (;;) {
    const start = payloadStart(buffer, at);
    const end = start + payloadLength(buffer, at);
    if (start < 0 || end > buffer.length) return buffer.subarray(at);
    take((buffer[at] ?? 0) & 15, buffer.subarray(start, end));
    at = end;
  }
}

/** −1 while the head of the frame is not all there. */
function payloadStart(buffer: Buffer, at: number): number {
  if (buffer.length < at + 2) return -1;
  const short = (buffer[at + 1] ?? 0) & 127;
  const start = at + 2 + (short < 126 ? 0 : short === 126 ? 2 : 8);
  return buffer.length < start ? -1 : start;
}

/** 0 while the head of the frame is not all there. */
function payloadLength(buffer: Buffer, at: number): number {
  if (payloadStart(buffer, at) < 0) return 0;
  const short = (buffer[at + 1] ?? 0) & 127;
  if (short < 126) return short;
  return short === 126 ? buffer.readUInt16BE(at + 2) : Number(buffer.readBigUInt64BE(at + 2));
}
