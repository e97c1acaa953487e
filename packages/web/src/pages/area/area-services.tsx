/** What the area's services do now: open or not, who is on call, how soon they usually answer. */
import type { AreaView, Duty, Service } from '@corridor/client';
import { Icon } from '../../components/icon/icon.tsx';
import { ScrollArea } from '../../components/scroll-area/scroll-area.tsx';
import { useWatched } from '../../session/client.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { spanWords } from '../../time.ts';

const MINUTE = 60_000;

function OnCall({ duty }: { readonly duty: Duty | null }) {
  const s = useOfficeStrings().area;
  if (duty === null) return <>{s.noRota}</>;
  if (duty.now !== null) return <>{duty.now.name}</>;
  if (duty.deputy !== null) return <>{s.deputy(duty.deputy.name)}</>;
  return (
    <span className="tag late">
      <Icon name="alert" size={15} /> {s.nobodyOnCall}
    </span>
  );
}

function ServiceRow({ service }: { readonly service: Service }) {
  const strings = useOfficeStrings();
  const s = strings.area;
  const { name, organisationName, pathway, state, duty, usualMinutes } = service;
  return (
    <tr>
      <th scope="row">
        {pathway.title}
        <small>
          {name}, {organisationName}
        </small>
      </th>
      <td>{s.serviceStates[state]}</td>
      <td>
        <OnCall duty={duty} />
      </td>
      <td>{usualMinutes === null ? s.tooFew : s.usually(spanWords(usualMinutes * MINUTE, strings))}</td>
    </tr>
  );
}

export function AreaServices({ area }: { readonly area: AreaView }) {
  const s = useOfficeStrings().area;
  const services = useWatched('services', null) ?? [];
  const of = new Set(area.organisations.map(({ organisation }) => organisation));
  const shown = services
    .filter(({ organisation }) => of.has(organisation))
    .toSorted((a, b) => (a.pathway.title < b.pathway.title ? -1 : 1));
  return (
    <section className="pane">
      <h2>{s.services}</h2>
      {shown.length === 0 ? <p className="quiet">{s.noServices}</p> : null}
      {shown.length === 0 ? null : (
        <ScrollArea className="area-table">
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{s.service}</th>
                <th scope="col">{s.state}</th>
                <th scope="col">{s.onCall}</th>
                <th scope="col">{s.usual}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((service) => (
                <ServiceRow key={`${service.team}${service.pathway.id}`} service={service} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </section>
  );
}
