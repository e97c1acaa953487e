/**
 * When a case is to be looked at: so many years after it was closed, and of a child not before the 25th birthday, or the 26th
 * of one who was 17 at its end (Records Management Code of Practice, appendix II). Nothing follows by itself. Rule ER14.
 */
export interface Ended {
  readonly closedAt: number;
  /** YYYY-MM-DD; null where nobody is named. */
  readonly born: string | null;
}

export function dueOf({ closedAt, born }: Ended, years: number): number {
  const after = addYears(new Date(closedAt), years);
  if (born === null) return after;
  const birth = new Date(`${born}T00:00:00Z`);
  const isChild = closedAt < addYears(birth, 18);
  if (!isChild) return after;
  const wasSeventeen = closedAt >= addYears(birth, 17);
  return Math.max(after, addYears(birth, wasSeventeen ? 26 : 25));
}

function addYears(day: Date, years: number): number {
  const later = new Date(day);
  later.setUTCFullYear(day.getUTCFullYear() + years);
  return later.getTime();
}
