import { type MessageItem, messageText } from '@corridor/cases';
import { useStrings } from '../../strings/use-strings.ts';
import { IconButton } from '../button/button.tsx';

export type QuotedItem = MessageItem;

/** What the reply answers, above what is written. */
export function Quoting({ quoting, onStop }: { readonly quoting: QuotedItem | null; readonly onStop: () => void }) {
  const s = useStrings().thread.composer;
  if (quoting === null) return null;
  const text = quoting.body.act === 'advised' ? quoting.body.plan : messageText(quoting);
  return (
    <div className="composer-quote">
      <p>
        <b>{s.quoting(quoting.by.name)}</b> {text.slice(0, 120)}
      </p>
      <IconButton icon="close" label={s.stopQuoting} onClick={onStop} />
    </div>
  );
}
