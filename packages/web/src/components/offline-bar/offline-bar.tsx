/** Plain words when there is no connection, and the way to what has not gone. */
import { Link } from 'wouter';
import { useWatched } from '../../session/client.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { spanWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import './offline-bar.css';

/** A clock that is off by more than this is said to be. */
const CLOCK_LIMIT = 60_000;

export function OfflineBar() {
  const s = useStrings();
  const connection = useWatched('connection', null);
  if (connection === null) return null;
  if (connection.state === 'offline') {
    return (
      <output className="offline-bar">
        <Icon name="offline" size={20} />
        <span className="bar-words">
          <b>{s.shell.offline.title}</b> {s.shell.offline.body(connection.unsent)}
        </span>
        {connection.unsent > 0 ? <Link href="/outbox">{s.shell.offline.outbox}</Link> : null}
      </output>
    );
  }
  if (Math.abs(connection.clockOffset) > CLOCK_LIMIT) {
    return (
      <output className="offline-bar">
        <Icon name="clock" size={20} />
        <span className="bar-words">{s.shell.clockOff(spanWords(Math.abs(connection.clockOffset), s))}</span>
      </output>
    );
  }
  return null;
}
