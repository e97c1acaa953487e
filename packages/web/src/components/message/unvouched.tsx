import { useStrings } from '../../strings/use-strings.ts';
import { Icon } from '../icon/icon.tsx';

/** A message whose author sent it though nobody had confirmed who reads it; what that means for its readers, on press. */
export function Unvouched() {
  const s = useStrings().thread.unvouched;
  return (
    <details className="message-unvouched">
      <summary>
        <Icon name="shield" size={15} /> {s.title}
      </summary>
      <p>{s.body}</p>
    </details>
  );
}
