/** A failed deed, said where it was tried. */
import type { ReactNode } from 'react';
import type { Words } from '../../strings/words.ts';
import { Notice } from './notice.tsx';

export function Failure({ words, actions }: { readonly words: Words | null; readonly actions?: ReactNode }) {
  if (words === null) return null;
  return (
    <Notice tone="late" icon="alert" title={words.what} live actions={actions}>
      {words.next}
    </Notice>
  );
}
