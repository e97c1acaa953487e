/** Moments in words: `23-Nov-2026 09:20 GMT`. The zone is always said (hazard 24). */
import { londonDate, londonOffset, shownDate, shownTime } from '@corridor/cases';

export function shownMoment(at: number): string {
  return `${shownDate(londonDate(at))} ${shownTime(at)} ${londonOffset(at) === 0 ? 'GMT' : 'BST'}`;
}

/** `25 min`, `3 h 5 min`, `2 days 4 h`. */
export function shownSpan(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days ${hours % 24} h`;
}
