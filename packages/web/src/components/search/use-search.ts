/** A search as it is typed: asked after a short pause, again while conversations are still being read, and further back on demand. */
import type { CorridorClient, SearchAnswer, SearchFilter } from '@corridor/client';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { type Deed, useDeed } from '../../session/deed.ts';

const PAUSE = 80;
/** Milliseconds until the same is asked again, while there is more to read. */
const AGAIN = 2000;

export interface Answered {
  readonly query: string;
  readonly answer: SearchAnswer;
}

function isBlank(query: string, filter: SearchFilter): boolean {
  return query.trim() === '' && Object.keys(filter).length === 0;
}

async function ask(client: CorridorClient, query: string, filter: SearchFilter): Promise<Answered> {
  return { query, answer: await client.search(query, filter) };
}

/** Null until the first answer, and while nothing is asked. The answer before stays until the next is there. */
export function useSearch(query: string, filter: SearchFilter): Answered | null {
  const client = useClient();
  const [answered, setAnswered] = useState<Answered | null>(null);
  const blank = isBlank(query, filter);
  useEffect(() => {
    if (blank) return undefined;
    let wanted = true;
    let timer: ReturnType<typeof setTimeout>;
    const look = () =>
      void ask(client, query, filter).then(
        (found) => {
          if (!wanted) return;
          setAnswered(found);
          if (found.answer.toRead > 0) timer = setTimeout(look, AGAIN);
        },
        () => undefined,
      );
    timer = setTimeout(look, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, query, filter, blank]);
  return blank ? null : answered;
}

export interface Older {
  readonly answered: Answered | null;
  readonly deed: Deed;
  readonly ask: () => void;
}

/** What the guardian finds by patient; an answer to other words than those that stand there is let go. */
export function useOlder(query: string): Older {
  const client = useClient();
  const deed = useDeed();
  const { run } = deed;
  const [answered, setAnswered] = useState<Answered | null>(null);
  const look = useCallback(
    () => void run(async () => setAnswered({ query, answer: await client.searchOlder(query) })),
    [client, run, query],
  );
  return { answered: answered?.query === query ? answered : null, deed, ask: look };
}
