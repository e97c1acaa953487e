// The teams of the ready pathways: who asks, who answers, and on what telephone when nothing else works.

import type { OrganisationKey } from './organisations.ts';

export interface Team {
  readonly key: TeamKey;
  readonly organisation: OrganisationKey;
  readonly name: string;
  readonly kind: 'service' | 'group';
  readonly telephone: string;
  /** How its rota runs: round the clock in 12-hour shifts, weekdays 09:00 to 17:00, or no rota at all. */
  readonly cover: 'always' | 'weekdays' | 'none';
}

export const TEAM_KEYS = [
  'elmbridge-clinicians',
  'park-lane-clinicians',
  'cris',
  'acute-medicine',
  'dermatology',
  'dermatology-clinic',
  'plastic-surgery',
  'vascular-surgery',
  'diabetes-inpatient',
  'opat',
  'diabetes-mdft',
  'dental-therapists',
  'dental-consultants',
  'podiatry',
  'community-foot',
  'diabetic-podiatry',
  'district-nurses',
  'heron-ward',
  'national-dermatology',
] as const;
export type TeamKey = (typeof TEAM_KEYS)[number];

type Row = readonly [
  key: TeamKey,
  organisation: OrganisationKey,
  name: string,
  extension: string,
  cover: Team['cover'],
];

const ROWS: readonly Row[] = [
  ['elmbridge-clinicians', 'elmbridge', 'Elmbridge clinicians', '101', 'weekdays'],
  ['park-lane-clinicians', 'park-lane', 'Park Lane clinicians', '102', 'weekdays'],
  // The pathway from rapid intervention to acute medicine stays within one organisation (product.md).
  ['cris', 'calderbrook', 'Community Rapid Intervention Service', '201', 'always'],
  ['acute-medicine', 'calderbrook', 'Acute medicine consultants', '202', 'always'],
  ['dermatology', 'calderbrook', 'Dermatology advice', '203', 'weekdays'],
  ['dermatology-clinic', 'calderbrook', 'Dermatology clinic', '204', 'none'],
  ['plastic-surgery', 'calderbrook', 'Plastic surgery, skin', '205', 'weekdays'],
  ['vascular-surgery', 'calderbrook', 'Vascular surgery advice', '206', 'always'],
  ['diabetes-inpatient', 'calderbrook', 'Diabetes inpatient team', '207', 'weekdays'],
  ['opat', 'calderbrook', 'Outpatient antibiotic therapy', '208', 'weekdays'],
  ['diabetes-mdft', 'calderbrook', 'Multidisciplinary foot team', '209', 'weekdays'],
  ['dental-therapists', 'wharfeside', 'Community dental therapists', '301', 'none'],
  ['dental-consultants', 'wharfeside', 'Community dental consultants', '302', 'weekdays'],
  ['podiatry', 'wharfeside', 'Podiatry', '303', 'weekdays'],
  ['community-foot', 'wharfeside', 'Community foot team', '304', 'weekdays'],
  ['diabetic-podiatry', 'wharfeside', 'Diabetic podiatry', '305', 'weekdays'],
  ['district-nurses', 'wharfeside', 'District nurses', '306', 'none'],
  ['heron-ward', 'heron-vale', 'Heron Ward', '401', 'always'],
  ['national-dermatology', 'fellgate', 'National dermatology network', '501', 'weekdays'],
];

export const TEAMS: readonly Team[] = ROWS.map(([key, organisation, name, extension, cover]) => ({
  key,
  organisation,
  name,
  kind: 'service',
  telephone: `01632 960${extension}`,
  cover,
}));
