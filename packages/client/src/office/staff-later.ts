/** Staff: fetched when somebody first asks, which few people do. */
import type { Staffing } from '../api/staff.ts';
import type { AtWork } from '../deed/at-work.ts';
import type { AskGuardian } from './guardian.ts';

export function staffLater(atWork: AtWork, ask: AskGuardian, guardian: string): Staffing {
  const desk = async () => (await import('./staff.ts')).staffing(atWork, ask, guardian);
  return {
    staff: async () => await (await desk()).staff(),
    enterPerson: async (newcomer) => await (await desk()).enterPerson(newcomer),
    invite: async (user) => await (await desk()).invite(user),
    withdrawInvitation: async (user) => await (await desk()).withdrawInvitation(user),
    settleAlarm: async (user) => await (await desk()).settleAlarm(user),
    changePerson: async (user, words) => await (await desk()).changePerson(user, words),
    renewPerson: async (user) => await (await desk()).renewPerson(user),
    allowNewKeys: async (user) => await (await desk()).allowNewKeys(user),
    endSessionsOf: async (user) => await (await desk()).endSessionsOf(user),
    leaving: async (user) => await (await desk()).leaving(user),
    removePerson: async (user) => await (await desk()).removePerson(user),
  };
}
