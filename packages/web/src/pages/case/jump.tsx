/** While something new is out of sight: how much, which way, and a button that goes there, as `u` does. Rule HB8. */
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { Icon } from '../../components/icon/icon.tsx';
import { useKeys } from '../../session/keys.ts';
import { useStrings } from '../../strings/use-strings.ts';
import './jump.css';

/** Marks the place of a line that was new when the case was opened, or came since: `new` until it was in sight. */
export const NEW_LINE = 'data-new';
const UNSEEN = `[${NEW_LINE}="new"]`;

interface OutOfSight {
  readonly above: number;
  readonly below: number;
}

const NOTHING: OutOfSight = { above: 0, below: 0 };

/** What has come into sight is new no longer; the rest is counted by where it lies. */
function outOfSight(scroller: HTMLElement): OutOfSight {
  const { top, bottom } = scroller.getBoundingClientRect();
  const count = { above: 0, below: 0 };
  for (const line of scroller.querySelectorAll(UNSEEN)) {
    const edge = line.getBoundingClientRect();
    if (edge.bottom <= top) count.above++;
    else if (edge.top >= bottom) count.below++;
    else line.setAttribute(NEW_LINE, 'seen');
  }
  return count;
}

export interface Jump {
  readonly out: OutOfSight;
  readonly look: () => void;
  readonly go: () => void;
}

/** @param length Changes when lines come. */
export function useJump(scroller: RefObject<HTMLElement | null>, length: number): Jump {
  const s = useStrings().habits.keys;
  const [out, setOut] = useState(NOTHING);
  const look = useCallback(() => {
    const next = scroller.current === null ? NOTHING : outOfSight(scroller.current);
    setOut((before) => (before.above === next.above && before.below === next.below ? before : next));
  }, [scroller]);
  useEffect(() => {
    // After the lines that came were laid out, and the thread went to its end if it follows it.
    const frame = length === 0 ? null : requestAnimationFrame(look);
    return () => {
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [look, length]);
  const go = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    (element.querySelector(UNSEEN) ?? element.querySelector('#unread'))?.scrollIntoView({ block: 'start' });
  }, [scroller]);
  useKeys({ u: { says: s.unread, run: go } });
  return { out, look, go };
}

export function JumpButton({ jump: { out, go } }: { readonly jump: Jump }) {
  const s = useStrings().habits.unread;
  if (out.below === 0 && out.above === 0) return null;
  const isBelow = out.below > 0;
  return (
    <button type="button" className="jump" onClick={go}>
      <Icon name={isBelow ? 'down' : 'up'} size={16} />
      {isBelow ? s.below(out.below) : s.above(out.above)}
    </button>
  );
}
