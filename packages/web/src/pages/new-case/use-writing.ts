/** What is being written: taken up from the draft, kept as it grows, begun with the service that the address names. */
import type { Service } from '@corridor/client';
import { useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import type { Asked } from '../services/address.ts';
import { draftOf, hasWords, NEW_CASE_DRAFT, writingOf } from './kept.ts';
import { NOTHING, type Writing } from './writing.ts';

const PAUSE = 500;

export interface BeingWritten {
  readonly writing: Writing;
  readonly change: (part: Partial<Writing>) => void;
  readonly saved: boolean;
  /** The address names a service that is no longer there. */
  readonly isUnknown: boolean;
}

function askedService({ team, pathway }: Asked, services: readonly Service[]): Service | null {
  return services.find((service) => service.team === team && service.pathway.id === pathway) ?? null;
}

export function useWriting(services: readonly Service[] | null, asked: Asked): BeingWritten {
  const client = useClient();
  const [writing, setWriting] = useState<Writing>(NOTHING);
  const [saved, setSaved] = useState(false);
  const [restored, setRestored] = useState(false);
  const { team, pathway } = asked;
  useEffect(() => {
    if (services === null || restored) return;
    const named = askedService({ team, pathway, as: null }, services);
    void client.draft(NEW_CASE_DRAFT).then((draft) => {
      const kept = writingOf(draft, services);
      setWriting((now) => {
        const before = kept !== null && !hasWords(now) ? kept : now;
        return named === null ? before : { ...before, service: named };
      });
      setRestored(true);
    });
  }, [client, services, restored, team, pathway]);
  useEffect(() => {
    if (!restored || !hasWords(writing)) return undefined;
    const timer = setTimeout(
      () => void client.saveDraft(NEW_CASE_DRAFT, draftOf(writing)).then(() => setSaved(true)),
      PAUSE,
    );
    return () => clearTimeout(timer);
  }, [client, writing, restored]);
  const change = (part: Partial<Writing>) => {
    setSaved(false);
    setWriting((before) => ({ ...before, ...part }));
  };
  const isThere = services === null || team === null || askedService(asked, services) !== null;
  return { writing, change, saved, isUnknown: !isThere && writing.service === null };
}
