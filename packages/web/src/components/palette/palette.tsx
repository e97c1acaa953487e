/** One box for everything: cases, colleagues, teams, services, pages, and what can be done in the case that is open. */
import type { PersonName, SearchFilter } from '@corridor/client';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useOffices } from '../../pages/shell/offices.ts';
import { pagesFor } from '../../pages/shell/pages.ts';
import { caseHref } from '../../session/case-href.ts';
import { useClient, useWatched } from '../../session/client.tsx';
import { useMe } from '../../session/me.tsx';
import { offersNow } from '../../session/offers.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Empty } from '../empty/empty.tsx';
import { useSearch } from '../search/use-search.ts';
import { type Choosable, Combobox, type Section } from './combobox.tsx';
import { FoundCase, FoundThing } from './found.tsx';
import { bestFit, fitting } from './fuzzy.ts';
import { type Recent, recentFirst } from './recent.ts';
import { type Thing, thingsOffered, thingsOfPages, thingsOfServices, thingsOfTeams } from './sources.tsx';

const ALL: SearchFilter = {};
/** Beneath what begins with the words that were typed, above what merely has their letters. */
const CASES_RANK = 2.5;
const MOST_CASES = 6;
const MOST_PEOPLE = 5;
const MOST_SERVICES = 6;

export interface PaletteProps {
  readonly onClose: () => void;
  /** Goes on to the search of cases with the words that stand there. */
  readonly onSearch: (query: string) => void;
  /** What was taken before, for as long as the lock is open. */
  readonly recent: Recent;
}

function usePeople(query: string): readonly PersonName[] {
  const client = useClient();
  const [people, setPeople] = useState<readonly PersonName[]>([]);
  // Everybody once: what is typed is compared here, so that a slip of the finger still finds them.
  useEffect(() => {
    let wanted = true;
    client.people('').then(
      (all) => {
        if (wanted) setPeople(all);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client]);
  if (query.trim() === '') return [];
  return fitting(people, query, ({ name, role, organisation }) => `${name} ${role} ${organisation}`);
}

export function Palette({ onClose, onSearch, recent }: PaletteProps) {
  const strings = useStrings();
  const s = strings.palette;
  const me = useMe();
  const [, navigate] = useLocation();
  const services = useWatched('services', null);
  const offices = useOffices();
  const [query, setQuery] = useState('');
  const [offers] = useState(offersNow);
  const found = useSearch(query, ALL);
  const people = usePeople(query);
  const things = useMemo(
    () => ({
      deeds: thingsOffered(offers),
      teams: thingsOfTeams(me, strings),
      services: thingsOfServices(services ?? []),
      pages: thingsOfPages(pagesFor(me, offices), strings),
    }),
    [offers, me, offices, strings, services],
  );

  const go = (href: string) => {
    onClose();
    navigate(href);
  };
  const optionOf = ({ key, name, more, icon, does }: Thing): Choosable => ({
    key,
    view: <FoundThing icon={icon} name={name} more={more} />,
    take: () => {
      if ('run' in does) {
        onClose();
        does.run();
        return;
      }
      recent.took(key);
      go(does.href);
    },
  });
  const nameOf = ({ name, more }: Thing) => `${name} ${more}`;
  const fit = (all: readonly Thing[]) => fitting(all, query, nameOf).map(optionOf);
  const best = (all: readonly Thing[]) => bestFit(all.map(nameOf), query);
  const cases = (found?.answer.hits ?? []).slice(0, MOST_CASES).map((hit): Choosable => ({
    key: `case ${hit.case}`,
    view: <FoundCase hit={hit} />,
    take: () => go(caseHref(me, hit)),
  }));
  const colleagues = people.slice(0, MOST_PEOPLE).map((person): Choosable => ({
    key: `person ${person.user}`,
    view: (
      <FoundThing
        icon="person"
        name={person.name}
        more={`${person.role}, ${person.organisation}`}
        aside={s.writeTo(person.name)}
      />
    ),
    take: () => go(`/chats?with=${person.user}`),
  }));
  const typed = query.trim() !== '';
  const before = typed ? [] : recentFirst(recent, [...things.teams, ...things.services, ...things.pages]).map(optionOf);
  const old = new Set(before.map(({ key }) => key));
  const onward: readonly Choosable[] = typed
    ? [
        {
          key: 'search',
          view: <FoundThing icon="search" name={s.moreCases(query.trim())} />,
          take: () => onSearch(query),
        },
      ]
    : [];
  // What is called as it was typed comes before words that were found in cases.
  const ranked: readonly (Section & { readonly rank: number })[] = [
    { title: s.recent, options: before, rank: 0 },
    { title: s.deeds, options: fit(things.deeds), rank: best(things.deeds) },
    { title: s.cases, options: [...cases, ...onward], rank: cases.length === 0 ? 0 : CASES_RANK },
    {
      title: s.people,
      options: colleagues,
      rank: bestFit(
        people.map(({ name }) => name),
        query,
      ),
    },
    { title: s.teams, options: fit(things.teams), rank: best(things.teams) },
    {
      title: s.services,
      options: typed ? fit(things.services).slice(0, MOST_SERVICES) : [],
      rank: best(things.services),
    },
    { title: s.pages, options: fit(things.pages), rank: best(things.pages) },
  ];
  const sections: readonly Section[] = ranked
    .toSorted((a, b) => (typed ? b.rank - a.rank : 0))
    .map(({ title, options }) => ({ title, options: options.filter(({ key }) => title === s.recent || !old.has(key)) }))
    .filter(({ options }) => options.length > 0);
  const count = sections.reduce((sum, { options }) => sum + options.length, 0) - onward.length;
  return (
    <Dialog title={s.title} onClose={onClose} wide>
      <Combobox label={s.hint} query={query} onQuery={setQuery} sections={sections} status={s.results(count)}>
        {typed && count === 0 ? <Empty icon="search" title={s.none(query.trim())} /> : null}
      </Combobox>
    </Dialog>
  );
}
