import type { MyTeam, Service } from '@corridor/client';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { IconButton } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useNow } from '../../session/clock.tsx';
import type { TeamId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { AskAs } from '../services/ask-as.tsx';
import { useFavourites } from '../services/favourites.ts';
import { choiceGroups, findServices } from '../services/groups.ts';
import { ServiceRow } from '../services/service-row.tsx';
import { isSame } from '../services/service-words.ts';

interface ServiceListProps {
  readonly services: readonly Service[] | null;
  readonly chosen: Service | null;
  /** On a phone the list gives way to the next step. */
  readonly hidden: boolean;
  readonly teams: readonly MyTeam[];
  readonly asking: TeamId;
  readonly onAsking: (team: TeamId) => void;
  readonly saved: boolean;
  readonly onChoose: (service: Service) => void;
}

type GroupsProps = Pick<ServiceListProps, 'chosen' | 'asking' | 'onChoose'> & {
  readonly services: readonly Service[];
  readonly typed: string;
};

function Groups({ services, typed, chosen, asking, onChoose }: GroupsProps) {
  const s = useStrings();
  const now = useNow();
  const favourites = useFavourites();
  const groups = choiceGroups(findServices(services, typed), { asking, favourites: favourites.list, now }, s);
  if (groups.length === 0) {
    return (
      <Empty icon="search" title={s.services.none}>
        {s.services.noneBody}
      </Empty>
    );
  }
  return groups.map(({ id, title, services: shown }, index) => (
    <section key={id}>
      <h2 className="group-head service-group">
        {title} {index === 0 ? <span>{s.newCase.usualAnswer}</span> : null}
      </h2>
      <ul>
        {shown.map((service) => (
          <ServiceRow
            key={`${service.team} ${service.pathway.id}`}
            service={service}
            around={{ services, now }}
            favourites={favourites}
            current={chosen !== null && isSame(service, chosen)}
            onChoose={() => onChoose(service)}
          />
        ))}
      </ul>
    </section>
  ));
}

export function ServiceList(props: ServiceListProps) {
  const { services, hidden, teams, asking, onAsking, saved } = props;
  const s = useStrings();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
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
        <AskAs teams={teams} asking={asking} onAsking={onAsking} />
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
        {services === null ? <RowsShape rows={7} /> : <Groups {...props} services={services} typed={typed} />}
      </div>
    </List>
  );
}
