/** The rail: New case, the pages, my teams with what waits for each, and who is on duty. */
import type { Me, MyTeam } from '@corridor/client';
import { Link, useRoute } from 'wouter';
import { PAGES } from '../../pages/shell/pages.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/strings.tsx';
import { shownTime } from '@corridor/cases';
import { buttonClass } from '../button/button.tsx';
import { Icon, type IconName } from '../icon/icon.tsx';
import './rail.css';

interface ItemProps {
  readonly href: string;
  readonly current: boolean;
  readonly icon?: IconName;
  readonly label: string;
  readonly count?: number;
  readonly overdue?: boolean;
}

function Item({ href, current, icon, label, count = 0, overdue = false }: ItemProps) {
  const s = useStrings().shell;
  return (
    <Link
      href={href}
      className={icon === undefined ? 'nav-item team' : 'nav-item'}
      aria-current={current ? 'page' : undefined}
      title={label}
    >
      {icon === undefined ? null : <Icon name={icon} size={20} />}
      <span className="nav-label">{label}</span>
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

function OnDuty({ me }: { readonly me: Me }) {
  const s = useStrings().shell;
  const duty = teamsOfInbox(me).find(({ onDuty }) => onDuty !== null)?.onDuty ?? null;
  if (duty === null) return null;
  const name = (person: typeof duty.now) => (person?.user === me.hat.user ? s.you : (person?.name ?? null));
  const now = name(duty.now);
  return (
    <p className="on-duty">
      <Icon name="shield" />
      <span>
        <b>{s.onDuty}</b>
        {now === null
          ? s.nobodyOnDuty
          : s.dutyLine(now, duty.until === null ? null : shownTime(duty.until), name(duty.next))}
      </span>
    </p>
  );
}

export function Rail() {
  const s = useStrings();
  const me = useMe();
  const [inInbox, params] = useRoute('/team/:team/*?');
  const [inPage, page] = useRoute('/:page/*?');
  const [writing] = useRoute('/new');
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
      {PAGES.map(({ href, icon, label }) => (
        <Item key={href} href={href} current={inPage && `/${page.page}` === href} icon={icon} label={label(s)} />
      ))}
      <h2 className="rail-heading">{s.shell.teams}</h2>
      {teams.map((team) => (
        <Item
          key={team.team}
          href={`/team/${team.team}`}
          current={inInbox && params.team === team.team}
          label={team.name}
          count={team.waiting}
          overdue={team.overdue > 0}
        />
      ))}
      <OnDuty me={me} />
    </nav>
  );
}

function inPageOther(page: { readonly page?: string } | null): boolean {
  return page?.page !== undefined && page.page !== 'team';
}
