/** The rail: New case, the pages, my teams with what waits for each, and who is on duty. */
import type { Me, MyTeam } from '@corridor/client';
import { Link, useRoute } from 'wouter';
import { useOffices } from '../../pages/shell/offices.ts';
import { pagesFor } from '../../pages/shell/pages.ts';
import { useWatched } from '../../session/client.tsx';
import { useMe } from '../../session/me.tsx';
import { isQuiet } from '../../session/mute.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { buttonClass } from '../button/button.tsx';
import { Icon, type IconName } from '../icon/icon.tsx';
import { DutyState } from './duty-state.tsx';
import './rail.css';

interface ItemProps {
  readonly href: string;
  readonly current: boolean;
  readonly icon?: IconName;
  readonly label: string;
  readonly count?: number;
  readonly overdue?: boolean;
  /** Nothing pops up for this team now. */
  readonly quiet?: boolean;
}

function Item({ href, current, icon, label, count = 0, overdue = false, quiet = false }: ItemProps) {
  const { shell: s, habits } = useStrings();
  return (
    <Link
      href={href}
      className={icon === undefined ? 'nav-item team' : 'nav-item'}
      aria-current={current ? 'page' : undefined}
      title={label}
    >
      {icon === undefined ? null : <Icon name={icon} size={20} />}
      <span className="nav-label">{label}</span>
      {quiet ? (
        <span className="nav-quiet" title={habits.quiet.rail}>
          <Icon name="moon" size={15} />
          <span className="spoken">{habits.quiet.rail}</span>
        </span>
      ) : null}
      {count === 0 ? null : (
        <span
          className={`count${icon === undefined ? (overdue ? ' late' : ' calm') : ''}`}
          aria-label={s.waiting(count)}
        >
          {count}
        </span>
      )}
    </Link>
  );
}

export function teamsOfInbox(me: Me): readonly MyTeam[] {
  return me.teams.filter(({ kind }) => kind !== 'personal');
}

export function Rail() {
  const s = useStrings();
  const me = useMe();
  const [inInbox, params] = useRoute('/team/:team/*?');
  const [inPage, page] = useRoute('/:page/*?');
  const [writing] = useRoute('/new');
  const shelf = useWatched('shelf', null);
  const pages = pagesFor(me, useOffices());
  const teams = teamsOfInbox(me);
  const waiting = teams.reduce((sum, team) => sum + team.waiting, 0);
  return (
    <nav className="rail" aria-label={s.shell.pages}>
      <Link
        href="/new"
        className={`${buttonClass(writing ? 'plain' : 'primary', 'usual', true)} rail-new`}
        title={s.shell.newCase}
      >
        <Icon name="plus" />
        <span className="nav-label">{s.shell.newCase}</span>
      </Link>
      <Item href="/" current={inInbox && !inPageOther(page)} icon="inbox" label={s.shell.inbox} count={waiting} />
      {pages.map(({ href, icon, label }) => (
        <Item
          key={href}
          href={href}
          current={inPage && page.page === href.split('/')[1]}
          icon={icon}
          label={label(s)}
        />
      ))}
      {teams.length === 0 ? null : <h2 className="rail-heading">{s.shell.teams}</h2>}
      {teams.map((team) => (
        <Item
          key={team.team}
          href={`/team/${team.team}`}
          current={inInbox && params.team === team.team}
          label={team.name}
          count={team.waiting}
          overdue={team.overdue > 0}
          quiet={isQuiet(team, shelf)}
        />
      ))}
      <DutyState />
    </nav>
  );
}

function inPageOther(page: { readonly page?: string } | null): boolean {
  return page?.page !== undefined && page.page !== 'team';
}
