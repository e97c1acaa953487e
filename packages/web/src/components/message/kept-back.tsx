/** A message that the log keeps back: whom to telephone, and the way to send it all the same where that may be. */
import type { ClientErrorCode, Unsent } from '@corridor/client';
import { useClient, useWatched } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Button, buttonClass } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';

const KEPT_BACK: ReadonlySet<ClientErrorCode> = new Set([
  'log-stale',
  'log-forked',
  'roster-withheld',
  'vouch-withheld',
  'not-vouched-for',
  'not-in-log',
]);

interface KeptBackProps {
  readonly unsent: Unsent;
  /** Of the team that would read it; null if none is known. */
  readonly telephone: string | null;
}

export function KeptBack({ unsent: { event, delivery }, telephone }: KeptBackProps) {
  const s = useStrings().shell.outbox;
  const client = useClient();
  const deed = useDeed();
  // Where one colleague's word is against the log, its author decides; where the log contradicts itself, nothing goes.
  const isSplit = useWatched('log', null)?.fault === 'split';
  if (delivery.state !== 'refused' || !KEPT_BACK.has(delivery.code)) return null;
  return (
    <>
      {telephone === null ? null : (
        <a href={`tel:${telephone.replaceAll(' ', '')}`} className={buttonClass('plain', 'small')}>
          <Icon name="phone" />
          {s.telephone(telephone)}
        </a>
      )}
      {delivery.code === 'log-stale' || (delivery.code === 'log-forked' && isSplit) ? (
        <Button size="small" disabled={deed.busy} onClick={() => void deed.run(() => client.retry(event, true))}>
          {s.lastConfirmed}
        </Button>
      ) : null}
    </>
  );
}
