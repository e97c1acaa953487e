// Which team offers which pathway. A team that is off says so, and its pathway's fallback takes the case.

import type { TeamKey } from './teams.ts';

export const PATHWAY_IDS = [
  'dermatology-advice',
  'cris-acute',
  'community-dental',
  'podiatry-vascular',
  'vascular-podiatry',
  'dermatology-plastics',
  'dermatology-triage',
  'national-dermatology',
  'mental-health-acute',
  'diabetic-foot',
] as const;
export type PathwayId = (typeof PATHWAY_IDS)[number];

export interface Service {
  /** File `pathways/<id>.yaml`. */
  readonly pathway: PathwayId;
  readonly team: TeamKey;
  readonly state: 'open' | 'off' | 'closed';
}

export const SERVICES: readonly Service[] = [
  { pathway: 'dermatology-advice', team: 'dermatology', state: 'open' },
  { pathway: 'cris-acute', team: 'acute-medicine', state: 'open' },
  { pathway: 'community-dental', team: 'dental-consultants', state: 'open' },
  { pathway: 'podiatry-vascular', team: 'vascular-surgery', state: 'open' },
  { pathway: 'vascular-podiatry', team: 'podiatry', state: 'open' },
  { pathway: 'dermatology-plastics', team: 'plastic-surgery', state: 'open' },
  { pathway: 'dermatology-plastics', team: 'dermatology', state: 'open' },
  { pathway: 'dermatology-triage', team: 'dermatology', state: 'open' },
  { pathway: 'national-dermatology', team: 'national-dermatology', state: 'open' },
  { pathway: 'mental-health-acute', team: 'acute-medicine', state: 'open' },
  { pathway: 'diabetic-foot', team: 'diabetes-mdft', state: 'open' },
  { pathway: 'diabetic-foot', team: 'diabetic-podiatry', state: 'open' },
  { pathway: 'diabetic-foot', team: 'diabetes-inpatient', state: 'open' },
  { pathway: 'diabetic-foot', team: 'opat', state: 'open' },
  { pathway: 'diabetic-foot', team: 'community-foot', state: 'open' },
];
