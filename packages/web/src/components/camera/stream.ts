/** The camera's stream, for as long as something shows it. Never mirrored, whichever way it looks. */
import { type RefObject, useEffect, useState } from 'react';

export type CameraState = 'starting' | 'on' | 'refused' | 'none';
export type Facing = 'environment' | 'user';

async function start(facing: Facing): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: facing, width: { ideal: 4096 }, height: { ideal: 3072 } },
  });
}

/** Without a secure context there are no media devices at all. */
function hasCameras(): boolean {
  return 'mediaDevices' in navigator;
}

function stateOf(error: unknown): CameraState {
  return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'none';
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

export function useCamera(video: RefObject<HTMLVideoElement | null>, facing: Facing): CameraState {
  const [state, setState] = useState<CameraState>(() => (hasCameras() ? 'starting' : 'none'));
  useEffect(() => {
    let wanted = true;
    let stream: MediaStream | null = null;
    if (!hasCameras()) return undefined;
    start(facing).then(
      (started) => {
        stream = started;
        if (!wanted || video.current === null) {
          stop(started);
          return;
        }
        // Before the first frame there is nothing to take, and a canvas of no size to draw it on.
        video.current.addEventListener('loadeddata', () => wanted && setState('on'), { once: true });
        video.current.srcObject = started;
      },
      (error: unknown) => wanted && setState(stateOf(error)),
    );
    return () => {
      wanted = false;
      stop(stream);
    };
  }, [video, facing]);
  return state;
}
