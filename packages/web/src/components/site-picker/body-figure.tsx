import { useStrings } from '../../strings/use-strings.ts';
import { PLACES, type Side, SITE_CODES, type SiteCode } from './sites.ts';

interface BodyFigureProps {
  readonly view: 'front' | 'back';
  readonly code: SiteCode | null;
  readonly side: Side | null;
  readonly onPick: (code: SiteCode, side: 'left' | 'right' | null) => void;
}

/** Seen from the front the patient's left is on the viewer's right; from behind it is on the left. */
function xOf(view: 'front' | 'back', side: 'left' | 'right', away: number): number {
  const viewerRight = (view === 'front') === (side === 'left');
  return 50 + (viewerRight ? away : -away);
}

const OUTLINE =
  'M50 1.5c5 0 8 4 8 8.5 0 3.5-1.5 6-3.5 7.5v4c8 1.5 15 3.5 17 8l5 20 6 20 3 14c1 5-4 7-6 3l-4.5-12-8-19-3.5-10-1 15 2 18-1 26v22l-2 27-1 14c3 3 5 6 3 8.5-3 2-8 1-9-3l-1-18-3-26-1.5-28-1.5 28-3 26-1 18c-1 4-6 5-9 3-2-2.5 0-5.5 3-8.5l-1-14-2-27v-22l-1-26 2-18-1-15-3.5 10-8 19-4.5 12c-2 4-7 2-6-3l3-14 6-20 5-20c2-4.5 9-6.5 17-8v-4c-2-1.5-3.5-4-3.5-7.5 0-4.5 3-8.5 8-8.5z';

export function BodyFigure({ view, code, side, onPick }: BodyFigureProps) {
  const s = useStrings().camera;
  const places = SITE_CODES.filter((each) => PLACES[each].on === view || PLACES[each].on === 'both');
  const marks = places.flatMap((each) => {
    const { x } = PLACES[each];
    const sides: readonly ('left' | 'right' | null)[] = x === 0 ? [null] : ['left', 'right'];
    return sides.map((markSide) => ({ each, markSide }));
  });
  return (
    <figure className="body-figure">
      <svg viewBox="0 0 100 200">
        <path className="figure-outline" d={OUTLINE} />
        {marks.map(({ each, markSide }) => {
          const place = PLACES[each];
          const on = each === code && (markSide === null || side === markSide || side === 'both');
          return (
            <circle
              key={`${each} ${markSide ?? ''}`}
              className={on ? 'figure-place on' : 'figure-place'}
              cx={markSide === null ? 50 : xOf(view, markSide, place.x)}
              cy={place.y * 2}
              r={place.r}
              onClick={() => onPick(each, markSide)}
            />
          );
        })}
      </svg>
      <span className="figure-side first">{view === 'front' ? s.right : s.left}</span>
      <span className="figure-side second">{view === 'front' ? s.left : s.right}</span>
      <figcaption>{view === 'front' ? s.front : s.back}</figcaption>
    </figure>
  );
}
