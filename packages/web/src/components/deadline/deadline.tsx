/** When something is due: grey, amber, red, always an icon and words. */
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { dueWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import './deadline.css';

export function Deadline({ at }: { readonly at: number }) {
  const due = dueWords(at, useNow(), useStrings());
  return (
    <span className={`deadline ${due.tone}`}>
      <Icon name={due.tone === 'late' ? 'alert' : 'clock'} size={15} />
      {due.words}
    </span>
  );
}
