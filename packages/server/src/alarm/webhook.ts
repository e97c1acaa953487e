/** Where alarms go: an address that the operations team names, by POST. It may be a secret, and is never said. Rule AL4. */
import { alarmRequest, type PostAlarm } from '@corridor/wire';

const PATIENCE = 10_000;

/** Taken is what is answered with 2xx. */
export function webhook(url: string): PostAlarm {
  return async (note) => {
    try {
      const answer = await fetch(url, { ...alarmRequest(note), signal: AbortSignal.timeout(PATIENCE) });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  };
}
