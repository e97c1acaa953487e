// What most questions have in common, so that a script says only what is its own.

import type { Answer, Purpose } from '@corridor/cases';
import { fullName } from '../region/patients.ts';
import type { PathwayId, TeamKey } from '../region.ts';
import { ADVICE, type Script } from './script.ts';

type Given = Omit<Script, 'purpose' | 'answers' | 'photos' | 'steps'> &
  Partial<Pick<Script, 'purpose' | 'answers' | 'photos' | 'steps'>>;

const SPOKEN = { basis: 'patient', ground: 'spoken', teaching: 'not-asked' } as const;

/** A question about a patient; consent is the patient's own unless the script says otherwise. */
export function question(given: Given): Script {
  const pictured = (given.photos ?? []).length > 0 && given.patient !== undefined;
  const consent = given.consent ?? (pictured ? { ...SPOKEN, by: fullName(given.patient) } : undefined);
  return {
    purpose: ADVICE,
    answers: [],
    photos: [],
    steps: [],
    ...given,
    ...(consent === undefined ? {} : { consent }),
  };
}

export function conversation(given: Omit<Given, 'ends'>, kind: 'chat' | 'direct'): Script {
  const purpose: Purpose = { kind };
  return { answers: [], photos: [], steps: [], ...given, purpose, ends: 'conversation' };
}

export function answer(id: string, label: string, value: Answer['value'], unit?: string): Answer {
  return { question: id, label, value, ...(unit === undefined ? {} : { unit }) };
}

/** A pathway and the two teams at its ends. */
export function between(pathway: PathwayId, asking: TeamKey, ...answering: readonly TeamKey[]) {
  return { pathway, asking, answering } as const;
}
