/** The directory of services: by specialty, place or kind, one's usual first, each as it stands now. */
import type { Service } from '@corridor/client';
import { useState } from 'react';
import { Empty } from '../../components/empty/empty.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient, useWatched } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import type { TeamId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { AskAs } from './ask-as.tsx';
import { DirectoryRow } from './directory-row.tsx';
import { useFavourites } from './favourites.ts';
import { directoryGroups, findServices, type Order, ORDERS } from './groups.ts';
import './services.css';

function Orders({ order, onOrder }: { readonly order: Order; readonly onOrder: (order: Order) => void }) {
  const s = useStrings().services;
  return (
    <fieldset className="chips directory-orders">
      <legend className="spoken">{s.order}</legend>
      {ORDERS.map((each) => (
        <button type="button" className="chip" key={each} aria-pressed={each === order} onClick={() => onOrder(each)}>
          {s.orders[each]}
        </button>
      ))}
    </fieldset>
  );
}

/** For whom one asks, and that another of one's hats may ask others. */
function Hats({ asking, onAsking }: { readonly asking: TeamId | null; readonly onAsking: (team: TeamId) => void }) {
  const s = useStrings().services;
  const me = useMe();
  const teams = teamsOfInbox(me);
  const others = me.hats.filter(({ organisation }) => organisation !== me.hat.organisation);
  if (asking === null) {
    return (
      <Notice tone="soon" icon="people" title={s.noTeam.title}>
        {s.noTeam.body}
      </Notice>
    );
  }
  const name = me.teams.find(({ team }) => team === asking)?.name ?? '';
  return (
    <div className="directory-hats">
      <AskAs teams={teams} asking={asking} onAsking={onAsking} />
      <p className="quiet">
        {teams.length > 1 ? '' : `${s.hats.now(me.hat.organisationName, name)} `}
        {others.length === 0 ? '' : s.hats.others(others.map((each) => each.organisationName).join(', '))}
      </p>
    </div>
  );
}

interface DirectoryProps {
  readonly services: readonly Service[];
  readonly typed: string;
  readonly order: Order;
  readonly asking: TeamId | null;
}

function Directory({ services, typed, order, asking }: DirectoryProps) {
  const s = useStrings();
  const client = useClient();
  const favourites = useFavourites();
  const around = { services, now: useNow() };
  const groups = directoryGroups(findServices(services, typed), order, favourites.list, s);
  if (groups.length === 0) {
    return (
      <Empty icon="search" title={s.services.none}>
        {s.services.noneBody}
      </Empty>
    );
  }
  return groups.map(({ id, title, services: shown }) => (
    <section key={id} className="directory-group" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {shown.map((service) => (
          <DirectoryRow
            key={`${service.team} ${service.pathway.id}`}
            service={service}
            around={around}
            favourites={favourites}
            asking={asking}
            onHat={() => void client.lock('asked')}
          />
        ))}
      </ul>
    </section>
  ));
}

export function Services() {
  const s = useStrings().services;
  const services = useWatched('services', null);
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<Order>('specialty');
  const [asking, setAsking] = useState<TeamId | null>(teamsOfInbox(useMe())[0]?.team ?? null);
  return (
    <main className="main directory" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{s.title}</h1>
        <p>{s.body}</p>
      </div>
      <div className="page-body">
        <div className="directory-tools">
          <div className="field">
            <input
              type="search"
              aria-label={s.find}
              placeholder={s.find}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <Orders order={order} onOrder={setOrder} />
          <output className="spoken">{s.found(findServices(services ?? [], typed).length)}</output>
        </div>
        <Hats asking={asking} onAsking={setAsking} />
        {services === null ? (
          <RowsShape rows={7} />
        ) : (
          <Directory services={services} typed={typed} order={order} asking={asking} />
        )}
      </div>
    </main>
  );
}
