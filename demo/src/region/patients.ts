// Forty invented patients. The 999 range is never issued; check digits are worked out, not copied.

import { isNhsNumber, type NhsNumber, type Patient } from '@corridor/cases';
import type { OrganisationKey } from './organisations.ts';

export interface DemoPatient {
  readonly key: PatientKey;
  readonly practice: OrganisationKey;
  /** Fitzpatrick phototype, for the photographs. */
  readonly skin: 1 | 2 | 3 | 4 | 5 | 6;
  readonly patient: Patient;
}

/** Born on a date, or so many days before the demo is loaded: a neonate must stay one. */
type Born = string | number;
type Row = readonly [
  family: string,
  given: string,
  title: string,
  born: Born,
  gender: 'f' | 'm' | 'x',
  skin: DemoPatient['skin'],
  /** Empty: not recorded. `none`: asked, and there are none. */
  allergies: string,
  preferred?: string,
];

const PEOPLE = {
  barrowclough: ['Barrowclough', 'Joan', 'Mrs', '1957-07-14', 'f', 2, 'Penicillin: rash (told by referrer)', 'Joanie'],
  oyelaran: ['Oyelaran', 'Tobi', 'Mr', '1991-03-02', 'm', 6, 'none'],
  macpherson: ['MacPherson-Le Gall', 'Isla', 'Miss', '2019-05-21', 'f', 1, 'Egg: urticaria'],
  kowalski: ['Kowalski', 'Piotr', 'Mr', '1948-11-11', 'm', 2, 'none'],
  ahmed: ['Ahmed', 'Safiya', 'Ms', '1984-01-30', 'f', 4, 'none'],
  whittaker: ['Whittaker', 'George', 'Mr', '1972-08-09', 'm', 2, 'Allopurinol: suspected drug eruption, under review'],
  nguyen: ['Nguyễn', 'Linh', 'Mrs', '1966-02-17', 'f', 3, ''],
  evans: ['Evans', 'Gwenllian', 'Mrs', '1933-12-03', 'f', 1, 'Trimethoprim: hyperkalaemia'],
  begum: ['Begum', 'Rukhsana', 'Mrs', '1959-09-25', 'f', 4, 'none'],
  fairweather: ['Fairweather', 'Baby', '', 9, 'm', 2, ''],
  sinclair: ['Sinclair', 'Alasdair', 'Mr', '1944-04-18', 'm', 1, 'Co-amoxiclav: jaundice'],
  mensah: ['Mensah', 'Akosua', 'Miss', '2001-10-12', 'f', 6, 'none'],
  oconnor: ['O’Connor', 'Declan', 'Mr', '1961-06-06', 'm', 1, 'Elastoplast: contact dermatitis'],
  da_silva: ['da Silva', 'Marta', 'Ms', '1978-11-27', 'f', 3, 'none'],
  clegg: ['Clegg', 'Norman', 'Mr', '1939-02-05', 'm', 2, 'Penicillin: anaphylaxis 1988'],
  hussain: ['Hussain', 'Bilal', 'Mr', '1969-07-31', 'm', 4, 'none'],
  thackray: ['Thackray', 'Edith', 'Mrs', '1930-03-19', 'f', 1, 'Codeine: confusion', 'Edie'],
  adeleke: ['Adeleke', 'Folake', 'Mrs', '1955-05-08', 'f', 6, 'Sulfonamides: rash'],
  wojcik: ['Wójcik', 'Zofia', 'Ms', '1987-08-22', 'f', 2, 'none'],
  pickles: ['Pickles', 'Harold', 'Mr', '1951-10-01', 'm', 2, ''],
  chaudhry: ['Chaudhry', 'Imran', 'Mr', '1964-12-16', 'm', 5, 'none'],
  ramsden: ['Ramsden', 'Sheila', 'Mrs', '1942-01-11', 'f', 1, 'Latex: urticaria'],
  stone: ['Stone', 'Ashley', 'Mx', '1996-04-04', 'x', 2, 'none', 'Ash'],
  petrov: ['Petrov', 'Nikolai', 'Mr', '1958-03-28', 'm', 2, 'none'],
  lumb: ['Lumb', 'Kathleen', 'Mrs', '1936-09-13', 'f', 2, 'Doxycycline: oesophagitis'],
  grewal: ['Grewal', 'Manjit', 'Mr', '1953-11-20', 'm', 4, 'none'],
  firth: ['Firth', 'Callum', 'Mr', '2004-02-29', 'm', 1, 'none'],
  yilmaz: ['Yılmaz', 'Ayşe', 'Mrs', '1962-06-15', 'f', 3, 'Ibuprofen: angioedema'],
  dyson: ['Dyson', 'Brian', 'Mr', '1947-08-30', 'm', 2, 'none'],
  campbell: ['Campbell', 'Winston', 'Mr', '1950-01-23', 'm', 6, 'ACE inhibitors: cough'],
  holmes: ['Holmes', 'Patricia', 'Mrs', '1965-10-10', 'f', 2, 'none', 'Trish'],
  rossiter: ['Rossiter', 'Jean', 'Miss', '1931-07-07', 'f', 1, 'Flucloxacillin: cholestasis'],
  tran: ['Trần', 'Minh', 'Mr', '1974-12-24', 'm', 3, 'none'],
  asif: ['Asif', 'Zara', 'Miss', '2012-03-15', 'f', 4, 'none'],
  ogden: ['Ogden', 'Keith', 'Mr', '1956-02-14', 'm', 2, 'Metformin: diarrhoea'],
  bianchi: ['Bianchi', 'Carla', 'Mrs', '1968-04-27', 'f', 3, 'none'],
  sutcliffe: ['Sutcliffe', 'Maureen', 'Mrs', '1945-05-05', 'f', 1, ''],
  okonkwo: ['Okonkwo', 'Chidi', 'Mr', '1982-09-09', 'm', 6, 'none'],
  midgley: ['Midgley', 'Arthur', 'Mr', '1934-06-21', 'm', 2, 'Morphine: vomiting'],
  jagger: ['Jagger', 'Lorraine', 'Ms', '1971-03-03', 'f', 2, 'none'],
} as const satisfies Readonly<Record<string, Row>>;

