/** One piece of what somebody wrote: under its label, or struck because it no longer holds. */
export interface Part {
  readonly label: string;
  readonly text: string;
  readonly struck: boolean;
}
