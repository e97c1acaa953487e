/** A fault as a person is told it: what happened, and what to do next. */
export interface Words {
  readonly what: string;
  readonly next: string;
}
