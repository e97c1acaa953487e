/** What a search keeps to: each a choice among what there is, and set ones stand out. */
import type { SearchFilter, SearchHit } from '@corridor/client';
import type { TeamId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';

interface FiltersProps {
  readonly filter: SearchFilter;
  readonly onFilter: (filter: SearchFilter) => void;
  /** Sites and outcomes are offered as they stand in what was found. */
  readonly hits: readonly SearchHit[];
}

interface ChipProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string | undefined) => void;
}

function Chip({ label, any, value, options, onChoose }: ChipProps) {
  if (options.length === 0 && value === undefined) return null;
  return (
    <select
      className={value === undefined ? 'filter-chip' : 'filter-chip on'}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{any}</option>
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
}

function among(values: readonly string[], chosen: string | undefined): readonly (readonly [string, string])[] {
  const all = chosen === undefined ? values : [chosen, ...values];
  return [...new Set(all)].toSorted((a, b) => a.localeCompare(b)).map((each) => [each, each] as const);
}

/** The filter with one part set, or taken away. */
function withPart<Part extends keyof SearchFilter>(
  filter: SearchFilter,
  part: Part,
  value: SearchFilter[Part] | undefined,
): SearchFilter {
  const rest = Object.entries(filter).filter(([name]) => name !== part);
  return Object.fromEntries(value === undefined ? rest : [...rest, [part, value]]);
}

export function Filters({ filter, onFilter, hits }: FiltersProps) {
  const s = useStrings().search;
  const { teams } = useMe();
  return (
    <fieldset className="filters">
      <legend className="spoken">{s.filters}</legend>
      <Chip
        label={s.state}
        any={s.anyState}
        value={filter.state}
        options={[
          ['open', s.open],
          ['closed', s.closed],
        ]}
        onChoose={(state) => onFilter(withPart(filter, 'state', state as SearchFilter['state']))}
      />
      <Chip
        label={s.team}
        any={s.anyTeam}
        value={filter.team}
        options={teams.map(({ team, name }) => [team, name] as const)}
        onChoose={(team) => onFilter(withPart(filter, 'team', team as TeamId | undefined))}
      />
      <Chip
        label={s.site}
        any={s.anySite}
        value={filter.site}
        options={among(
          hits.flatMap(({ sites }) => sites),
          filter.site,
        )}
        onChoose={(site) => onFilter(withPart(filter, 'site', site))}
      />
      <Chip
        label={s.outcome}
        any={s.anyOutcome}
        value={filter.outcome}
        options={among(
          hits.flatMap(({ outcome }) => outcome ?? []),
          filter.outcome,
        )}
        onChoose={(outcome) => onFilter(withPart(filter, 'outcome', outcome))}
      />
    </fieldset>
  );
}
