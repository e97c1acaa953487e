/** The networks that take the area's cases when a service of its own does not. */
import type { AreaView } from '@corridor/client';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';

export type Network = AreaView['networks'][number];

export function Networks({ area, onAsk }: { readonly area: AreaView; readonly onAsk: (network: Network) => void }) {
  const s = useOfficeStrings().area;
  return (
    <section className="pane">
      <h2>{s.networks}</h2>
      <p className="quiet">{s.networksBody}</p>
      {area.networks.length === 0 ? <p>{s.noNetworks}</p> : null}
      <ul className="area-networks">
        {area.networks.map((network) => (
          <li key={network.team}>
            <span className={network.state === 'on' ? 'tag on' : 'tag'}>
              <Icon name={network.state === 'on' ? 'tick' : 'close'} size={15} /> {s.states[network.state]}
            </span>
            <div>
              <p>
                <b>{network.name}</b>, {network.organisationName}
              </p>
              <p className="quiet">
                {network.fallbackOf.length === 0 ? s.fallbackOfNone : s.fallbackOf(network.fallbackOf.join('; '))}
              </p>
            </div>
            {area.mayChange ? (
              <Button onClick={() => onAsk(network)}>
                {network.state === 'on' ? s.turnOff(network.name) : s.turnOn(network.name)}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {area.mayChange ? null : <p className="quiet">{s.readOnly}</p>}
    </section>
  );
}
