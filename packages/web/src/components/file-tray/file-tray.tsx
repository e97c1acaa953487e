/** Files that wait to be sent with what is written: how far each is, where on the body it is, and a way to take it off. */
import { type Attachment, type BodySite, isPhotograph } from '@corridor/cases';
import type { Upload } from '@corridor/client';
import { useWatched } from '../../session/client.tsx';
import type { CaseId } from '../../session/ids.ts';
import type { Words } from '../../strings/words.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { IconButton, LinkButton } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import { siteWords } from '../message/opening.tsx';
import { Failure } from '../notice/failure.tsx';
import { Picture } from '../photograph/photograph.tsx';
import type { Waiting } from './waiting.ts';
import './file-tray.css';

interface FileTrayProps {
  readonly id: CaseId;
  readonly waiting: readonly Waiting[];
  readonly failure: Words | null;
  readonly onRemove: (attachment: Attachment) => void;
  readonly onSite: (attachment: Attachment) => void;
}

function useProgress(upload: Upload | undefined): string {
  const s = useStrings().thread;
  if (upload === undefined || upload.state === 'done') return '';
  if (upload.state === 'sealing') return s.sealing;
  if (upload.state === 'stopped') return s.uploadStopped;
  return `${Math.round((upload.sent / Math.max(1, upload.size)) * 100)}%`;
}

function Tile({
  id,
  item,
  upload,
  onRemove,
  onSite,
}: Omit<FileTrayProps, 'waiting' | 'failure'> & { readonly item: Waiting; readonly upload: Upload | undefined }) {
  const s = useStrings();
  const progress = useProgress(upload);
  const { attachment } = item;
  const site: BodySite | undefined = attachment.site;
  return (
    <li className="tile">
      {isPhotograph(attachment) ? (
        <Picture id={id} attachment={attachment} alt={attachment.name} />
      ) : (
        <span className="picture tile-file">
          <Icon name="file" size={26} />
        </span>
      )}
      <div className="tile-words">
        <b>{attachment.shot === undefined ? attachment.name : s.thread.shot[attachment.shot]}</b>
        {isPhotograph(attachment) ? (
          <LinkButton onClick={() => onSite(attachment)}>
            {site === undefined ? s.camera.site : siteWords(site, s)}
          </LinkButton>
        ) : null}
        {item.sharpness !== null && item.sharpness < 1 ? (
          <span className="tile-blurred">
            <Icon name="alert" size={14} /> {s.newCase.photos.blurred}
          </span>
        ) : null}
        {item.sharpness !== null && item.sharpness >= 1 && progress === '' ? (
          <span>{s.newCase.photos.sharp}</span>
        ) : null}
        {progress === '' ? null : <output>{progress}</output>}
      </div>
      <IconButton icon="close" label={s.thread.remove(attachment.name)} onClick={() => onRemove(attachment)} />
    </li>
  );
}

export function FileTray({ id, waiting, failure, onRemove, onSite }: FileTrayProps) {
  const uploads = useWatched('uploads', id) ?? [];
  return (
    <>
      <Failure words={failure} />
      {waiting.length === 0 ? null : (
        <ul className="tiles">
          {waiting.map((item) => (
            <Tile
              key={item.attachment.id}
              id={id}
              item={item}
              upload={uploads.find(({ blob }) => blob === item.attachment.id)}
              onRemove={onRemove}
              onSite={onSite}
            />
          ))}
        </ul>
      )}
    </>
  );
}
