import type { MyTeam, Service } from '@corridor/client';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { IconButton } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import type { TeamId } from '../../session/ids.ts';
import { useStrings } from '../../strings/strings.tsx';
import { groupsOf, stateOf, usualWords } from './service-words.ts';

interface ServiceListProps {
  readonly services: readonly Service[] | null;
  readonly chosen: Service | null;
  /** On a phone the list gives way to the next step. */
  readonly hidden: boolean;
  readonly teams: readonly MyTeam[];
  readonly asking: TeamId | null;
  readonly onAsking: (team: TeamId) => void;
  readonly saved: boolean;
  readonly onChoose: (service: Service) => void;
}

function ServiceRow({
  service,
  current,
  onChoose,
}: {
  readonly service: Service;
  readonly current: boolean;
  readonly onChoose: () => void;
}) {
  const s = useStrings();
  const state = stateOf(service, s);
  return (
    <button type="button" className="service" aria-pressed={current} onClick={onChoose}>
      <span className="service-first">
        <b>{service.pathway.title}</b>
        <span>{usualWords(service, s)}</span>
      </span>
      <span className="service-place">
        {service.name === service.pathway.title ? '' : `${service.name}, `}
        {service.organisationName}
      </span>
      <span className="service-state">
        <i className={`status-dot ${state.dot}`} />
        <span>
          <b>{state.is}</b> {state.more}
        </span>
      </span>
    </button>
  );
}

export function ServiceList({ services, chosen, hidden, teams, asking, onAsking, saved, onChoose }: ServiceListProps) {
  const s = useStrings();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const groups = groupsOf(services ?? [], typed, asking);
  // Until a service is chosen the list is the page.
  const List = hidden ? 'section' : 'main';
  return (
    <List
      className={hidden ? 'list services behind' : 'list services'}
      aria-label={s.newCase.choose}
      {...(hidden ? {} : { id: 'main', tabIndex: -1 })}
    >
      <div className="phone-head">
        <IconButton icon="left" label={s.shell.back} onClick={() => navigate('/')} />
        <b>{s.newCase.title}</b>
        <output>{saved ? s.newCase.saved : ''}</output>
      </div>
      <div className="list-head">
        <h1>
          <span className="only-wide">{s.newCase.title}</span>
          <span className="only-phone">{s.newCase.chooseLong}</span>
        </h1>
        <p className="list-summary">{s.newCase.choose}</p>
        {teams.length > 1 ? (
          <label className="ask-as field">
            {s.newCase.asTeam}
            <select value={asking ?? ''} onChange={(event) => onAsking(event.target.value as TeamId)}>
              {teams.map(({ team, name }) => (
                <option key={team} value={team}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <div className="field service-find">
          <input
            type="search"
            aria-label={s.newCase.find}
            placeholder={s.newCase.find}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </div>
      <div className="rows services-rows">
        {services === null ? <RowsShape rows={7} /> : null}
        {services !== null && groups.length === 0 ? (
          <Empty icon="search" title={s.newCase.noService}>
            {s.newCase.noServiceBody}
          </Empty>
        ) : null}
        {groups.map(({ group, services: shown }, index) => (
          <section key={group}>
            <h2 className="group-head service-group">
              {s.newCase[group]} {index === 0 ? <span>{s.newCase.usualAnswer}</span> : null}
            </h2>
            {shown.map((service) => (
              <ServiceRow
                key={`${service.team} ${service.pathway.id}`}
                service={service}
                current={service.team === chosen?.team && service.pathway.id === chosen.pathway.id}
                onChoose={() => onChoose(service)}
              />
            ))}
          </section>
        ))}
      </div>
    </List>
  );
}
