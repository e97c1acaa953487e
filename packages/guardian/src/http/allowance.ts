/** How often one person may ask, whatever they are behind: who is let in could still ask after a whole town. Rule LU5. */
import { GuardianError } from '../error.ts';

const MINUTE = 60_000;

/** @returns counts one asking of somebody. @throws GuardianError `rate-limited`. */
export function allowanceOf(perMinute: number, clock: () => number): (who: string) => void {
  const asked = new Map<string, number>();
  let since = clock();
  return (who) => {
    if (clock() - since >= MINUTE) {
      asked.clear();
      since = clock();
    }
    const times = (asked.get(who) ?? 0) + 1;
    asked.set(who, times);
    if (times > perMinute) throw new GuardianError('rate-limited', 'allowance');
  };
}
