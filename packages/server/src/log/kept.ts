/** What was worked out lately, by name: at most so many, the oldest goes. */
export class Kept<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Promise<Value>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The value of that name; worked out once, again if it failed. */
  async get(name: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#values.get(name);
    if (known !== undefined) return await known;
    const [oldest] = this.#values.keys();
    if (this.#values.size >= this.#most && oldest !== undefined) this.#values.delete(oldest);
    const made = make();
    this.#values.set(name, made);
    made.catch(() => this.#values.delete(name));
    return await made;
  }
}
