/** Invented people, teams and patients for the tests. NHS numbers are of the 999 range, which is never issued. */
import type { EventId, OrganisationId, TeamId, UserId } from '@corridor/wire';
import type { NhsNumber } from '../src/nhs-number.ts';
import type { Patient } from '../src/patient.ts';
import type { Party, Person, Sender } from '../src/person.ts';

/** A fixed identifier: `letter` says what of, `number` which. */
export function fixedId<T extends string>(kind: '0' | 'a' | 'b' | 'c' | 'e', number: number): T {
  return (kind + number.toString(16).padStart(31, '0')) as T;
}

export const eventIdOf = (number: number) => fixedId<EventId>('e', number);

const elmbridge = fixedId<OrganisationId>('0', 1);
const airedale = fixedId<OrganisationId>('0', 2);
const network = fixedId<OrganisationId>('0', 3);

export const practice: Party = {
  organisation: elmbridge,
  team: fixedId<TeamId>('a', 1),
  name: 'Elmbridge clinicians',
  organisationName: 'Elmbridge Surgery',
};
export const dermatology: Party = {
  organisation: airedale,
  team: fixedId<TeamId>('a', 2),
  name: 'Dermatology advice',
  organisationName: 'Airedale NHS Foundation Trust',
};
export const plastics: Party = {
  organisation: airedale,
  team: fixedId<TeamId>('a', 3),
  name: 'Plastic surgery, skin',
  organisationName: 'Airedale NHS Foundation Trust',
};
export const national: Party = {
  organisation: network,
  team: fixedId<TeamId>('a', 4),
  name: 'National dermatology network',
  organisationName: 'National Consultant Network',
};

function member(of: Party, number: number, name: string, role: string): Sender {
  return { organisation: of.organisation, team: of.team, user: fixedId<UserId>('b', number), name, role };
}

export const rahman = member(practice, 1, 'Dr Amina Rahman', 'GP');
export const lawson = member(practice, 2, 'Dr Kit Lawson', 'GP');
export const osei = member(dermatology, 3, 'Dr Kwame Osei', 'Consultant dermatologist');
export const nair = member(dermatology, 4, 'Dr Priya Nair', 'Dermatology registrar');
export const lim = member(plastics, 5, 'Dr Wei Lim', 'Consultant plastic surgeon');
export const guardianOfElmbridge: Sender = {
  ...member(practice, 90, 'Elmbridge guardian', 'Guardian'),
  guardian: true,
};
export const guardianOfAiredale: Sender = {
  ...member(dermatology, 91, 'Airedale guardian', 'Guardian'),
  guardian: true,
};

export function named({ organisation, team, user, name }: Sender): Person {
  return { organisation, team, user, name };
}

export const joan: Patient = {
  nhsNumber: '9990000018' as NhsNumber,
  family: 'Barrowclough',
  given: 'Joan',
  title: 'Mrs',
  preferredName: 'Joanie',
  born: '1957-07-14',
  gender: 'female',
  allergies: { state: 'known', text: 'Penicillin: rash' },
};
export const tobi: Patient = {
  nhsNumber: '9990000026' as NhsNumber,
  family: 'Oyelaran',
  given: 'Tobi',
  title: 'Mr',
  born: '1991-02-02',
  gender: 'male',
};
