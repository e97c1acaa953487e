/** What every part is told. */
export interface Run {
  readonly seconds: number;
  readonly runs: number;
  /** A folder for processor profiles of the server. */
  readonly profile: string | null;
  /** A line for the person who waits. */
  say(line: string): void;
}
