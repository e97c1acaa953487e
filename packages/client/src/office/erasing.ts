/** Requests to erase, holds and the schedule, through the guardian that signs what two people decided. Rules ER10 to ER13. */
import { erasureAnswer } from '@corridor/wire';
import type { Erasing } from '../api/erasure.ts';
import type { AskGuardian } from './guardian.ts';

const AT = '/erasure';

export function erasing(ask: AskGuardian): Erasing {
  return {
    erasures: async () => await ask('GET', AT, erasureAnswer),
    proposeErasure: async (caseId, reason, note) =>
      await ask('POST', `${AT}/requests`, erasureAnswer, { case: caseId, reason, note }),
    answerErasure: async (caseId, answer) => await ask('POST', `${AT}/requests/${caseId}`, erasureAnswer, { answer }),
    holdCase: async (caseId, note) => await ask('PUT', `${AT}/holds/${caseId}`, erasureAnswer, { note }),
    liftHold: async (caseId) => await ask('DELETE', `${AT}/holds/${caseId}`, erasureAnswer),
    setRetention: async (years) => await ask('PUT', `${AT}/schedule`, erasureAnswer, { years }),
  };
}
