/** Text that is kept while it is written: in memory on a shared device, sealed on one's own. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useClient } from '../../session/client.tsx';

const PAUSE = 400;

export interface DraftText {
  readonly text: string;
  readonly saved: boolean;
  readonly set: (text: string) => void;
  /** After it was sent. */
  readonly clear: () => void;
}

export function useDraft(key: string): DraftText {
  const client = useClient();
  const [text, setText] = useState('');
  const [saved, setSaved] = useState(false);
  const touched = useRef(false);
  useEffect(() => {
    let wanted = true;
    touched.current = false;
    void client.draft(key).then((kept) => {
      if (!wanted || touched.current || kept === null) return;
      setText(kept);
      setSaved(kept !== '');
    });
    return () => {
      wanted = false;
    };
  }, [client, key]);
  useEffect(() => {
    if (!touched.current) return undefined;
    const keep = () => void client.saveDraft(key, text).then(() => setSaved(text !== ''));
    const timer = setTimeout(keep, PAUSE);
    return () => clearTimeout(timer);
  }, [client, key, text]);
  // What was typed in the last moment before leaving is kept too; after signing off there is nobody to keep it for.
  const latest = useRef(text);
  useLayoutEffect(() => {
    latest.current = text;
  });
  useEffect(
    () => () => {
      if (touched.current) void client.saveDraft(key, latest.current).catch(() => undefined);
    },
    [client, key],
  );
  const set = (next: string) => {
    touched.current = true;
    setSaved(false);
    setText(next);
  };
  const clear = () => {
    touched.current = false;
    latest.current = '';
    setText('');
    setSaved(false);
    void client.saveDraft(key, '');
  };
  return { text, saved, set, clear };
}
