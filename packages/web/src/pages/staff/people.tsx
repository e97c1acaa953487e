/** Everybody who works here, searched and filtered; a name opens what one can do about its person. */
import type { Staff, StaffPerson } from '@corridor/client';
import { useId, useState } from 'react';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { TextField } from '../../components/field/field.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { useNow } from '../../session/clock.tsx';
import type { UserId } from '../../session/ids.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { type Filter, FILTERS, fits, openInvitation, search, teamNames } from './matching.ts';
import { Certificate, Keys, Sessions, Teams } from './standing.tsx';

/** Drawn at once; a trust has thousands. */
const PAGE = 50;

interface PeopleProps {
  readonly staff: Staff;
  readonly me: UserId;
  readonly onOpen: (user: UserId) => void;
}

interface RowProps {
  readonly person: StaffPerson;
  readonly staff: Staff;
  readonly isMe: boolean;
  readonly onOpen: (user: UserId) => void;
}

function Row({ person, staff, isMe, onOpen }: RowProps) {
  const s = useOfficeStrings().staff;
  const { columns } = s;
  const { user, name, role, registration } = person;
  return (
    <tr>
      <th scope="row">
        <LinkButton onClick={() => onOpen(user)}>
          {name}
          {isMe ? ` (${s.you})` : ''}
        </LinkButton>
        <small>{role}</small>
      </th>
      <td data-label={columns.registration}>
        {registration === '' ? <span className="quiet">{s.notRegistered}</span> : registration}
      </td>
      <td data-label={columns.teams}>
        <Teams person={person} names={teamNames(staff)} />
      </td>
      <td data-label={columns.enrolled}>
        <Keys person={person} invitation={openInvitation(staff, user)} />
      </td>
      <td data-label={columns.certificate}>
        <Certificate person={person} />
      </td>
      <td data-label={columns.sessions}>
        <Sessions sessions={person.sessions} />
      </td>
    </tr>
  );
}

interface FilterChipsProps {
  readonly staff: Staff;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function FilterChips({ staff, filter, onFilter }: FilterChipsProps) {
  const s = useOfficeStrings().staff;
  const now = useNow();
  return (
    <fieldset className="chips staff-chips">
      <legend className="spoken">{s.filter}</legend>
      {FILTERS.map((each) => (
        <button key={each} type="button" className="chip" aria-pressed={each === filter} onClick={() => onFilter(each)}>
          {s.filters[each]} <span className="chip-count">{staff.people.filter(fits(staff, each, now)).length}</span>
        </button>
      ))}
    </fieldset>
  );
}

export function People({ staff, me, onOpen }: PeopleProps) {
  const s = useOfficeStrings().staff;
  const now = useNow();
  const heading = useId();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [most, setMost] = useState(PAGE);
  const found = staff.people.filter(fits(staff, filter, now)).filter(search(staff, query));
  const left = found.length - most;
  return (
    <section className="pane staff-people" aria-labelledby={heading}>
      <h2 id={heading}>{s.people}</h2>
      <TextField
        label={s.search}
        hint={s.searchHint}
        type="search"
        value={query}
        onText={setQuery}
        autoComplete="off"
        after={<Icon name="search" />}
      />
      <FilterChips staff={staff} filter={filter} onFilter={setFilter} />
      <output className="spoken">{s.found(found.length)}</output>
      {found.length === 0 ? (
        <Empty icon="people" title={s.nobody}>
          {s.nobodyBody}
        </Empty>
      ) : (
        <table className="figures-table staff-table">
          <thead>
            <tr>
              {Object.entries(s.columns).map(([column, words]) => (
                <th scope="col" key={column}>
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((person) => (
              <Row key={person.user} person={person} staff={staff} isMe={person.user === me} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      )}
      {staff.people.length === 1 ? (
        <Empty icon="people" title={s.alone}>
          {s.aloneBody}
        </Empty>
      ) : null}
      {left > 0 ? <Button onClick={() => setMost(most + PAGE)}>{s.more(Math.min(left, PAGE))}</Button> : null}
    </section>
  );
}
