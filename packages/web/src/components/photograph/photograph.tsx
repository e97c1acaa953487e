/** A photograph of a case: opened on this device, said in words, enlarged on a click. */
import type { Attachment } from '@corridor/cases';
import type { CaseId } from '../../session/ids.ts';
import type { Strings } from '../../strings/en.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { dateWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import { siteWords } from '../message/opening.tsx';
import { usePicture } from './picture-url.ts';
import './photograph.css';

/** `Left forearm, 21-Nov-2026`. */
export function useCaption(attachment: Attachment, at: number): string {
  return captionOf(attachment, at, useStrings());
}

export function captionOf(attachment: Attachment, at: number, s: Strings): string {
  const where = attachment.site === undefined ? (attachment.caption ?? attachment.name) : siteWords(attachment.site, s);
  return `${where}, ${dateWords(attachment.takenAt ?? at)}`;
}

interface PictureProps {
  readonly id: CaseId;
  readonly attachment: Attachment;
  readonly alt: string;
}

export function Picture({ id, attachment, alt }: PictureProps) {
  const s = useStrings().thread;
  const picture = usePicture(id, attachment);
  switch (picture.state) {
    case 'opening':
      return <span className="picture opening" />;
    case 'failed':
      return (
        <span className="picture failed">
          <Icon name="alert" size={20} />
          {s.lightbox.notOpen}
        </span>
      );
    case 'open':
      return <img className="picture" src={picture.url} alt={alt} draggable={false} />;
    default:
      return picture satisfies never;
  }
}

interface PhotographProps {
  readonly id: CaseId;
  readonly attachment: Attachment;
  /** When it was sent, for one that does not say when it was taken. */
  readonly at: number;
  readonly onOpen: () => void;
}

export function Photograph({ id, attachment, at, onOpen }: PhotographProps) {
  const s = useStrings().thread;
  const caption = useCaption(attachment, at);
  return (
    <button type="button" className="photograph" onClick={onOpen}>
      <Picture id={id} attachment={attachment} alt={s.photoOf(caption)} />
      <span className="photograph-caption">
        {caption}
        {attachment.shot === undefined ? '' : `. ${s.shot[attachment.shot]}`}
      </span>
    </button>
  );
}
