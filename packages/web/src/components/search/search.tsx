/** Search of the cases that one can open, further back on demand: `/`. */
import type { SearchAnswer, SearchFilter, SearchHit } from '@corridor/client';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { caseHref } from '../../session/case-href.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { dateWords } from '../../time.ts';
import { Button } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { Empty } from '../empty/empty.tsx';
import { Failure } from '../notice/failure.tsx';
import { type Choosable, Combobox, type Section } from '../palette/combobox.tsx';
import { FoundCase } from '../palette/found.tsx';
import { Filters } from './filters.tsx';
import { type Older, useOlder, useSearch } from './use-search.ts';
import './search.css';

/** As many as the client gives at most. */
const FULL = 50;
const NOTHING: SearchFilter = {};
const NO_HITS: readonly SearchHit[] = [];

function Foot({
  answer,
  query,
  older,
}: {
  readonly answer: SearchAnswer;
  readonly query: string;
  readonly older: Older;
}) {
  const s = useStrings().search;
  const { searchedBackTo, toRead } = answer;
  return (
    <div className="search-foot">
      <p>
        {searchedBackTo === null ? s.all : s.backTo(dateWords(searchedBackTo))} {toRead === 0 ? null : s.toRead(toRead)}
      </p>
      <Failure words={older.deed.failure} />
      {searchedBackTo === null || query.trim() === '' || older.answered !== null ? null : (
        <>
          <Button icon="search" disabled={older.deed.busy} onClick={older.ask}>
            {s.older}
          </Button>
          <p>{s.olderBody}</p>
        </>
      )}
      {older.answered?.answer.hits.length === 0 ? <output>{s.olderNone}</output> : null}
    </div>
  );
}

export function Search({ onClose, first = '' }: { readonly onClose: () => void; readonly first?: string }) {
  const s = useStrings().search;
  const me = useMe();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState(first);
  const [filter, setFilter] = useState(NOTHING);
  const found = useSearch(query, filter);
  const older = useOlder(query);
  const hits = found?.answer.hits ?? NO_HITS;
  const known = new Set(hits.map((hit) => hit.case));
  const further = (older.answered?.answer.hits ?? NO_HITS).filter((hit) => !known.has(hit.case));
  const optionOf = (hit: SearchHit): Choosable => ({
    key: hit.case,
    view: <FoundCase hit={hit} />,
    take: () => {
      onClose();
      navigate(caseHref(me, hit));
    },
  });
  const sections: readonly Section[] = [
    { title: s.cases, options: hits.map(optionOf) },
    { title: s.olderTitle, options: further.map(optionOf) },
  ].filter(({ options }) => options.length > 0);
  const count = hits.length >= FULL ? s.first(FULL) : s.found(hits.length + further.length);
  return (
    <Dialog title={s.title} onClose={onClose} wide>
      <Combobox
        label={s.hint}
        query={query}
        onQuery={setQuery}
        sections={sections}
        status={found === null ? '' : count}
      >
        <Filters filter={filter} onFilter={setFilter} hits={hits} />
        {found !== null && sections.length === 0 ? (
          <Empty icon="search" title={s.none(found.query)}>
            {s.noneBody}
          </Empty>
        ) : null}
      </Combobox>
      {found === null ? (
        <p className="search-foot">{s.keys}</p>
      ) : (
        <Foot answer={found.answer} query={query} older={older} />
      )}
    </Dialog>
  );
}
