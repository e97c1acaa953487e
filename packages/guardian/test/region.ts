/** Two organisations that know each other, hosted together: a practice that asks, and a hospital team that answers. */
import type { Party } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { OrganisationId, TeamId } from '@corridor/wire';
import { TestGuardian } from './guardian.ts';
import type { TestPerson } from './person.ts';

export interface Seat {
  readonly organisation: OrganisationId;
  readonly ods: string;
  readonly party: Party;
  readonly person: TestPerson;
  readonly core: Core;
}

export interface Region {
  readonly at: TestGuardian;
  readonly practice: Seat;
  readonly hospital: Seat;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function region(lines: string[] = []): Promise<Region> {
  const at = await TestGuardian.start(lines);
  const practice = await at.organisation('Z9901', 'Elmbridge Surgery', 'Calder');
  const hospital = await at.organisation('X9901', 'Calderbrook Hospitals', 'Calder');
  await at.admin('POST', `/organisations/${practice}/vouches`, { organisation: hospital });
  await at.admin('POST', `/organisations/${hospital}/vouches`, { organisation: practice });
  const asking = await seat(at, practice, 'Z9901', 'Elmbridge Surgery', 'Elmbridge clinicians', [
    'shah',
    'Dr Amina Shah',
    'General practitioner',
  ]);
  const answering = await seat(at, hospital, 'X9901', 'Calderbrook Hospitals', 'Dermatology advice', [
    'pryce',
    'Dr Owen Pryce',
    'Consultant dermatologist',
  ]);
  return {
    at,
    practice: asking,
    hospital: answering,
    [Symbol.asyncDispose]: async () => {
      asking.core.close();
      answering.core.close();
      await at[Symbol.asyncDispose]();
    },
  };
}

/** Somebody of an organisation with a team of their own, and a client of theirs. */
export async function seat(
  at: TestGuardian,
  organisation: OrganisationId,
  ods: string,
  organisationName: string,
  name: string,
  [sub, personName, role]: readonly [string, string, string],
): Promise<Seat> {
  const person = await at.person(organisation, sub, personName, { role });
  const members = [{ user: person.user, power: 'lead' }];
  const made = await at.admin<{ team: TeamId }>('POST', `/organisations/${organisation}/teams`, {
    kind: 'service',
    name,
    members,
  });
  await person.enrol();
  const party = { organisation, team: made.value.team, name, organisationName };
  return { organisation, ods, party, person, core: await person.client() };
}
