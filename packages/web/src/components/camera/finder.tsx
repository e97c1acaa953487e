import { SHOTS } from '@corridor/cases';
import type { PictureFacts } from '@corridor/client';
import { useRef, useState } from 'react';
import { useStrings } from '../../strings/use-strings.ts';
import { IconButton } from '../button/button.tsx';
import { type Facing, useCamera } from './stream.ts';

type View = NonNullable<PictureFacts['shot']>;

interface FinderProps {
  readonly taken: number;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onChangeSite: () => void;
  readonly onShoot: (video: HTMLVideoElement) => void;
}

/** What the camera sees, as it sees it, and the views that a service reads. */
export function Finder({ taken, view, onView, onChangeSite, onShoot }: FinderProps) {
  const s = useStrings();
  const video = useRef<HTMLVideoElement>(null);
  const [facing, setFacing] = useState<Facing>('environment');
  const state = useCamera(video, facing);
  return (
    <>
      <div className="camera-view">
        <video ref={video} autoPlay playsInline muted />
        {state === 'on' ? null : <output>{s.camera[state]}</output>}
      </div>
      <div className="camera-foot">
        <fieldset className="camera-shots">
          <legend className="spoken">{s.camera.shot}</legend>
          {SHOTS.map((each) => (
            <button type="button" key={each} aria-pressed={each === view} onClick={() => onView(each)}>
              {s.thread.shot[each]}
            </button>
          ))}
        </fieldset>
        <div className="camera-deeds">
          <span>{s.camera.taken(taken)}</span>
          <button
            type="button"
            className="shutter"
            disabled={state !== 'on'}
            onClick={() => video.current !== null && onShoot(video.current)}
          >
            <span className="spoken">{s.camera.take}</span>
          </button>
          <span className="camera-side">
            <IconButton icon="body" label={s.camera.changeSite} onClick={onChangeSite} />
            <IconButton
              icon="again"
              label={s.camera.switch}
              onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}
            />
          </span>
        </div>
        <p className="camera-note">{s.camera.notMirrored}</p>
      </div>
    </>
  );
}
