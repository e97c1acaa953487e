import type { MessageItem } from '@corridor/cases';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { Prose } from './prose.tsx';

/** The original of an amended message, struck through but there, and who changed it why. */
export function Amended({ item }: { readonly item: MessageItem }) {
  const s = useStrings();
  const now = useNow();
  const newest = item.amendments.at(-1);
  if (newest === undefined || item.body.act === 'advised') return null;
  return (
    <div className="amended">
      <span className="spoken">{s.thread.original}</span>
      <Prose text={item.body.text} struck />
      <p className="amended-by">{s.thread.amended(newest.by.name, momentWords(newest.at, now, s), newest.reason)}</p>
    </div>
  );
}
