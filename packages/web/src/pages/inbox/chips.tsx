import type { Inbox } from '@corridor/client';
import type { UserId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { countOf, type Filter, FILTERS } from './groups.ts';

/** Chips that say how many there are, because none is what one hopes for. */
const COUNTED: ReadonlySet<Filter> = new Set(['unclaimed', 'urgent', 'overdue']);

interface ChipsProps {
  readonly inbox: Pick<Inbox, 'rows'>;
  readonly me: UserId;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** Chips filter; they do nothing else. */
export function Chips({ inbox, me, filter, onFilter }: ChipsProps) {
  const s = useStrings().inbox;
  return (
    <fieldset className="chips">
      <legend className="spoken">{s.filter}</legend>
      {FILTERS.map((each) => {
        const count = COUNTED.has(each) ? countOf(inbox, each, me) : 0;
        return (
          <button
            type="button"
            className="chip"
            key={each}
            aria-pressed={each === filter}
            onClick={() => onFilter(each)}
          >
            {s.filters[each]}
            {count === 0 ? null : <span className="chip-count"> {count}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
