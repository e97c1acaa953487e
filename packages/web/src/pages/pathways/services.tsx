/** What the organisation offers, each with a switch that acts at once. */
import type { ReleasedPathway } from '@corridor/client';
import { Button } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { Choice } from '../../components/option/option.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';

const STATES = ['open', 'off', 'closed'] as const;

interface ReleasedProps {
  readonly released: readonly ReleasedPathway[];
  readonly onState: (service: ReleasedPathway, state: ReleasedPathway['state']) => void;
  /** Null for somebody who may not propose. */
  readonly onEdit: ((service: ReleasedPathway) => void) | null;
}

export function Released({ released, onState, onEdit }: ReleasedProps) {
  const s = useOfficeStrings().pathways;
  return (
    <section className="pane">
      <h2>{s.released}</h2>
      {released.length === 0 ? <Empty icon="refer" title={s.nothingReleased} /> : null}
      <ul className="pathway-list">
        {released.map((service) => (
          <li key={`${service.team}${service.pathway}`}>
            <div>
              <p>
                <b>{service.title}</b> <span className="tag">{s.version(service.version)}</span>
              </p>
              <p className="quiet">{s.answeredBy(service.teamName, service.telephone)}</p>
            </div>
            <Choice
              legend={<span className="spoken">{s.stateOf(service.title, service.teamName)}</span>}
              options={STATES.map((value) => ({ value, label: s.states[value] }))}
              value={service.state}
              onChoose={(state) => onState(service, state)}
            />
            {onEdit === null ? null : (
              <Button size="small" icon="edit" onClick={() => onEdit(service)}>
                {s.newVersionOf}
                <span className="spoken"> {service.title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
