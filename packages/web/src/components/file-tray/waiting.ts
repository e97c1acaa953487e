/** Pictures and files on their way into a message. */
import type { Attachment, BodySite } from '@corridor/cases';
import type { PictureFacts } from '@corridor/client';
import { useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { type Deed, useDeed } from '../../session/deed.ts';
import type { CaseId } from '../../session/ids.ts';

export interface Waiting {
  readonly attachment: Attachment;
  /** Of a picture; null for other files. Under 1 is worth a warning. */
  readonly sharpness: number | null;
}

export interface WaitingFiles {
  readonly waiting: readonly Waiting[];
  readonly deed: Deed;
  readonly addPicture: (file: Blob, facts: PictureFacts) => Promise<boolean>;
  readonly addFiles: (files: readonly File[], facts?: PictureFacts) => Promise<void>;
  readonly remove: (attachment: Attachment) => void;
  readonly placeAt: (attachment: Attachment, site: BodySite) => void;
  readonly clear: () => void;
}

const NO_PICTURE = new Set(['application/pdf', 'text/plain']);

export function useWaitingFiles(id: CaseId | null): WaitingFiles {
  const client = useClient();
  const deed = useDeed();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const add = (item: Waiting) => setWaiting((before) => [...before, item]);
  const addPicture = (file: Blob, facts: PictureFacts) =>
    deed.run(async () => {
      if (id === null) return;
      const { attachment, sharpness } = await client.addPicture(id, file, facts);
      add({ attachment, sharpness });
    });
  const addFile = (file: File) =>
    deed.run(async () => {
      if (id !== null) add({ attachment: await client.addFile(id, file, file.name), sharpness: null });
    });
  return {
    waiting,
    deed,
    addPicture,
    async addFiles(files, facts = {}) {
      for (const file of files) {
        // One that fails says why and stops the rest, so that its words stay on screen.
        if (!(NO_PICTURE.has(file.type) ? await addFile(file) : await addPicture(file, facts))) return;
      }
    },
    remove(attachment) {
      setWaiting((before) => before.filter((item) => item.attachment.id !== attachment.id));
      if (id !== null) void client.dropAttachment(id, attachment.id);
    },
    placeAt: (attachment, site) =>
      setWaiting((before) =>
        before.map((item) =>
          item.attachment.id === attachment.id ? { ...item, attachment: { ...item.attachment, site } } : item,
        ),
      ),
    clear: () => setWaiting([]),
  };
}
