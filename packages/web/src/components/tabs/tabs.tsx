/** Five tabs at the foot of a phone. */
import { Link, useRoute } from 'wouter';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Icon, type IconName } from '../icon/icon.tsx';
import { teamsOfInbox } from '../rail/rail.tsx';
import './tabs.css';

/** Pages with a tab of their own; everything else is found under More. */
const TABBED: ReadonlySet<string> = new Set(['team', 'new', 'services', 'chats']);

interface TabProps {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  readonly current: boolean;
  readonly count?: number;
}

function Tab({ href, icon, label, current, count = 0 }: TabProps) {
  const s = useStrings().shell;
  return (
    <li>
      <Link href={href} aria-current={current ? 'page' : undefined}>
        <span className="tab-icon">
          <Icon name={icon} size={22} />
          {count === 0 ? null : (
            <span className="count" aria-label={s.waiting(count)}>
              {count}
            </span>
          )}
        </span>
        {label}
      </Link>
    </li>
  );
}

export function Tabs() {
  const s = useStrings().shell;
  const me = useMe();
  const [, match] = useRoute('/:page/*?');
  const page = match?.page ?? 'team';
  const waiting = teamsOfInbox(me).reduce((sum, team) => sum + team.waiting, 0);
  return (
    <nav className="tabs" aria-label={s.pages}>
      <ul>
        <Tab href="/" icon="inbox" label={s.inbox} current={page === 'team'} count={waiting} />
        <Tab href="/new" icon="plus" label={s.newCase} current={page === 'new'} />
        <Tab href="/services" icon="book" label={s.services} current={page === 'services'} />
        <Tab href="/chats" icon="chat" label={s.chats} current={page === 'chats'} />
        <Tab href="/more" icon="more" label={s.more} current={!TABBED.has(page)} />
      </ul>
    </nav>
  );
}
