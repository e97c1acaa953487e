/** What somebody looks up: closed cases, a patient's cases, words, colleagues, who would read. */
import type { Looking } from '../api/search.ts';
import { askInsight } from '../insight.ts';
import { searchOlder } from '../search-older.ts';
import { audienceOf, nameOf } from '../view/names.ts';
import type { AtWork } from './at-work.ts';

export function looking(atWork: AtWork, guardian: string): Looking {
  return {
    loadClosed: async (team) => await atWork().screen.inbox(team)?.loadClosed(),
    casesOfPatient: async (nhsNumber) =>
      atWork()
        .screen.rows()
        .filter(({ patient, waitingFor }) => patient?.nhsNumber === nhsNumber && waitingFor !== 'closed'),
    search: async (query, filter) => await atWork().screen.search.find(query, filter),
    searchOlder: async (query) => await searchOlder(atWork().core, guardian, query),
    findAlbum: async (caseId) => await atWork().screen.albums.find(caseId),
    people: async (query) => {
      const { core, screen } = atWork();
      await screen.meetEverybody();
      const wanted = query.trim().toLowerCase();
      const others = core.people.known().filter(({ user }) => user !== core.identity.user);
      return others.filter(({ name }) => name.toLowerCase().includes(wanted)).map(nameOf);
    },
    audience: async (asking, answering) => await audienceOf(atWork().core, [asking, ...answering], asking),
    insight: async (from, to) => await askInsight(atWork().core, guardian, from, to),
  };
}
