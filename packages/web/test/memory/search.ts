/** Search as the client does it, over the cases in memory. */
import { type CaseState, searchTextOf, siteWords } from '@corridor/cases';
import { type InboxRow, type SearchAnswer, type SearchFilter, searchIndex, snippetOf } from '@corridor/client';

export interface MemoryCase {
  readonly id: InboxRow['case'];
  readonly state: CaseState;
}

const MOST = 50;
const QUARTER = 90 * 24 * 60 * 60 * 1000;

function sitesOf(state: CaseState): readonly string[] {
  return [...new Set(state.attachments.flatMap(({ attachment: { site } }) => site ?? []).map(siteWords))];
}

function answerOf(cases: readonly MemoryCase[], query: string, filter: SearchFilter): SearchAnswer['hits'] {
  const index = searchIndex();
  const states = new Map(cases.map(({ id, state }) => [id, state]));
  for (const { id, state } of cases) {
    index.put({
      case: id,
      words: searchTextOf(state),
      teams: state.teams.map(({ team }) => team),
      sites: sitesOf(state),
      outcome: state.closing?.outcome.label ?? null,
      open: state.status.kind !== 'closed',
      changedAt: state.times.last ?? 0,
    });
  }
  return index.find(query, filter, MOST).flatMap(({ case: id, terms, fields }) => {
    const state = states.get(id);
    if (state === undefined) return [];
    const { text: snippet, marks } = snippetOf(searchTextOf(state), terms, fields);
    return [
      {
        case: id,
        patient: state.patient,
        subject: state.subject,
        snippet,
        marks,
        changedAt: state.times.last ?? 0,
        team: state.teams.find(({ side }) => side === 'answering')?.team ?? null,
        sites: sitesOf(state),
        outcome: state.closing?.outcome.label ?? null,
      },
    ];
  });
}

/** Closed cases count as older ones, so that the way to them can be seen. */
export function memorySearch(cases: readonly MemoryCase[], now: number) {
  const isClosed = ({ state }: MemoryCase) => state.status.kind === 'closed';
  return {
    recent: (query: string, filter: SearchFilter): SearchAnswer => ({
      hits: answerOf(
        cases.filter((one) => !isClosed(one)),
        query,
        filter,
      ),
      searchedBackTo: now - QUARTER,
      toRead: 0,
    }),
    older: (query: string): SearchAnswer => ({
      hits: answerOf(cases.filter(isClosed), query, {}),
      searchedBackTo: null,
      toRead: 0,
    }),
  };
}
