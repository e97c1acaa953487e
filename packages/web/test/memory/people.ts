/** Invented people, teams and patients. NHS numbers are of the 999 range, which is never issued. */
import type { Party, Patient, Sender } from '@corridor/cases';
import type { PersonName } from '@corridor/client';

export function idOf<T extends string>(kind: '0' | 'a' | 'b' | 'c' | 'd' | 'e', number: number): T {
  return (kind + number.toString(16).padStart(31, '0')) as T;
}

const elmbridge = idOf<Party['organisation']>('0', 1);
const trust = idOf<Party['organisation']>('0', 2);
const community = idOf<Party['organisation']>('0', 3);

function team(organisation: Party['organisation'], number: number, name: string, organisationName: string): Party {
  return { organisation, team: idOf('a', number), name, organisationName };
}

export const practice = team(elmbridge, 1, 'Elmbridge clinicians', 'Elmbridge Surgery');
export const dermatology = team(trust, 2, 'Dermatology advice', 'Calderbrook Hospitals');
export const mdt = team(trust, 3, 'Skin cancer MDT', 'Calderbrook Hospitals');
export const vascular = team(trust, 4, 'Vascular surgery advice', 'Calderbrook Hospitals');
export const rapid = team(trust, 5, 'Rapid response, medicine', 'Calderbrook Hospitals');
export const foot = team(community, 6, 'Diabetic foot team', 'Wharfe Community Services');
export const dental = team(community, 7, 'Community dental advice', 'Wharfe Community Services');
export const plastics = team(trust, 8, 'Plastic surgery, skin', 'Calderbrook Hospitals');
export const national = team(idOf('0', 4), 9, 'National dermatology network', 'National Consultant Network');
export const acute = team(trust, 11, 'Acute medicine', 'Calderbrook Hospitals');
export const inpatient = team(trust, 12, 'Diabetes inpatient team', 'Calderbrook Hospitals');
export const podiatry = team(community, 13, 'Diabetic podiatry', 'Wharfe Community Services');
export const dietetics = team(community, 14, 'Dietetics', 'Wharfe Community Services');
export const ent = team(trust, 15, 'Ear, nose and throat advice', 'Calderbrook Hospitals');
export const eyes = team(community, 16, 'Eye clinic advice', 'Wharfe Community Services');
export const triage = team(trust, 17, 'Dermatology triage', 'Calderbrook Hospitals');
export const clinic = team(trust, 18, 'Skin clinic, Friday', 'Calderbrook Hospitals');
export const mdft = team(trust, 19, 'Diabetes MDFT, vascular and orthopaedics', 'Calderbrook Hospitals');
export const opat = team(trust, 20, 'OPAT, antibiotics at home', 'Calderbrook Hospitals');
export const ownTeam = team(trust, 10, 'Dr Kwame Osei', 'Calderbrook Hospitals');

function member(of: Party, number: number, name: string, role: string): Sender {
  return { organisation: of.organisation, team: of.team, user: idOf('b', number), name, role };
}

export const rahman = member(practice, 1, 'Dr Amina Rahman', 'GP');
export const lawson = member(practice, 2, 'Dr Kit Lawson', 'GP');
export const osei = member(dermatology, 3, 'Dr Kwame Osei', 'Consultant dermatologist');
/** Was in the dermatology team, and has left it. */
export const gone: Sender = { ...osei, user: idOf('b', 78), name: 'Dr Elin Beynon' };
export const nair = member(dermatology, 4, 'Dr Priya Nair', 'Dermatology registrar');
export const lim = member(dermatology, 5, 'Dr Wei Lim', 'Specialty doctor');
export const booth = member(practice, 6, 'Sr Hannah Booth', 'Practice nurse');
export const ellis = member(clinic, 7, 'Dr Sam Ellis', 'Foundation doctor');
export const roy = member(plastics, 8, 'Miss Anita Roy', 'Consultant plastic surgeon');
export const adeyemi = member(mdft, 9, 'Mr Tunde Adeyemi', 'Consultant vascular surgeon');
export const price = member(foot, 10, 'Megan Price', 'Community podiatrist');
export const patel = member(podiatry, 11, 'Sr Meena Patel', 'Diabetic podiatrist');
export const zhao = member(opat, 12, 'Dr Wen Zhao', 'Consultant in infection');
export const cole = member(inpatient, 13, 'Sr Ada Cole', 'Diabetes specialist nurse');
export const guardian: Sender = { ...member(dermatology, 90, 'Calderbrook guardian', 'Guardian'), guardian: true };

export function named({ user, name, role }: Sender, organisation: string): PersonName {
  return { user, name, role, organisation };
}

function patient(
  number: string,
  family: string,
  given: string,
  title: string,
  born: string,
  gender: Patient['gender'],
): Patient {
  return { nhsNumber: number as NonNullable<Patient['nhsNumber']>, family, given, title, born, gender };
}

export const joan: Patient = {
  ...patient('9990000018', 'Barrowclough', 'Joan', 'Mrs', '1957-07-14', 'female'),
  preferredName: 'Joanie',
  allergies: { state: 'known', text: 'Penicillin: rash (told by referrer)' },
};
export const patients: readonly Patient[] = [
  joan,
  patient('9990000026', 'Oyelaran', 'Tobi', 'Mr', '1991-02-02', 'male'),
  {
    ...patient('9990000034', 'Macpherson-Le Gall', 'Isla', 'Miss', '2019-03-09', 'female'),
    allergies: { state: 'none-known' },
  },
  patient('9990000042', 'Kowalski', 'Piotr', 'Mr', '1948-05-30', 'male'),
  patient('9990000050', 'Ahmed', 'Safiya', 'Ms', '1984-01-17', 'female'),
  patient('9990000069', 'Whittaker', 'George', 'Mr', '1972-08-21', 'male'),
  patient('9990000077', 'Nguyen', 'Linh', 'Mrs', '1966-06-06', 'female'),
];
