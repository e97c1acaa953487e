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
  #held: Buffer | null = null;

  push(chunk: Buffer, take: (opcode: number, payload: Buffer) => void): void {
    const buffer = this.#held === null ? chunk : Buffer.concat([this.#held, chunk]);
    let at = 0;
    for (;;) {
      const start = payloadStart(buffer, at);
      if (start < 0) break;
      const end = start + payloadLength(buffer, at);
      if (end > buffer.length) break;
      take((buffer[at] ?? 0) & 15, buffer.subarray(start, end));
      at = end;
    }
    this.#held = at === buffer.length ? null : buffer.subarray(at);
  }
}

/** −1 while the head of the frame is not all there. */
function payloadStart(buffer: Buffer, at: number): number {
  if (buffer.length < at + 2) return -1;
  const short = (buffer[at + 1] ?? 0) & 127;
  const start = at + 2 + (short < 126 ? 0 : short === 126 ? 2 : 8);
  return buffer.length < start ? -1 : start;
}

function payloadLength(buffer: Buffer, at: number): number {
  const short = (buffer[at + 1] ?? 0) & 127;
  if (short < 126) return short;
  return short === 126 ? buffer.readUInt16BE(at + 2) : Number(buffer.readBigUInt64BE(at + 2));
}
