/** What can be done on the page of a case, asked for from anywhere in it and shown as a dialog over it. */
import type { Advice, MessageItem, Watch } from '@corridor/cases';
import { createContext, useContext } from 'react';
import type { BlobId } from '../../session/ids.ts';

export type Asked =
  | { readonly deed: 'hand-over' }
  | { readonly deed: 'assign' }
  | { readonly deed: 'ask-more' }
  | { readonly deed: 'advise' }
  | { readonly deed: 'acknowledge'; readonly advice: Advice }
  | { readonly deed: 'disagree'; readonly advice: Advice }
  | { readonly deed: 'close'; readonly outcome: string | null }
  | { readonly deed: 'reopen' }
  | { readonly deed: 'amend'; readonly item: MessageItem }
  | { readonly deed: 'share' }
  | { readonly deed: 'watch' }
  | { readonly deed: 'review'; readonly watch: Watch }
  | { readonly deed: 'wrong-patient' }
  | { readonly deed: 'phase' }
  /** Two photographs, or null for the two that lie furthest apart. */
  | { readonly deed: 'compare'; readonly pair: readonly [a: BlobId, b: BlobId] | null }
  | { readonly deed: 'side' };

export interface Deeds {
  readonly ask: (asked: Asked) => void;
  readonly look: (picture: BlobId) => void;
}

export const DeedsContext = createContext<Deeds>({ ask: () => undefined, look: () => undefined });

export function useDeeds(): Deeds {
  return useContext(DeedsContext);
}
