/**
 * Runs in the page: 2,500 cases of eight messages each, folded, indexed and searched by the client's own index, as its
 * Worker does it. Every time is one of this page's clock.
 */
import { type CaseEvent, type CaseState, fold, searchTextOf } from '@corridor/cases';
import { type Indexable, searchIndex, snippetOf } from '@corridor/client';
import { type Corpus, corpus } from './corpus.ts';

export interface Indexed {
  /** Milliseconds of all slices, and of the longest. */
  readonly total: number;
  readonly longestSlice: number;
}

/** Milliseconds of each query, with what was asked. */
export type Queried = readonly (readonly [asked: string, milliseconds: number])[];

export interface SearchPage {
  prepare(cases: number, messages: number): void;
  index(): Promise<Indexed>;
  queries(): Queried;
  /** Milliseconds to take in a case to which a message was added, the mean of a hundred. */
  change(): number;
}

const SLICE = 8;
const MOST = 50;
const CHANGES = 100;

type Id = Indexable['case'];

let made: Corpus = { events: [], queries: [] };
let states = new Map<Id, CaseState>();
const index = searchIndex();

function indexableOf(id: Id, state: CaseState): Indexable {
  return {
    case: id,
    words: searchTextOf(state),
    teams: state.teams.map(({ team }) => team),
    sites: [],
    outcome: null,
    open: true,
    changedAt: state.times.last ?? 0,
  };
}

/** The query, and what is shown of the cases that it finds. */
function search(query: string): number {
  const begin = performance.now();
  for (const { case: id, terms, fields } of index.find(query, {}, MOST)) {
    const state = states.get(id);
    if (state !== undefined) snippetOf(searchTextOf(state), terms, fields);
  }
  return performance.now() - begin;
}

function stateOf(events: readonly CaseEvent[]): CaseState {
  return fold(events);
}

const page: SearchPage = {
  prepare: (cases, messages) => {
    made = corpus(cases, messages);
    states = new Map(made.events.map(([id, events]) => [id, stateOf(events)]));
  },
  index: async () => {
    let [total, longestSlice] = [0, 0];
    const waiting = [...states];
    while (waiting.length > 0) {
      const begin = performance.now();
      while (waiting.length > 0 && performance.now() - begin < SLICE) {
        const next = waiting.pop();
        if (next !== undefined) index.put(indexableOf(...next));
      }
      const took = performance.now() - begin;
      total += took;
      longestSlice = Math.max(longestSlice, took);
      await new Promise((resolve) => void setTimeout(resolve));
    }
    return { total, longestSlice };
  },
  queries: () => made.queries.map((query) => [query, search(query)] as const),
  change: () => {
    const some = [...states].slice(0, CHANGES);
    const begin = performance.now();
    for (const [id, state] of some) index.put(indexableOf(id, state));
    return (performance.now() - begin) / some.length;
  },
};

Object.assign(globalThis, { searchPage: page });
