/**
 * What the operator can see, row by row; what not, what it can guess, who can read, what was given up. The rows are those of
 * the metadata table in docs/threat-model.md. Rules OV1 to OV4 in docs/protocol/operator.md.
 */
import { Link } from 'wouter';
import { Icon } from '../../components/icon/icon.tsx';
import { ScrollArea } from '../../components/scroll-area/scroll-area.tsx';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { MessagePath } from './envelope.tsx';
import './operator.css';

type Pairs = readonly (readonly string[])[];

function Points({ title, points }: { readonly title: string; readonly points: Pairs }) {
  return (
    <section className="pane">
      <h2>{title}</h2>
      <ul className="points">
        {points.map(([what, rest]) => (
          <li key={what}>
            {rest === undefined ? what : <b>{what}</b>} {rest}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Seen() {
  const s = useOfficeStrings().operator;
  return (
    <section className="pane">
      <h2>{s.seesTitle}</h2>
      <table className="seen">
        <thead>
          <tr>
            <th scope="col">{s.sees}</th>
            <th scope="col">{s.why}</th>
            <th scope="col">{s.tells}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(s.rows).map(([row, [sees, why, tells]]) => (
            <tr key={row}>
              <th scope="row">{sees}</th>
              <td data-label={s.why}>{why}</td>
              <td data-label={s.tells}>{tells}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const alone = (points: readonly string[]): Pairs => points.map((point) => [point]);

export function OperatorPage() {
  const strings = useOfficeStrings();
  const s = strings.operator;
  const { host } = useMe();
  return (
    <main className="main operator-page" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{s.title}</h1>
        <p>{s.sub}</p>
      </div>
      <ScrollArea className="page-body">
        <p>
          <Link href="/security">
            <Icon name="left" /> {s.back}
          </Link>
        </p>
        <p className="pane sealed-words">
          <Icon name="lock" size={20} /> {strings.shell.sealed(host)}
        </p>
        <MessagePath host={host} />
        <div className="columns">
          <Points title={s.notTitle} points={alone(s.not)} />
          <Points title={s.guessTitle} points={alone(s.guess)} />
        </div>
        <Seen />
        <div className="columns">
          <Points title={s.readTitle} points={[...s.read, [s.host(host)]]} />
          <Points title={s.canTitle} points={s.can} />
        </div>
        <Points title={s.gaveUpTitle} points={s.gaveUp} />
      </ScrollArea>
    </main>
  );
}
