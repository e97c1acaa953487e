/** How long somebody's certificate lasts, and whether to look at it now. Rule SM11. */
import type { StaffPerson } from '@corridor/client';

export const DAY = 86_400_000;
const SOON = 30;
const LATE = 7;

export type CertificateState = 'none' | 'fine' | 'soon' | 'late' | 'ended';

/** Whole days that are left; the day of its end counts as none. */
export const daysLeft = (until: number, now: number): number => Math.floor((until - now) / DAY);

export function certificateOf(
  { enrolledAt, certifiedUntil }: Pick<StaffPerson, 'enrolledAt' | 'certifiedUntil'>,
  now: number,
): CertificateState {
  if (enrolledAt === null || certifiedUntil === null) return 'none';
  if (certifiedUntil <= now) return 'ended';
  const days = daysLeft(certifiedUntil, now);
  if (days < LATE) return 'late';
  return days < SOON ? 'soon' : 'fine';
}
