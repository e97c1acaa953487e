/** Pictures and files: checked and stripped before they are sealed, verified before they are shown. */
import type { Attaching } from '../api/attachment.ts';
import { fileTypeOf } from '../attachment/file-type.ts';
import { ClientError } from '../error.ts';
import { MOST_PICTURE_BYTES } from '../picture/admit.ts';
import type { Pictures } from '../port/pictures.ts';
import type { AtWork } from './at-work.ts';

export function attaching(atWork: AtWork, pictures: Pictures): Attaching {
  return {
    addPicture: async (caseId, file, facts) => {
      const { core } = atWork();
      const { jpeg, width, height, sharpness } = await pictures.prepare(file);
      const described = { ...facts, name: 'photograph.jpg', mediaType: 'image/jpeg', width, height } as const;
      return { attachment: await core.attachments.add(caseId, jpeg, described), sharpness, width, height };
    },
    addFile: async (caseId, file, name) => {
      const { core } = atWork();
      if (file.size === 0) throw new ClientError('empty-file');
      if (file.size > MOST_PICTURE_BYTES) throw new ClientError('file-too-large');
      const content = new Uint8Array(await file.arrayBuffer());
      return await core.attachments.add(caseId, content, { name, mediaType: fileTypeOf(content) });
    },
    dropAttachment: async (caseId, blob) => await atWork().core.attachments.drop(caseId, blob),
    readAttachment: async (_caseId, attachment) => {
      const content = await atWork().core.attachments.read(attachment);
      return new Blob([content], { type: attachment.mediaType });
    },
  };
}
