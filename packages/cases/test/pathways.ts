/** A pathway file as somebody writes it, and bound to the teams of the tests. */
import { CasesError, type Fault } from '../src/error.ts';
import type { Pathway } from '../src/pathway-schema.ts';
import { bindPathway, type FoundTeam, readPathwayFile } from '../src/pathway.ts';
import type { TeamPin } from '../src/pathway-schema.ts';
import type { Party } from '../src/person.ts';
import { dermatology, national, plastics } from './people.ts';

const pin = (ods: string, team: string): TeamPin => ({ ods, team });
const known = new Map<string, Party>([
  ['Z99010 Dermatology advice', dermatology],
  ['Z99010 Plastic surgery, skin', plastics],
  ['Z99090 National dermatology network', national],
]);

export const ROOT = '5a'.repeat(32);

export function find({ ods, team }: TeamPin): FoundTeam | null {
  const party = known.get(`${ods} ${team}`);
  return party === undefined ? null : { party, root: ROOT };
}

export const written = {
  id: 'dermatology-advice',
  version: 3,
  title: 'Dermatology advice',
  kind: 'advice',
  urgency: 'soon',
  answering: [pin('Z99010', 'Dermatology advice')],
  target: { minutes: 480, clock: 'working' },
  hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
  escalation: [
    { id: 'lead', after: 720, does: 'tell', side: 'answering', duty: 'lead' },
    { id: 'nobody', after: 60, unless: 'claimed', does: 'tell', side: 'answering', duty: 'team' },
  ],
  fallback: { to: pin('Z99090', 'National dermatology network'), when: ['late', 'off'] },
  acknowledgeWithin: 2880,
  outcomes: [
    { code: 'advice', label: 'Advice given, no referral', avoided: 'yes', avoidedWhat: 'trip' },
    { code: 'refer', label: 'Refer: routine clinic', avoided: 'no', avoidedWhat: 'none' },
  ],
  questions: [
    { id: 'site', label: 'Where on the body', type: 'body-site', required: true },
    { id: 'changed', label: 'What has changed', type: 'choices', options: ['Size', 'Shape', 'Colour'] },
    { id: 'weeks', label: 'How long', type: 'number', unit: 'weeks', min: 0, max: 5200, required: true },
    { id: 'bleeding', label: 'Does it bleed?', type: 'boolean', redFlag: [true] },
    { id: 'since', label: 'Since when?', type: 'date', required: true, when: { question: 'bleeding', is: true } },
  ],
  photographs: [{ shot: 'overview', label: 'Overview of the site', required: true }],
  telephone: '01632 960001',
};

export function boundPathway(more: object = {}): Pathway {
  return bindPathway(readPathwayFile({ ...written, ...more }), find);
}

/** The faults with which a pathway is refused; none if it is not. */
export function faultsOf(run: () => unknown): readonly Fault[] {
  try {
    run();
  } catch (error) {
    if (error instanceof CasesError && error.code === 'pathway-invalid') return error.faults;
    throw error;
  }
  return [];
}

/** The same of the file above with other fields. */
export const faults = (more: object) => faultsOf(() => readPathwayFile({ ...written, ...more }));
