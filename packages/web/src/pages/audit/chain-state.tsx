/** Whether the server's records fit together, as the guardian found when it last read them. Rule AU9. */
import type { Audit } from '@corridor/client';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords, momentWords } from '../../time.ts';

export function ChainState({ chain }: Pick<Audit, 'chain'>) {
  const strings = useOfficeStrings();
  const s = strings.audit.chain;
  const now = useNow();
  const { state, since, until, brokenAt } = chain;
  if (state === 'broken')
    return (
      <Notice tone="late" icon="alert" title={s.broken(brokenAt ?? 0)} live>
        {s.brokenBody}
      </Notice>
    );
  if (until === null)
    return (
      <Notice tone="soon" icon="info" title={s.unread}>
        {s.unreadBody}
      </Notice>
    );
  return (
    <Notice tone="plain" icon="tick" title={s.whole(momentWords(until, now, strings))}>
      {since === null ? s.none : s.wholeBody(dateWords(since))}
    </Notice>
  );
}
