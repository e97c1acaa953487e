/** What can be done on the page that is open, for the box that finds everything: the same list as the page's own buttons. */
import { useEffect, useRef } from 'react';
import type { IconName } from '../components/icon/icon.tsx';

export interface Offer {
  readonly key: string;
  readonly words: string;
  readonly icon: IconName;
  readonly run: () => void;
}

const offered = new Set<{ current: readonly Offer[] }>();

/** What is offered now, once each. */
export function offersNow(): readonly Offer[] {
  const all = [...offered].flatMap(({ current }) => current);
  return [...new Map(all.map((offer) => [offer.key, offer])).values()];
}

export function useOffers(offers: readonly Offer[]): void {
  const latest = useRef(offers);
  useEffect(() => {
    latest.current = offers;
  });
  useEffect(() => {
    offered.add(latest);
    return () => void offered.delete(latest);
  }, []);
}
