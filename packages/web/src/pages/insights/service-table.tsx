import type { Insight } from '@corridor/client';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { spanWords } from '../../time.ts';
import { shareOf } from './figures.ts';

/** Each service. What is counted from fewer than five is a dash. */
export function ServiceTable({ services }: { readonly services: Insight['services'] }) {
  const s = useOfficeStrings();
  const words = s.insights;
  const dash = words.hidden;
  return (
    <section className="pane chart services-table">
      <h2>{words.servicesTitle}</h2>
      <p className="quiet">{words.servicesSub}</p>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{words.service}</th>
            <th scope="col">{words.cases}</th>
            <th scope="col">{words.halfWithin}</th>
            <th scope="col">{words.in24}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ name, cases, medianMinutes, within24Hours, all }) => (
            <tr key={name}>
              <th scope="row">{name === '' ? words.joined : name}</th>
              <td>{cases ?? dash}</td>
              <td>{medianMinutes === null ? dash : spanWords(medianMinutes * 60_000, s)}</td>
              <td>
                {within24Hours === null || all === null
                  ? dash
                  : `${shareOf(within24Hours, all) ?? dash} (${within24Hours})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
