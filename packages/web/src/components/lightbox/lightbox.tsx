/** A photograph large, with the patient, its date and its side; the others of the case with the arrow keys. */
import { type AttachmentInCase, timelineOf } from '@corridor/cases';
import { useEffect, useState } from 'react';
import { useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import type { BlobId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { IconButton } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { Picture, useCaption } from '../photograph/photograph.tsx';
import './lightbox.css';

interface LightboxProps {
  readonly picture: BlobId;
  readonly onClose: () => void;
}

interface ShownProps {
  readonly item: AttachmentInCase;
  readonly zoomed: boolean;
  readonly onZoom: () => void;
}

function Shown({ item, zoomed, onZoom }: ShownProps) {
  const s = useStrings().thread;
  const view = useCase();
  const { attachment, at, by } = item;
  const caption = useCaption(attachment, at);
  return (
    <figure className={zoomed ? 'lightbox zoomed' : 'lightbox'}>
      <div className="lightbox-frame">
        <button type="button" className="lightbox-picture" aria-pressed={zoomed} onClick={onZoom}>
          <Picture key={attachment.id} id={view.case} attachment={attachment} alt={s.photoOf(caption)} />
          <span className="spoken">{zoomed ? s.lightbox.fit : s.lightbox.zoom}</span>
        </button>
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
  const { ask } = useDeeds();
  const [picture, setPicture] = useState(first);
  const [zoomed, setZoomed] = useState(false);
  const photographs = timelineOf(state);
  const ids = photographs.map(({ attachment }) => attachment.id);
  const at = ids.indexOf(picture);
  const shown = photographs[at];
  const move = (by: 1 | -1) => setPicture(ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? picture);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') move(1);
      if (event.key === 'ArrowLeft') move(-1);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  });
  return (
    <Dialog title={s.title} patient={state.patient} onClose={onClose} wide>
      <div>
        {shown === undefined ? null : <Shown item={shown} zoomed={zoomed} onZoom={() => setZoomed(!zoomed)} />}
        <div className="lightbox-foot">
          <IconButton icon="left" label={s.previous} disabled={at <= 0} onClick={() => move(-1)} />
          <output>{s.of(at + 1, ids.length)}</output>
          <IconButton icon="right" label={s.next} disabled={at >= ids.length - 1} onClick={() => move(1)} />
          {ids.length > 1 ? (
            <IconButton
              icon="picture"
              label={s.compare}
              words
              onClick={() => {
                const other = ids[at > 0 ? at - 1 : at + 1] ?? picture;
                onClose();
                ask({ deed: 'compare', pair: at > 0 ? [other, picture] : [picture, other] });
              }}
            />
          ) : null}
          <IconButton icon="search" label={zoomed ? s.fit : s.zoom} words onClick={() => setZoomed(!zoomed)} />
        </div>
      </div>
    </Dialog>
  );
}
