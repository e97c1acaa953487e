/** An attachment, opened once and kept for as long as something shows it. */
import type { Attachment } from '@corridor/cases';
import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import type { CaseId } from '../../session/ids.ts';

export type Picture =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly url: string }
  | { readonly state: 'failed' };

export function usePicture(id: CaseId, attachment: Attachment): Picture {
  const client = useClient();
  const [picture, setPicture] = useState<Picture>({ state: 'opening' });
  // A view is made anew with every event, but its attachments are the same by their identifier.
  const key = attachment.id;
  const latest = useRef(attachment);
  useEffect(() => {
    latest.current = attachment;
  });
  useEffect(() => {
    if (latest.current.id !== key) return undefined;
    let url: string | null = null;
    let wanted = true;
    client.readAttachment(id, latest.current).then(
      (blob) => {
        if (!wanted) return;
        url = URL.createObjectURL(blob);
        setPicture({ state: 'open', url });
      },
      () => wanted && setPicture({ state: 'failed' }),
    );
    return () => {
      wanted = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [client, id, key]);
  return picture;
}
