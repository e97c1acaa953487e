import { useStrings } from '../../strings/strings.tsx';
import { type Filter, FILTERS } from './groups.ts';

/** Chips filter; they do nothing else. */
export function Chips({ filter, onFilter }: { readonly filter: Filter; readonly onFilter: (filter: Filter) => void }) {
  const s = useStrings().inbox;
  return (
    <fieldset className="chips">
      <legend className="spoken">{s.filter}</legend>
      {FILTERS.map((each) => (
        <button type="button" className="chip" key={each} aria-pressed={each === filter} onClick={() => onFilter(each)}>
          {s.filters[each]}
        </button>
      ))}
    </fieldset>
  );
}
