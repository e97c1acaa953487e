/** Half an hour before a shift ends, the way to hand over what is open. Rule SH3. */
import { Link, useRoute } from 'wouter';
import { endsSoon } from '../../pages/shift-end/shift.ts';
import { useNow } from '../../session/clock.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { spanWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';

export function ShiftBar() {
  const s = useStrings();
  const now = useNow();
  const ending = endsSoon(useMe(), now);
  const [isThere] = useRoute('/shift-end');
  if (ending === null || isThere) return null;
  return (
    <output className="offline-bar shift-bar">
      <Icon name="clock" size={20} />
      <span className="bar-words">
        <b>{s.shiftEnd.offer(spanWords(ending.until - now, s))}</b> {ending.team.name}
      </span>
      <Link href="/shift-end">{s.shiftEnd.offerGo}</Link>
    </output>
  );
}
