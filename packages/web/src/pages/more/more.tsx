/** On a phone: the teams, the other pages, me. */
import { Link } from 'wouter';
import { Icon } from '../../components/icon/icon.tsx';
import { DutyState } from '../../components/rail/duty-state.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import { useWatched } from '../../session/client.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { useOffices } from '../shell/offices.ts';
import { pagesFor } from '../shell/pages.ts';
import './more.css';

export function More() {
  const s = useStrings();
  const me = useMe();
  const connection = useWatched('connection', null);
  const teams = teamsOfInbox(me);
  const pages = pagesFor(me, useOffices());
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{s.shell.more}</h1>
        {connection === null ? null : <p>{s.shell.connection[connection.state]}</p>}
      </div>
      <nav className="page-body more" aria-label={s.shell.more}>
        <DutyState />
        {teams.length === 0 ? null : <h2>{s.shell.teams}</h2>}
        {teams.map((team) => (
          <Link key={team.team} href={`/team/${team.team}`} className="more-item">
            <Icon name="people" size={20} />
            <span>{team.name}</span>
            {team.waiting === 0 ? null : (
              <span
                className={team.overdue > 0 ? 'count late' : 'count calm'}
                aria-label={s.shell.waiting(team.waiting)}
              >
                {team.waiting}
              </span>
            )}
          </Link>
        ))}
        <h2>{s.shell.pages}</h2>
        {[...pages, { href: '/outbox', icon: 'clock' as const, label: () => s.shell.outbox.title }].map(
          ({ href, icon, label }) => (
            <Link key={href} href={href} className="more-item">
              <Icon name={icon} size={20} />
              <span>{label(s)}</span>
              <Icon name="right" />
            </Link>
          ),
        )}
      </nav>
    </main>
  );
}
