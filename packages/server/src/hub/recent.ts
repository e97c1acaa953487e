/** The newest events of the teams that are talking, so that most pages of a feed are read from memory. */
import type { CaseId, Fed, TeamId } from '@corridor/wire';

const MOST_ROWS = 256;
const MOST_BYTES = 64 * 1024 * 1024;

export interface Page {
  readonly rows: readonly Fed[];
  /** The newest number that is known. */
  readonly last: number;
}

export class Recent {
  /** Teams in the order of their last event: the first is the first to be forgotten. */
  readonly #teams = new Map<TeamId, Fed[]>();
  #bytes = 0;

  add(team: TeamId, row: Fed): void {
    const rows = this.#teams.get(team) ?? [];
    const last = rows.at(-1);
    // A gap would be read as the truth.
    if (last !== undefined && row.n !== last.n + 1) this.#drop(rows, rows.length);
    rows.push(row);
    this.#bytes += row.event.length;
    if (rows.length > 2 * MOST_ROWS) this.#drop(rows, MOST_ROWS);
    this.#teams.delete(team);
    this.#teams.set(team, rows);
    this.#shrink();
  }

  /** Rows after `after`, at most `limit` and at most `size` bytes of events; null if they are not all here. */
  page(team: TeamId, after: number, limit: number, size: number): Page | null {
    const rows = this.#teams.get(team);
    const first = rows?.[0];
    if (rows === undefined || first === undefined || after < first.n - 1) return null;
    const page: Fed[] = [];
    let bytes = 0;
    for (let at = after - first.n + 1; at < rows.length && page.length < limit && bytes < size; at++) {
      const row = rows[at];
      if (row === undefined) break;
      page.push(row);
      bytes += row.event.length;
    }
    return { rows: page, last: rows.at(-1)?.n ?? 0 };
  }

  forget(team: TeamId): void {
    const rows = this.#teams.get(team);
    if (rows === undefined) return;
    this.#drop(rows, rows.length);
    this.#teams.delete(team);
  }

  /** A gap would be read as the truth: what other cases said to the same teams is read from the database again. */
  forgetCase(caseId: CaseId): void {
    for (const [team, rows] of this.#teams) if (rows.some((row) => row.case === caseId)) this.forget(team);
  }

  #shrink(): void {
    for (const team of this.#teams.keys()) {
      if (this.#bytes <= MOST_BYTES) return;
      this.forget(team);
    }
  }

  #drop(rows: Fed[], count: number): void {
    for (const row of rows.splice(0, count)) this.#bytes -= row.event.length;
  }
}
