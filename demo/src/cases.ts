/** All sixty-two cases of the demo, in every state, as scripts; a known week of twenty among them. */
import { DERMATOLOGY } from './cases/dermatology.ts';
import { FOOT } from './cases/foot.ts';
import { KNOWN } from './cases/known-set.ts';
import type { Script } from './cases/script.ts';
import { TEAMS_TOGETHER } from './cases/teams-together.ts';
import { URGENT } from './cases/urgent.ts';

export { KNOWN, KNOWN_FIGURES, type KnownFigures, knownWeek } from './cases/known-set.ts';
export type { Script } from './cases/script.ts';

export const SCRIPTS: readonly Script[] = [...DERMATOLOGY, ...URGENT, ...FOOT, ...TEAMS_TOGETHER, ...KNOWN];
