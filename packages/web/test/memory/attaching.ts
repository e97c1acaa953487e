/** Pictures and files, taken without looking into them. */
import type { Attaching } from '@corridor/client';
import { type Held, nextId } from './held.ts';
import { attachment, draw } from './photographs.ts';
import { Refused } from './refused.ts';

export function memoryAttaching(held: Held): Attaching {
  return {
    addPicture: async (_id, file, facts) => {
      if (file.size === 0) throw new Refused('empty-file');
      if (file.type === 'image/heic') throw new Refused('heic');
      if (!file.type.startsWith('image/')) throw new Refused('not-a-picture');
      const picture = attachment(held.made % 7, 0, facts.shot ?? 'other');
      return { attachment: { ...picture, ...facts, id: nextId(held, 'c') }, sharpness: 2.4, width: 1200, height: 900 };
    },
    addFile: async (_id, file, name) => ({
      held: 'inline',
      id: nextId(held, 'c'),
      name,
      mediaType: 'application/pdf',
      size: file.size,
      hash: new Uint8Array(32),
      content: new Uint8Array([1]),
    }),
    dropAttachment: async () => undefined,
    readAttachment: async (_id, each) => draw(each),
  };
}
