import { Line } from './line.ts';
import type { Call, Rows } from './statement.ts';

/** A few lines, used in turn; one that broke is replaced at its next use. */
export class Lines {
  readonly #url: string;
  readonly #lines: (Promise<Line> | null)[];
  #next = 0;

  constructor(url: string, count: number) {
    this.#url = url;
    this.#lines = Array.from({ length: count }, () => null);
  }

  /** One flight: see Line.run. */
  async run<const C extends readonly Call<unknown>[]>(...calls: C): Promise<Rows<C>> {
    const line = await this.line();
    return await line.run(...calls);
  }

  /** The next line in turn, connected. @throws ServerError `database-lost`. */
  async line(): Promise<Line> {
    const at = this.#next++ % this.#lines.length;
    const held = this.#lines[at];
    if (held !== null && held !== undefined) {
      const line = await held.catch(() => null);
      if (line !== null && !line.broken) return line;
      if (this.#lines[at] === held) this.#lines[at] = null;
    }
    const connecting = (this.#lines[at] ??= Line.connect(this.#url));
    return await connecting;
  }

  close(): void {
    for (const line of this.#lines) line?.then((one) => one.close()).catch(() => undefined);
  }
}
