/** What the operator can see: the same message twice, what it holds and why, and with equal room what this does not do. */
import { Link } from 'wouter';
import { Icon } from '../../components/icon/icon.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import { ScrollArea } from '../../components/scroll-area/scroll-area.tsx';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { LogState } from './log-state.tsx';
import './trust.css';

function Sealed({ words }: { readonly words: number }) {
  const s = useOfficeStrings().trust;
  return (
    <span className="sealed-text">
      <span className="spoken">{s.sealedText}</span>
      {Array.from({ length: words }, (_, index) => (
        <i key={index} className={`sealed-${index % 4}`} />
      ))}
    </span>
  );
}

function Twice() {
  const s = useOfficeStrings().trust;
  const { example } = s;
  return (
    <div className="twice">
      <section className="pane">
        <h2>
          <Icon name="eye" /> {s.asYou}
        </h2>
        <dl className="facts">
          <div>
            <dt>{s.patient}</dt>
            <dd>
              <b>{example.patient}</b> {example.number}
            </dd>
          </div>
          <div>
            <dt>{s.from}</dt>
            <dd>{example.from}</dd>
          </div>
          <div>
            <dt>{s.to}</dt>
            <dd>{example.to}</dd>
          </div>
          <div>
            <dt>{s.message}</dt>
            <dd>{example.text}</dd>
          </div>
          <div>
            <dt>{s.photo}</dt>
            <dd>{example.photo}</dd>
          </div>
        </dl>
        <p className="quiet">{s.exampleNote}</p>
      </section>
      <section className="pane operator">
        <h2>
          <Icon name="lock" /> {s.asOperator}
        </h2>
        <dl className="facts">
          <div>
            <dt>{s.patient}</dt>
            <dd>
              <Sealed words={6} />
            </dd>
          </div>
          <div>
            <dt>{s.from}</dt>
            <dd>{example.from}</dd>
          </div>
          <div>
            <dt>{s.to}</dt>
            <dd>{example.to}</dd>
          </div>
          <div>
            <dt>{s.message}</dt>
            <dd>
              {s.aMessage} <Sealed words={14} />
            </dd>
          </div>
          <div>
            <dt>{s.photo}</dt>
            <dd>{s.sizeRounded}</dd>
          </div>
        </dl>
        <p className="quiet">
          <b>{s.notTitle}:</b> {s.not}
        </p>
      </section>
    </div>
  );
}

export function Trust() {
  const strings = useOfficeStrings();
  const s = strings.trust;
  const me = useMe();
  return (
    <main className="main trust" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{s.title}</h1>
        <p>
          {s.sub} <Link href="/security/operator">{s.inFull}</Link>
        </p>
      </div>
      <ScrollArea className="page-body">
        <p className="pane sealed-words">
          <Icon name="lock" size={20} /> {strings.shell.sealed(me.host)}
        </p>
        <LogState />
        <Twice />
        <div className="twice">
          <section className="pane">
            <h2>{s.holdsTitle}</h2>
            <table className="figures-table">
              <thead>
                <tr>
                  <th scope="col">{s.sees}</th>
                  <th scope="col">{s.why}</th>
                </tr>
              </thead>
              <tbody>
                {s.rows.map(([sees, why]) => (
                  <tr key={sees}>
                    <th scope="row">{sees}</th>
                    <td>{why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section className="pane">
            <h2>{s.limitsTitle}</h2>
            <ul className="limits">
              {s.limits.map(([what, rest]) => (
                <li key={what}>
                  <b>{what}</b> {rest}
                </li>
              ))}
            </ul>
          </section>
        </div>
        <section className="pane">
          <h2>{s.yoursTitle}</h2>
          <p>{s.host(me.host)}</p>
          <p>
            {s.teams}:{' '}
            {teamsOfInbox(me)
              .map(({ name }) => name)
              .join(', ')}
          </p>
        </section>
      </ScrollArea>
    </main>
  );
}
