/** Who looked, and erasure: fetched when somebody first asks, which few people do. */
import type { Auditing } from '../api/audit.ts';
import type { Erasing } from '../api/erasure.ts';
import type { AtWork } from '../deed/at-work.ts';
import type { AskGuardian } from './guardian.ts';

export function account(atWork: AtWork, ask: AskGuardian): Auditing & Erasing {
  const looked = async () => (await import('./looked.ts')).looked(atWork, ask);
  const erasing = async () => (await import('./erasing.ts')).erasing(ask);
  return {
    audit: async (about, from, to) => await (await looked()).audit(about, from, to),
    exported: async (what, caseId, content) => await (await looked()).exported(what, caseId, content),
    erasures: async () => await (await erasing()).erasures(),
    proposeErasure: async (caseId, reason, note) => await (await erasing()).proposeErasure(caseId, reason, note),
    answerErasure: async (caseId, answer) => await (await erasing()).answerErasure(caseId, answer),
    holdCase: async (caseId, note) => await (await erasing()).holdCase(caseId, note),
    liftHold: async (caseId) => await (await erasing()).liftHold(caseId),
    setRetention: async (years) => await (await erasing()).setRetention(years),
  };
}
