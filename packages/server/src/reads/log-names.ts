/**
 * Which case and lane a log is, by its key: fixed when it is made, and so kept. A page of fifty rows would otherwise look
 * it up fifty times. Rule FD3.
 */
import type { Lines } from '../db/line/lines.ts';
import { logsNamed } from '../db/read-sql.ts';

interface LogName {
  readonly case: string;
  readonly lane: string;
}

interface InLog {
  readonly log: number;
}

/** Some fifteen megabytes. */
const MOST_KEPT = 100_000;

export class LogNames {
  readonly #lines: Lines;
  readonly #kept = new Map<number, LogName>();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** The rows with their logs' names. @throws whatever keeps the database from answering. */
  async named<Row extends InLog>(rows: readonly Row[]): Promise<readonly (Omit<Row, 'log'> & LogName)[]> {
    const names = await this.#namesOf(new Set(rows.map(({ log }) => log)));
    return rows.map(({ log, ...row }) => {
      const name = names.get(log);
      if (name === undefined) throw new RangeError('an event stands in no log');
      return { ...row, case: name.case, lane: name.lane };
    });
  }

  async #namesOf(logs: ReadonlySet<number>): Promise<ReadonlyMap<number, LogName>> {
    const names = new Map<number, LogName>();
    for (const log of logs) {
      const name = this.#kept.get(log);
      if (name !== undefined) names.set(log, name);
    }
    if (names.size === logs.size) return names;
    const [found] = await this.#lines.run(logsNamed([...logs].filter((log) => !names.has(log))));
    // Forgetting them all costs a look-up each.
    if (this.#kept.size + found.length > MOST_KEPT) this.#kept.clear();
    for (const { log, ...name } of found) {
      names.set(log, name);
      this.#kept.set(log, name);
    }
    return names;
  }
}
