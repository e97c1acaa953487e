/** How sure we are of who is who, said only when it is not as it should be: quietly, clearly, or in red. */
import type { LogShown } from '@corridor/client';
import { Link } from 'wouter';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { momentWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import './log-bar.css';

function confirmedAt({ checkpoint }: LogShown): number {
  if (checkpoint === null) return 0;
  return Math.min(checkpoint.guardianAt, checkpoint.witness?.at ?? checkpoint.guardianAt);
}

function Words({ log }: { readonly log: LogShown }) {
  const s = useOfficeStrings();
  const now = useNow();
  const { bar } = s.log;
  if (log.freshness === 'ageing') return <>{bar.ageing(momentWords(confirmedAt(log), now, s))}</>;
  const { title, body } = log.fault === 'split' ? bar.split : log.freshness === 'forked' ? bar.forked : bar.stale;
  return (
    <>
      <b>{title}</b> {body}
    </>
  );
}

export function LogBar({ log }: { readonly log: LogShown }) {
  const s = useOfficeStrings();
  return (
    <div className={`offline-bar log-bar ${log.freshness}`} role={log.freshness === 'forked' ? 'alert' : 'status'}>
      <Icon name={log.freshness === 'ageing' ? 'clock' : 'alert'} size={20} />
      <span className="bar-words">
        <Words log={log} />
      </span>
      <Link href="/security">{s.log.bar.more}</Link>
    </div>
  );
}
