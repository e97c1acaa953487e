/** A growing buffer of frontend messages (PostgreSQL manual, 54.7 "Message Formats"). */
export class Writer {
  #buffer = Buffer.allocUnsafe(16 * 1024);
  #at = 0;

  #room(length: number): number {
    const start = this.#at;
    if (start + length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, start + length));
      this.#buffer.copy(larger, 0, 0, start);
      this.#buffer = larger;
    }
    this.#at = start + length;
    return start;
  }

  byte(value: number): void {
    const at = this.#room(1);
    this.#buffer[at] = value;
  }

  int16(value: number): void {
    const at = this.#room(2);
    this.#buffer.writeInt16BE(value, at);
  }

  int32(value: number): void {
    const at = this.#room(4);
    this.#buffer.writeInt32BE(value, at);
  }

  bytes(value: Uint8Array): void {
    const at = this.#room(value.length);
    this.#buffer.set(value, at);
  }

  hex(value: string): void {
    const at = this.#room(value.length >> 1);
    this.#buffer.write(value, at, 'hex');
  }

  text(value: string): void {
    const length = Buffer.byteLength(value);
    const at = this.#room(length);
    this.#buffer.write(value, at);
  }

  /** A name: text and a zero. */
  name(value: string): void {
    this.text(value);
    this.byte(0);
  }

  /** Leaves room for the length of what is written next. @returns where. */
  open(): number {
    return this.#room(4);
  }

  /** Writes into that room the length of what was written since, or −1 for null. */
  close(at: number, isNull: boolean): void {
    this.#buffer.writeInt32BE(isNull ? -1 : this.#at - at - 4, at);
  }

  /** A message: its type (none for the first of a connection), its length with the four bytes that say it, its content. */
  message(type: string, content: () => void): void {
    if (type !== '') this.byte(type.charCodeAt(0));
    const at = this.#room(4);
    content();
    this.#buffer.writeInt32BE(this.#at - at, at);
  }

  /** What was written, to be sent; the writer starts afresh. */
  take(): Buffer {
    const written = this.#buffer.subarray(0, this.#at);
    this.#buffer = Buffer.allocUnsafe(16 * 1024);
    this.#at = 0;
    return written;
  }
}
