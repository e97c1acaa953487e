/**
 * Cases of any age, by patient, through one's own guardian, which has opened them: it says numbers alone, and only of cases
 * that the asker reads now. What is shown of them is read, verified and opened here. Rule CL74.
 */
import { searchAnswer, type CaseId } from '@corridor/wire';
import type { SearchAnswer } from './api/search.ts';
import type { Core } from './core.ts';
import { codeOf } from './error.ts';
import { askGuardian } from './http/guardian.ts';
import { hitOf } from './view/search.ts';
import { folded, wordsIn } from './view/search-words.ts';

const PATH = '/v1/cases/search';
/** The largest query that a guardian takes. */
const MOST_QUERY = 200;

/** False for a case that cannot be read: removed, or no longer this person's. */
async function isRead(core: Core, caseId: CaseId): Promise<boolean> {
  const log = core.book.log(caseId);
  try {
    if (!log.part(null).isWhole() || log.state().opening === null) await log.load(null);
  } catch (error) {
    if (codeOf(error) === 'offline') throw error;
  }
  return log.state().opening !== null;
}

/** @throws ClientError `offline`, `not-allowed`, `unavailable`. */
export async function searchOlder(core: Core, guardian: string, typed: string): Promise<SearchAnswer> {
  const query = typed.trim().slice(0, MOST_QUERY);
  if (query === '') return { hits: [], searchedBackTo: null, toRead: 0 };
  const asked = { method: 'POST', path: PATH, body: { query } } as const;
  const { cases, searchedBackTo } = await askGuardian(core, guardian, asked, searchAnswer);
  const read = await Promise.all(cases.map(async (each) => await isRead(core, each)));
  const terms = new Set(wordsIn(query).map(folded));
  const hits = cases.filter((_, i) => read[i]).map((each) => hitOf(core, core.book.log(each), { terms }));
  return { hits, searchedBackTo, toRead: 0 };
}
