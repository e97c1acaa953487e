/** A photograph large, with the patient, its date and its side; the others of the case with the arrow keys. */
import { type AttachmentInCase, timelineOf } from '@corridor/cases';
import { useState } from 'react';
import { useCase } from '../../pages/case/case-context.tsx';
import type { BlobId } from '../../session/ids.ts';
import { useStrings } from '../../strings/strings.tsx';
import { IconButton } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { Picture, useCaption } from '../photograph/photograph.tsx';
import './lightbox.css';

interface LightboxProps {
  readonly picture: BlobId;
  readonly onClose: () => void;
}

function Shown({ item, zoomed }: { readonly item: AttachmentInCase; readonly zoomed: boolean }) {
  const s = useStrings().thread;
  const view = useCase();
  const { attachment, at, by } = item;
  const caption = useCaption(attachment, at);
  return (
    <figure className={zoomed ? 'lightbox zoomed' : 'lightbox'}>
      <div className="lightbox-frame pane-focus" tabIndex={zoomed ? 0 : -1}>
        <Picture key={attachment.id} id={view.case} attachment={attachment} alt={s.photoOf(caption)} />
      </div>
      <figcaption>
        <b>{caption}</b> {attachment.shot === undefined ? '' : s.shot[attachment.shot]} {by.name}
      </figcaption>
    </figure>
  );
}

export function Lightbox({ picture: first, onClose }: LightboxProps) {
  const s = useStrings().thread.lightbox;
  const { state } = useCase();
  const [picture, setPicture] = useState(first);
  const [zoomed, setZoomed] = useState(false);
  const photographs = timelineOf(state);
  const ids = photographs.map(({ attachment }) => attachment.id);
  const at = ids.indexOf(picture);
  const shown = photographs[at];
  const move = (by: 1 | -1) => setPicture(ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? picture);
  return (
    <Dialog title={s.title} patient={state.patient} onClose={onClose} wide>
      <div
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') move(1);
          if (event.key === 'ArrowLeft') move(-1);
        }}
      >
        {shown === undefined ? null : <Shown item={shown} zoomed={zoomed} />}
        <div className="lightbox-foot">
          <IconButton icon="left" label={s.previous} disabled={at <= 0} onClick={() => move(-1)} />
          <span role="status">{s.of(at + 1, ids.length)}</span>
          <IconButton icon="right" label={s.next} disabled={at >= ids.length - 1} onClick={() => move(1)} />
          <IconButton icon="search" label={zoomed ? s.fit : s.zoom} words onClick={() => setZoomed(!zoomed)} />
        </div>
      </div>
    </Dialog>
  );
}
