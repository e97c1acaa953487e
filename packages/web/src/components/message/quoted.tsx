import { messageText } from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import type { EventId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';

/** What a message replies to, taken from the case, never from the message that quotes it. */
export function Quoted({ event }: { readonly event: EventId }) {
  const s = useStrings().thread;
  const { state } = useCase();
  const item = state.thread.find((each) => each.kind === 'message' && each.id === event);
  if (item?.kind !== 'message') return null;
  const text = item.body.act === 'advised' ? item.body.plan : messageText(item);
  return (
    <a className="quoted" href={`#m-${event}`}>
      <span className="spoken">{s.quoted}</span>
      <b>{item.by.name}</b> {text.length > 160 ? `${text.slice(0, 160)}…` : text}
    </a>
  );
}
