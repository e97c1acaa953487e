/** A type and a length: what every backend message begins with (PostgreSQL manual, 54.7 "Message Formats"). */
const HEAD = 5;
const NOTHING = Buffer.alloc(0);

/** Given the type of a message, and where its content begins and ends in `buffer`. */
type Take = (type: number, buffer: Buffer, at: number, end: number) => void;

/** Takes whole messages out of what comes from the server. One that came in pieces is put together; all others stay where they came. */
export class Messages {
  readonly #take: Take;
  #held: Buffer = NOTHING;

  constructor(take: Take) {
    this.#take = take;
  }

  push(chunk: Buffer): void {
    let from = 0;
    while (this.#held.length > 0) {
      if (from === chunk.length) return;
      from = this.#complete(chunk, from);
    }
    this.#held = takeWhole(chunk, from, this.#take);
  }

  /** Adds to what is held what it lacks, first of its head and then of the rest. Gives how far the chunk was used. */
  #complete(chunk: Buffer, from: number): number {
    const piece = chunk.subarray(from, from + lengthOf(this.#held, 0) - this.#held.length);
    const whole = Buffer.concat([this.#held, piece]);
    const isWhole = whole.length >= HEAD && whole.length === lengthOf(whole, 0);
    this.#held = isWhole ? NOTHING : whole;
    if (isWhole) this.#take(whole[0] ?? 0, whole, HEAD, whole.length);
    return from + piece.length;
  }
}

/** Takes what is whole, and gives what is left. */
function takeWhole(buffer: Buffer, start: number, take: Take): Buffer {
  let at = start;
  while (buffer.length - at >= HEAD) {
    const end = at + lengthOf(buffer, at);
    if (end > buffer.length) break;
    take(buffer[at] ?? 0, buffer, at + HEAD, end);
    at = end;
  }
  return buffer.subarray(at);
}

/** Bytes of the message that begins there, its head counted in; those of the head while that is not all there. */
function lengthOf(buffer: Buffer, at: number): number {
  return buffer.length - at < HEAD ? HEAD : 1 + buffer.readInt32BE(at + 1);
}
