/** Search of what one can open, and of people: Ctrl K. */
import type { PersonName, SearchAnswer, SearchHit } from '@corridor/client';
import { useEffect, useRef, useState } from 'react';
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

/** The arrow keys go from the field into the results and through them. */
function moveFocus(list: HTMLElement | null, by: 1 | -1): void {
  const targets = [...(list?.querySelectorAll('button') ?? [])];
  const at = targets.findIndex((target) => target === document.activeElement);
  targets[Math.min(targets.length - 1, Math.max(0, at + by))]?.focus();
}

export function Search({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().shell;
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const found = useFound(query);
  const targets = targetsOf(found, teamsOfInbox(useMe())[0]?.team);
  const open = (target: Target | undefined) => {
    if (target === undefined) return;
    onClose();
    navigate(target.href);
  };
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      moveFocus(list.current, event.key === 'ArrowDown' ? 1 : -1);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
  return (
    <Dialog title={s.find.title} onClose={onClose} wide>
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          open(targets[0]);
        }}
      >
        <input
          type="text"
          inputMode="search"
          enterKeyHint="search"
          aria-label={s.find.hint}
          placeholder={s.find.hint}
          value={query}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
        />
      </form>
      <ul ref={list}>
        {targets.map((target) => (
          <li key={target.key}>
            <button type="button" className="search-target" onClick={() => open(target)}>
              {target.view}
            </button>
          </li>
        ))}
      </ul>
      {found !== null && targets.length === 0 ? (
        <Empty icon="search" title={s.find.none(found.query)}>
          {s.find.noneBody}
        </Empty>
      ) : null}
      <output className="quiet search-foot">
        {found?.answer.searchedBackTo == null
          ? s.find.keys
          : s.find.searchedBackTo(dateWords(found.answer.searchedBackTo))}
      </output>
    </Dialog>
  );
}
