import { may } from '@corridor/cases';
import { lazy, Suspense, useRef, useState } from 'react';
import { useActor, useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { IconButton } from '../button/button.tsx';
import type { WaitingFiles } from '../file-tray/waiting.ts';
import type { ExtraDeeds } from './extra.ts';
import { Mentions } from './mentions.tsx';

const Camera = lazy(async () => ({ default: (await import('../camera/camera.tsx')).Camera }));

interface ComposerToolsProps {
  readonly files: WaitingFiles;
  readonly extra: ExtraDeeds;
  readonly onReplies: () => void;
}

/** Camera, files, mentions; for those who answer, also asking for more and giving advice. */
export function ComposerTools({ files, extra, onReplies }: ComposerToolsProps) {
  const { thread: s, habits } = useStrings();
  const { state } = useCase();
  const actor = useActor();
  const { ask } = useDeeds();
  const [camera, setCamera] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // Consent stands before the first photograph, so it is asked before the camera opens.
  const consented = state.consent !== null || extra.value.consent !== null;
  return (
    <div className="composer-tools">
      <IconButton
        icon="camera"
        label={s.composer.camera}
        onClick={() => (consented ? setCamera(true) : extra.askConsent(true))}
      />
      <IconButton icon="clip" label={s.composer.attach} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        className="spoken"
        tabIndex={-1}
        aria-label={s.composer.attach}
        multiple
        accept="image/*,application/pdf,text/plain"
        onChange={(event) => {
          void files.addFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Mentions extra={extra} />
      <IconButton icon="bolt" label={habits.replies.insert} onClick={onReplies} />
      <span className="composer-clinical">
        {may('asked-more', state, actor) === null ? (
          <IconButton icon="info" label={s.doing.askMore} words onClick={() => ask({ deed: 'ask-more' })} />
        ) : null}
        {may('advised', state, actor) === null ? (
          <IconButton icon="flag" label={s.doing.advise} words onClick={() => ask({ deed: 'advise' })} />
        ) : null}
      </span>
      {camera ? (
        <Suspense fallback={null}>
          <Camera
            patient={state.patient}
            taken={files.waiting.length}
            onClose={() => setCamera(false)}
            onTake={(picture, facts) => void files.addPicture(picture, facts)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
