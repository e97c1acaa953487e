/** Who reads what is sent. */
import type { CaseState, Party, Sender } from '@corridor/cases';
import type { Audience, PersonName } from '@corridor/client';
import { HOUR, NOW } from './now.ts';
import {
  adeyemi,
  booth,
  cole,
  dermatology,
  ellis,
  lawson,
  lim,
  nair,
  named,
  opat,
  osei,
  patel,
  practice,
  price,
  rahman,
  roy,
  triage,
  zhao,
} from './people.ts';
import { services } from './services.ts';

type Readers = Audience['teams'][number];

const everybody = [rahman, lawson, booth, osei, nair, lim, ellis, roy, adeyemi, price, patel, zhao, cole];

const people = (senders: readonly Sender[], organisation: string): readonly PersonName[] =>
  senders.map((each) => named(each, organisation));

const inDermatology = people([osei, nair, lim], dermatology.organisationName);
const inPractice = people([rahman, lawson, booth], practice.organisationName);

function readers(
  { team, name, organisationName }: Pick<Party, 'team' | 'name' | 'organisationName'>,
  of: readonly PersonName[],
): Readers {
  return {
    team,
    name,
    organisation: organisationName,
    people: of,
    host: 'Calderbrook Hospitals',
    confirmedAt: NOW - HOUR,
    inLog: 'confirmed',
  };
}

/** Practice and hospital, in whose words the other is named. */
export function adviceAudience(as: 'adviser' | 'asker' | undefined): Audience {
  return {
    teams: [readers(dermatology, inDermatology), readers(practice, inPractice)],
    words: as === 'asker' ? 'Dermatology advice, Calderbrook Hospitals' : 'Elmbridge clinicians, Elmbridge Surgery',
  };
}

/** Who reads for some teams: those who are known by name, and for every other team one doctor. */
export function readersOf(teams: readonly string[]): readonly Readers[] {
  const parties = [practice, opat, ...services.flatMap(({ pathway }) => pathway.answering)];
  const known = new Map<string, readonly PersonName[]>([
    [dermatology.team, inDermatology],
    [practice.team, inPractice],
    [opat.team, [named(zhao, opat.organisationName)]],
  ]);
  return teams.flatMap((team) => {
    const party = parties.find((each) => each.team === team);
    if (party === undefined) return [];
    return [readers(party, known.get(team) ?? [named(lim, party.organisationName)])];
  });
}

/** Everybody whom a case's stories name, by their team. */
export function audienceOf(state: CaseState, mine: Party): Audience {
  const teams = state.teams
    .filter(({ left }) => left === null)
    .map((party) => {
      const here = party.team === triage.team ? dermatology.team : party.team;
      const members = everybody.filter((each) => each.team === here);
      return readers(party, people(members, party.organisationName));
    });
  const others = teams.filter(({ team }) => team !== mine.team);
  return { teams, words: others.map(({ name, organisation }) => `${name}, ${organisation}`).join('; ') };
}
