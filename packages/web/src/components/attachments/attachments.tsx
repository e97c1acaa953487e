/** The photographs and files of one message. */
import { type Attachment, isPhotograph } from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Icon } from '../icon/icon.tsx';
import { Failure } from '../notice/failure.tsx';
import { Photograph } from '../photograph/photograph.tsx';
import './attachments.css';

const KIB = 1024;

function sizeWords(bytes: number): string {
  return bytes < KIB * KIB ? `${Math.max(1, Math.round(bytes / KIB))} KB` : `${(bytes / KIB / KIB).toFixed(1)} MB`;
}

/** A file opens in a page of its own: it is not of this app, and does not run in it. */
function FileLink({ attachment }: { readonly attachment: Attachment }) {
  const s = useStrings().thread;
  const client = useClient();
  const view = useCase();
  const deed = useDeed();
  const open = () =>
    void deed.run(async () => {
      const file = await client.readAttachment(view.case, attachment);
      void client.exported('saved', view.case, file).catch(() => undefined);
      const url = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = url;
      link.download = attachment.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    });
  return (
    <>
      <button type="button" className="file-link" onClick={open} disabled={deed.busy}>
        <Icon name="file" size={20} />
        <span>{s.file(attachment.name, sizeWords(attachment.size))}</span>
        <span className="spoken">{s.download}</span>
      </button>
      <Failure words={deed.failure} />
    </>
  );
}

export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const view = useCase();
  const { look } = useDeeds();
  const pictures = attachments.filter(isPhotograph);
  const files = attachments.filter((attachment) => !isPhotograph(attachment));
  const sentAt = (attachment: Attachment) =>
    view.state.attachments.find((each) => each.attachment.id === attachment.id)?.at ?? attachment.takenAt ?? 0;
  return (
    <>
      {pictures.length === 0 ? null : (
        <div className="photographs">
          {pictures.map((attachment) => (
            <Photograph
              key={attachment.id}
              id={view.case}
              attachment={attachment}
              at={sentAt(attachment)}
              onOpen={() => look(attachment.id)}
            />
          ))}
        </div>
      )}
      {files.map((attachment) => (
        <FileLink key={attachment.id} attachment={attachment} />
      ))}
    </>
  );
}
