/** Search of what one can open, and of people: Ctrl K. */
import type { PersonName, SearchAnswer, SearchHit } from '@corridor/client';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useClient } from '../../session/client.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/strings.tsx';
import { dateWords } from '../../time.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Empty } from '../empty/empty.tsx';
import { Icon } from '../icon/icon.tsx';
import { teamsOfInbox } from '../rail/rail.tsx';
import { rowName } from '../row/row.tsx';
import './search.css';

const PAUSE = 120;

interface Found {
  readonly query: string;
  readonly answer: SearchAnswer;
  readonly people: readonly PersonName[];
}

function useFound(query: string): Found | null {
  const client = useClient();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let wanted = query.trim() !== '';
    const timer = setTimeout(() => {
      if (!wanted) return;
      void Promise.all([client.search(query), client.people(query)]).then(([answer, people]) => {
        if (wanted) setFound({ query, answer, people });
      });
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, query]);
  return query.trim() === '' ? null : found;
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const s = useStrings().inbox;
  return (
    <>
      <Icon name="inbox" />
      <span className="search-words">
        <b>{rowName(hit) ?? s.noPatient}</b> {hit.subject}
        <small>{hit.snippet}</small>
      </span>
      <time>{dateWords(hit.changedAt)}</time>
    </>
  );
}

function Person({ person }: { readonly person: PersonName }) {
  const s = useStrings().shell.find;
  return (
    <>
      <Icon name="person" />
      <span className="search-words">
        <b>{person.name}</b> {person.role}
        <small>{person.organisation}</small>
      </span>
      <span className="quiet">{s.chatWith(person.name)}</span>
    </>
  );
}

interface Target {
  readonly key: string;
  readonly href: string;
  readonly view: React.JSX.Element;
}

function targetsOf(found: Found | null, team: string | undefined): readonly Target[] {
  if (found === null) return [];
  const cases = found.answer.hits.map((hit) => ({
    key: hit.case,
    href: team === undefined ? `/chats/${hit.case}` : `/team/${team}/case/${hit.case}`,
    view: <Hit hit={hit} />,
  }));
  const people = found.people.map((person) => ({
    key: person.user,
    href: `/chats?with=${person.user}`,
    view: <Person person={person} />,
  }));
  return [...cases, ...people];
}

export function Search({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().shell;
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(query);
  const targets = targetsOf(found, teamsOfInbox(useMe())[0]?.team);
  const open = (target: Target | undefined) => {
    if (target === undefined) return;
    onClose();
    navigate(target.href);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(targets.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') open(targets[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={s.find.title} onClose={onClose} wide>
      <div className="field">
        <input
          type="search"
          aria-label={s.find.hint}
          placeholder={s.find.hint}
          value={query}
          autoComplete="off"
          role="combobox"
          aria-expanded={targets.length > 0}
          aria-controls="search-results"
          aria-activedescendant={targets[at] === undefined ? undefined : `search-${at}`}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div id="search-results" role="listbox" aria-label={s.find.title}>
        {targets.map((target, index) => (
          <button
            type="button"
            role="option"
            id={`search-${index}`}
            aria-selected={index === at}
            className="search-target"
            key={target.key}
            tabIndex={-1}
            onClick={() => open(target)}
          >
            {target.view}
          </button>
        ))}
      </div>
      {found !== null && targets.length === 0 ? (
        <Empty icon="search" title={s.find.none(found.query)}>
          {s.find.noneBody}
        </Empty>
      ) : null}
      <p className="quiet search-foot" role="status">
        {found?.answer.searchedBackTo == null
          ? s.find.keys
          : s.find.searchedBackTo(dateWords(found.answer.searchedBackTo))}
      </p>
    </Dialog>
  );
}
