/** The top bar: brand, search, the state of the connection, me. */
import { Link } from 'wouter';
import { useWatched } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Avatar } from '../avatar/avatar.tsx';
import { BrandMark, Icon } from '../icon/icon.tsx';
import { ownDuty } from '../rail/duty-words.ts';
import './top-bar.css';

interface TopBarProps {
  readonly onSearch: () => void;
  readonly onAccount: () => void;
  readonly onLock: () => void;
}

function ConnectionState() {
  const s = useStrings().shell;
  const connection = useWatched('connection', null);
  const state = connection?.state ?? 'connecting';
  const unsent = connection?.unsent ?? 0;
  return (
    <Link href="/outbox" className="connection">
      <span className={`connection-dot ${state}`} />
      <output>
        {s.connection[state]}
        {unsent > 0 ? `, ${s.unsent(unsent)}` : ''}
      </output>
    </Link>
  );
}

/** On call or away: one glance says whether the next call is one's own. */
function OwnDuty() {
  const s = useStrings();
  const now = useNow();
  const team = useMe().teams.find(({ mine }) => mine !== 'off');
  const words = team === undefined ? null : ownDuty(team, now, s);
  if (team === undefined || words === null) return null;
  return (
    <Link href={`/rota/${team.team}`} className="top-duty" title={team.name}>
      <Icon name={team.mine === 'away' ? 'moon' : 'bell'} size={16} />
      {words}
    </Link>
  );
}

export function TopBar({ onSearch, onAccount, onLock }: TopBarProps) {
  const s = useStrings().shell;
  const { hat } = useMe();
  return (
    <header className="top-bar">
      <Link href="/" className="top-brand">
        <BrandMark />
        {s.name}
      </Link>
      <button type="button" className="top-search" onClick={onSearch}>
        <Icon name="search" />
        <span>{s.search}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <OwnDuty />
      <ConnectionState />
      <button type="button" className="top-me" onClick={onAccount} aria-haspopup="dialog">
        <Avatar name={hat.name} />
        <span className="top-name">
          {hat.name}
          <small>{hat.organisationName}</small>
        </span>
        <span className="spoken">{s.account}</span>
      </button>
      <button type="button" className="top-lock" onClick={onLock} title={s.lock}>
        <Icon name="lock" />
        <span className="spoken">{s.lock}</span>
      </button>
    </header>
  );
}
