// Thirty-eight invented people, two administrators among them where pathways are released by two. Their registration numbers have forms that no register issues.

import type { OrganisationKey } from './organisations.ts';
import type { TeamKey } from './teams.ts';

/** One employment. Somebody at two organisations has two hats and two certificates. */
export interface Hat {
  readonly organisation: OrganisationKey;
  readonly role: string;
  readonly teams: readonly TeamKey[];
  readonly leads: readonly TeamKey[];
  readonly powers: readonly ('administrator' | 'caldicott' | 'commissioner')[];
}

export interface Staff {
  readonly key: StaffKey;
  /** `Dr Amina Rahman`, as certificates and screens say it. */
  readonly name: string;
  /** `GMC 70000101`. */
  readonly registration: string;
  readonly email: string;
  /** Sign-in name at the demo's identity provider. */
  readonly login: string;
  readonly hats: readonly Hat[];
}

type Register = 'GMC' | 'NMC' | 'HCPC' | 'GDC' | 'none';
type HatRow = readonly [organisation: OrganisationKey, role: string, teams: string];
type Row = readonly [name: string, register: Register, first: HatRow, second?: HatRow];

const PEOPLE = {
  rahman: ['Dr Amina Rahman', 'GMC', ['elmbridge', 'GP partner', 'elmbridge-clinicians*']],
  zielinski: ['Dr Tomasz Zielinski', 'GMC', ['elmbridge', 'GP registrar', 'elmbridge-clinicians']],
  hargreaves: ['Ruth Hargreaves', 'NMC', ['elmbridge', 'Practice nurse', 'elmbridge-clinicians']],
  lawson: ['Dr Kit Lawson', 'GMC', ['park-lane', 'GP partner', 'park-lane-clinicians*']],
  okafor: ['Dr Ben Okafor', 'GMC', ['park-lane', 'Salaried GP', 'park-lane-clinicians']],
  kerr: ['Siobhán Kerr', 'NMC', ['park-lane', 'Advanced nurse practitioner', 'park-lane-clinicians']],
  ellis: ['Dawn Ellis', 'NMC', ['calderbrook', 'Advanced clinical practitioner', 'cris*']],
  gill: ['Harpreet Gill', 'HCPC', ['calderbrook', 'Paramedic practitioner', 'cris']],
  shaw: ['Dr Fiona Shaw', 'GMC', ['calderbrook', 'Consultant acute physician', 'acute-medicine*']],
  mehta: ['Dr Rajan Mehta', 'GMC', ['calderbrook', 'Consultant acute physician', 'acute-medicine']],
  lim: ['Dr Grace Lim', 'GMC', ['calderbrook', 'Consultant acute physician', 'acute-medicine']],
  osei: ['Dr Kwame Osei', 'GMC', ['calderbrook', 'Consultant dermatologist', 'dermatology* dermatology-clinic*']],
  whitcombe: [
    'Dr Helen Whitcombe',
    'GMC',
    ['calderbrook', 'Consultant dermatologist', 'dermatology'],
    ['fellgate', 'Network consultant dermatologist', 'national-dermatology'],
  ],
  nair: ['Dr Priya Nair', 'GMC', ['calderbrook', 'Dermatology registrar', 'dermatology dermatology-clinic']],
  frost: ['Dr Jonah Frost', 'GMC', ['calderbrook', 'Clinical fellow, dermatology', 'dermatology-clinic']],
  bell: ['Mr Marcus Bell', 'GMC', ['calderbrook', 'Consultant plastic surgeon', 'plastic-surgery*']],
  solberg: ['Miss Ingrid Solberg', 'GMC', ['calderbrook', 'Plastic surgery registrar', 'plastic-surgery']],
  adeyemi: [
    'Mr Tunde Adeyemi',
    'GMC',
    ['calderbrook', 'Consultant vascular surgeon', 'vascular-surgery* diabetes-mdft'],
  ],
  roy: ['Miss Anjali Roy', 'GMC', ['calderbrook', 'Vascular surgery registrar', 'vascular-surgery']],
  abbasi: ['Dr Omar Abbasi', 'GMC', ['calderbrook', 'Consultant diabetologist', 'diabetes-inpatient* diabetes-mdft*']],
  dunne: ['Claire Dunne', 'NMC', ['calderbrook', 'Diabetes specialist nurse', 'diabetes-inpatient']],
  haddad: ['Dr Leila Haddad', 'GMC', ['calderbrook', 'Consultant in infectious diseases', 'opat*']],
  nowak: ['Peter Nowak', 'NMC', ['calderbrook', 'OPAT nurse', 'opat']],
  asante: ['Mr Daniel Asante', 'GMC', ['calderbrook', 'Consultant orthopaedic surgeon', 'diabetes-mdft']],
  barker: ['Chloe Barker', 'GDC', ['wharfeside', 'Dental therapist', 'dental-therapists*']],
  oduya: ['Dr Margaret Oduya', 'GDC', ['wharfeside', 'Consultant in special care dentistry', 'dental-consultants*']],
  patel: ['Meera Patel', 'HCPC', ['wharfeside', 'Podiatrist', 'podiatry* community-foot']],
  thornton: ['Luke Thornton', 'HCPC', ['wharfeside', 'Podiatrist', 'podiatry community-foot*']],
  khan: ['Yusuf Khan', 'HCPC', ['wharfeside', 'Advanced diabetic podiatrist', 'diabetic-podiatry*']],
  price: ['Megan Price', 'NMC', ['wharfeside', 'District nursing sister', 'district-nurses*']],
  grant: ['Dr Oliver Grant', 'GMC', ['heron-vale', 'Specialty doctor, psychiatry', 'heron-ward*']],
  sutton: ['Beth Sutton', 'NMC', ['heron-vale', 'Ward manager', 'heron-ward']],
  marchetti: ['Dr Elena Marchetti', 'GMC', ['fellgate', 'Consultant dermatologist', 'national-dermatology*']],
  pemberton: ['Dr Hugh Pemberton', 'GMC', ['fellgate', 'Consultant dermatologist', 'national-dermatology']],
  holroyd: ['Janet Holroyd', 'none', ['elmbridge', 'Practice manager', '']],
  parfitt: ['Neil Parfitt', 'none', ['calderbrook', 'Digital services manager', '']],
  fielding: ['Joanna Fielding', 'none', ['calderbrook', 'Clinical systems lead', '']],
  iveson: ['Rosalind Iveson', 'none', ['calderbrook', 'Elective care lead for the integrated care board', '']],
} as const satisfies Readonly<Record<string, Row>>;

