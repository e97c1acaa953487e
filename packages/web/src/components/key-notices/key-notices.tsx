/** What was done to one's ways in, by whom and when, and what to do if it was not oneself. Quiet, until it is put away. */
import type { KeyNotice } from '@corridor/client';
import { Link } from 'wouter';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import type { OfficeStrings } from '../../strings/office.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { momentWords } from '../../time.ts';
import { Button } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import { Failure } from '../notice/failure.tsx';
import './key-notices.css';

/** More would push the inbox off a phone. */
const SHOWN = 3;

interface KeyNoticesProps {
  readonly notices: readonly KeyNotice[];
  readonly onSeen: () => void;
}

function byWords({ by }: KeyNotice, s: OfficeStrings['keyNotices']): string {
  if (by.who === 'colleague') return s.colleague(by.name);
  return by.who === 'self' ? s.self : s.machine;
}

export function KeyNotices({ notices, onSeen }: KeyNoticesProps) {
  const strings = useOfficeStrings();
  const s = strings.keyNotices;
  const client = useClient();
  const now = useNow();
  const { run, busy, failure } = useDeed();
  const newest = notices.slice(-SHOWN);
  const earlier = notices.length - newest.length;
  const put = () =>
    void run(async () => await client.keyNoticesSeen(notices.at(-1)?.seq ?? 0)).then((ok) => ok && onSeen());
  return (
    <section className="offline-bar key-notices" aria-label={s.title}>
      <Icon name="key" size={20} />
      <div className="bar-words">
        <b>{s.title}</b>
        <ul>
          {newest.map((notice) => (
            <li key={notice.seq}>
              {s.line(s.what[notice.what], byWords(notice, s), momentWords(notice.at, now, strings))}
            </li>
          ))}
        </ul>
        {earlier > 0 ? <p>{s.earlier(earlier)}</p> : null}
        <p>{s.advice}</p>
        <Failure words={failure} />
        <div className="key-notices-deeds">
          <Button size="small" disabled={busy} onClick={put}>
            {s.known}
          </Button>
          <Link href="/settings">{s.see}</Link>
        </div>
      </div>
    </section>
  );
}
