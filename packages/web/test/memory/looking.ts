/** What the viewer looks up. */
import type { Looking } from '@corridor/client';
import { adviceAudience, readersOf } from './audience.ts';
import { type Held, stateOf } from './held.ts';
import { rowsAtHome } from './inbox.ts';
import { insightOf } from './insight.ts';
import { NOW } from './now.ts';
import { booth, dermatology, lawson, lim, nair, named, osei, practice, rahman } from './people.ts';
import { memorySearch } from './search.ts';

/** Colleagues whom a search by name finds. */
const FOUND = [rahman, lawson, booth, osei, nair, lim];

export function memoryLooking(held: Held): Looking {
  const search = () => {
    const cases = [...held.cases.values()].map((one) => ({ id: one.id, state: stateOf(one) }));
    return memorySearch(cases, NOW);
  };

  return {
    loadClosed: async () => undefined,
    casesOfPatient: async (number) => rowsAtHome(held).filter(({ patient }) => patient?.nhsNumber === number),
    search: async (query, filter = {}) => search().recent(query, filter),
    searchOlder: async (query) => search().older(query),
    findAlbum: async () => null,
    people: async (query) =>
      FOUND.filter(({ name, role }) => `${name} ${role}`.toLowerCase().includes(query.toLowerCase())).map((each) => {
        const { organisationName } = each.organisation === practice.organisation ? practice : dermatology;
        return named(each, organisationName);
      }),
    audience: async (asking, answering) => ({
      ...adviceAudience(held.options.as),
      teams: readersOf([...answering, asking]),
    }),
    insight: async (from, to) => insightOf(from, to),
  };
}