export type StaffKey = keyof typeof PEOPLE;

const ADMINISTRATORS: ReadonlySet<StaffKey> = new Set<StaffKey>([
  'holroyd',
  'parfitt',
  'fielding',
  'lawson',
  'price',
  'sutton',
  'marchetti',
]);

/** Sees the figures of the whole area, and no case. */
const COMMISSIONERS: ReadonlySet<StaffKey> = new Set<StaffKey>(['iveson']);

const DIGITS: Readonly<Record<Exclude<Register, 'none'>, string>> = {
  GMC: '70000',
  NMC: '00A10',
  HCPC: 'PX000',
  GDC: '90000',
};

function powersOf(key: StaffKey): Hat['powers'] {
  if (ADMINISTRATORS.has(key)) return ['administrator'];
  return COMMISSIONERS.has(key) ? ['commissioner'] : [];
}

function hat([organisation, role, teams]: HatRow, powers: Hat['powers']): Hat {
  const words = teams.split(' ').filter((word) => word !== '');
  const keys = (list: readonly string[]): TeamKey[] => list.map((word) => word.replace('*', '') as TeamKey);
  return {
    organisation,
    role,
    teams: keys(words),
    leads: keys(words.filter((word) => word.endsWith('*'))),
    powers,
  };
}

function staff(key: StaffKey, row: Row, index: number): Staff {
  const [name, register, first, second] = row;
  const login = name
    .replace(/^(Dr|Mr|Miss|Ms|Mrs) /u, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(' ', '.');
  const number = String(101 + index);
  return {
    key,
    name,
    registration: register === 'none' ? '' : `${register} ${DIGITS[register]}${number}`,
    email: `${login}@${first[0]}.example`,
    login,
    hats: [first, ...(second === undefined ? [] : [second])].map((row) => hat(row, powersOf(key))),
  };
}

export const STAFF: readonly Staff[] = (Object.entries(PEOPLE) as [StaffKey, Row][]).map(([key, row], index) =>
  staff(key, row, index),
);