export type PatientKey = keyof typeof PEOPLE;

/** As the person would sign: given name, family name. */
export function fullName(key: PatientKey): string {
  const [family, given] = PEOPLE[key];
  return `${given} ${family}`;
}

const GENDER = { f: 'female', m: 'male', x: 'not-specified' } as const;
const DAY = 86_400_000;

/** Numbers 999 000 0018 upwards; a base whose check digit would be 10 is passed over. */
function* testNumbers(): Generator<NhsNumber, never> {
  for (let base = 999_000_001; ; base++) {
    const nine = String(base);
    const sum = Array.from(nine).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
    const number = `${nine}${(11 - (sum % 11)) % 11}`;
    if (isNhsNumber(number)) yield number;
  }
}

function bornOn(born: Born, now: number): string {
  return typeof born === 'string' ? born : new Date(now - born * DAY).toISOString().slice(0, 10);
}

function allergiesOf(text: string): Pick<Patient, 'allergies'> {
  if (text === '') return {};
  return { allergies: text === 'none' ? { state: 'none-known' } : { state: 'known', text } };
}

/** @param now the moment of loading, milliseconds since 1970. */
export function patients(now: number): readonly DemoPatient[] {
  const numbers = testNumbers();
  return (Object.entries(PEOPLE) as [PatientKey, Row][]).map(([key, row], index) => {
    const [family, given, title, born, gender, skin, allergies, preferredName] = row;
    return {
      key,
      skin,
      practice: index % 2 === 0 ? 'elmbridge' : 'park-lane',
      patient: {
        nhsNumber: numbers.next().value,
        family,
        given,
        born: bornOn(born, now),
        gender: GENDER[gender],
        ...(title === '' ? {} : { title }),
        ...(preferredName === undefined ? {} : { preferredName }),
        ...allergiesOf(allergies),
      },
    };
  });
}
