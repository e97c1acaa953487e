import type { Delivery } from '@corridor/client';
import { useNow } from '../../session/clock.tsx';
import { wordsForError } from '../../session/refusal.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { Icon, type IconName } from '../icon/icon.tsx';
import { goesByItself } from './goes-by-itself.ts';

const NAMED = 3;
const ICONS: Readonly<Record<Delivery['state'], IconName>> = {
  queued: 'clock',
  sending: 'clock',
  refused: 'alert',
  accepted: 'tick',
  delivered: 'tick',
  seen: 'eye',
};

function useWords(delivery: Delivery): string {
  const s = useStrings();
  const now = useNow();
  const some = (names: readonly string[]) =>
    names.length <= NAMED
      ? names.join(', ')
      : `${names.slice(0, NAMED).join(', ')} ${s.thread.delivery.more(names.length - NAMED)}`;
  switch (delivery.state) {
    case 'queued':
    case 'sending':
      return s.thread.delivery[delivery.state];
    case 'refused': {
      const { what, next } = wordsForError(delivery.code, s);
      const why = `${what} ${next}`;
      return goesByItself(delivery) ? why : `${s.thread.delivery.refused}. ${why}`;
    }
    case 'accepted':
      return s.thread.delivery.accepted(momentWords(delivery.at, now, s));
    case 'delivered':
      return s.thread.delivery.delivered(some(delivery.to));
    case 'seen':
      return s.thread.delivery.seen(some(delivery.by.map(({ name, at }) => `${name} ${momentWords(at, now, s)}`)));
    default:
      return delivery satisfies never;
  }
}

/** How far a message of one's own has got: honest, never assumed. */
export function DeliveryLine({ delivery }: { readonly delivery: Delivery }) {
  const words = useWords(delivery);
  const isWaiting = goesByItself(delivery);
  const { waiting } = useStrings().thread.delivery;
  return (
    <p className={`delivery ${isWaiting ? 'waiting' : delivery.state}`}>
      <Icon name={isWaiting ? 'clock' : ICONS[delivery.state]} size={15} />
      <span>
        {isWaiting ? <b>{waiting}. </b> : null}
        {words}
      </span>
    </p>
  );
}
