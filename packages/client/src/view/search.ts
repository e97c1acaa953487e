/** Words of the cases that are held, in memory, built after the inbox is painted; nothing of it leaves this client. Rule CL56. */
import { searchTextOf } from '@corridor/cases';
import type { CaseId } from '@corridor/wire';
import MiniSearch from 'minisearch';
import type { SearchAnswer } from '../api.ts';
import type { Core } from '../core.ts';
import type { CaseLog } from '../log/case-log.ts';
import { actingTeam } from './case-view.ts';

const FIELDS = ['name', 'number', 'subject', 'text', 'sites', 'people', 'teams', 'outcome'];
const MOST_HITS = 50;
/** Characters either side of the word that was found. */
const AROUND = 60;

export interface Search {
  /** The case's words have changed. */
  put(log: CaseLog): void;
  find(query: string): SearchAnswer;
}

export function searchOf(core: Core): Search {
  const index = new MiniSearch<Record<string, string>>({
    fields: FIELDS,
    searchOptions: { prefix: true, fuzzy: 0.15, combineWith: 'AND', boost: { name: 3, number: 3, subject: 2 } },
  });
  const waiting = new Set<CaseId>();

  function indexNow(): void {
    for (const caseId of waiting) {
      const log = core.book.log(caseId);
      const team = actingTeam(core, log);
      const words = searchTextOf(log.state(), team === null ? [] : log.notes(team));
      if (index.has(caseId)) index.discard(caseId);
      index.add({ id: caseId, ...words });
    }
    waiting.clear();
  }

  return {
    put: (log) => void waiting.add(log.case),
    find: (query) => {
      indexNow();
      // An NHS number is typed in groups and kept without.
      const plain = query.trim().replaceAll(/(?<=\d)[ -](?=\d)/gu, '');
      const found = plain === '' ? [] : index.search(plain).slice(0, MOST_HITS);
      const hits = found.map(({ id, terms }) => {
        const state = core.book.log(id as CaseId).state();
        const { patient, subject, times } = state;
        return {
          case: id as CaseId,
          patient,
          subject,
          snippet: snippetOf(searchTextOf(state).text, terms),
          changedAt: times.last ?? 0,
          team: actingTeam(core, core.book.log(id as CaseId)),
          outcome: state.closing?.outcome.label ?? null,
        };
      });
      return { hits, searchedBackTo: oldest(core) };
    },
  };
}

function snippetOf(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase();
  const at = Math.max(0, ...terms.map((term) => lower.indexOf(term)));
  const from = Math.max(0, at - AROUND);
  return text
    .slice(from, at + AROUND)
    .replaceAll('\n', ' ')
    .trim();
}

function oldest(core: Core): number | null {
  const opened = [...core.book.all()].flatMap((log) => log.state().times.opened ?? []);
  return opened.length === 0 ? null : Math.min(...opened);
}
