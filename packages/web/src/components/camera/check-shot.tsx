import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import type { Shot } from './shot.ts';

interface CheckShotProps {
  readonly shot: Shot;
  readonly onRetake: () => void;
  readonly onUse: () => void;
  readonly onDelete: () => void;
}

/** The checks in words. A blurred picture offers Retake as the green one, but can be used all the same. */
export function CheckShot({ shot, onRetake, onUse, onDelete }: CheckShotProps) {
  const s = useStrings().camera;
  const sharp = shot.check.sharpness >= 1;
  const lit = shot.check.light === 'good';
  return (
    <>
      <div className="camera-view">
        <img src={shot.url} alt={sharp ? s.sharp : s.blurred} />
        <ul className="camera-checks">
          <li className={sharp ? undefined : 'warn'}>
            <Icon name={sharp ? 'tick' : 'alert'} size={16} /> {sharp ? s.sharp : s.blurred}
          </li>
          <li className={lit ? undefined : 'warn'}>
            <Icon name={lit ? 'tick' : 'alert'} size={16} />{' '}
            {lit ? s.light : s[shot.check.light === 'dark' ? 'dark' : 'bright']}
          </li>
        </ul>
      </div>
      <div className="camera-foot">
        <h2>
          <output>{sharp ? s.sharpTitle : s.blurredTitle}</output>
        </h2>
        <p>{sharp ? s.sharpBody : s.blurredBody}</p>
        <Button rank="primary" size="big" wide icon={sharp ? 'tick' : 'camera'} onClick={sharp ? onUse : onRetake}>
          {sharp ? s.use : s.retake}
        </Button>
        <div className="camera-pair">
          <Button onClick={sharp ? onRetake : onUse}>{sharp ? s.retake : s.useAnyway}</Button>
          <Button onClick={onDelete}>{s.delete}</Button>
        </div>
        <p className="camera-note">{s.notKept}</p>
      </div>
    </>
  );
}
