/** The quick replies of one shelf, to be written, changed, ordered and taken away. */
import { tidyText } from '@corridor/cases';
import { useEffect, useRef, useState } from 'react';
import { useClient, useWatched } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import type { TeamId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Button, IconButton } from '../button/button.tsx';
import { TextArea } from '../field/field.tsx';
import { Failure } from '../notice/failure.tsx';
import { useSayDone } from '../undo-bar/undo-bar.tsx';
import { faultOfReply } from './reply-faults.ts';
import './reply-list.css';

interface WritingProps {
  readonly first: string;
  readonly others: readonly string[];
  readonly busy: boolean;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

function Writing({ first, others, busy, onSave, onCancel }: WritingProps) {
  const { habits, shell } = useStrings();
  const s = habits.replies;
  const [text, setText] = useState(first);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const tidy = tidyText(text).trim();
  const fault = faultOfReply(tidy, others);
  return (
    <form
      ref={form}
      className="reply-writing"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fault === null) onSave(tidy);
      }}
    >
      <TextArea
        label={s.text}
        rows={3}
        value={text}
        onText={setText}
        fault={tried && fault !== null ? s[fault] : null}
      />
      <div className="settings-deeds">
        <Button type="submit" disabled={busy}>
          {s.save}
        </Button>
        <Button onClick={onCancel}>{shell.cancel}</Button>
      </div>
    </form>
  );
}

/** The list with the two neighbours changed round. */
function raised(texts: readonly string[], at: number): readonly string[] {
  const [before, one] = [texts[at - 1], texts[at]];
  return before === undefined || one === undefined ? texts : texts.toSpliced(at - 1, 2, one, before);
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export function ReplyList({ team }: { readonly team: TeamId | null }) {
  const { habits } = useStrings();
  const s = habits.replies;
  const client = useClient();
  const say = useSayDone();
  const deed = useDeed();
  const texts = useWatched('shelf', team)?.quickReplies ?? [];
  /** The place of the one that is written; one past the end is a new one. */
  const [writing, setWriting] = useState<number | null>(null);
  const keep = (quickReplies: readonly string[], words: string | null, undo: (() => void) | null = null) =>
    void deed
      .run(() => client.keep(team, { quickReplies }))
      .then((kept) => {
        if (!kept) return;
        setWriting(null);
        if (words !== null) say({ words, undo });
      });
  const writingAt = (at: number, first: string) => (
    <Writing
      first={first}
      others={texts.toSpliced(at, 1)}
      busy={deed.busy}
      onSave={(text) => keep(texts.toSpliced(at, 1, text), s.saved)}
      onCancel={() => setWriting(null)}
    />
  );
  return (
    <>
      <ul className="settings-list reply-list">
        {texts.map((text, at) => (
          <li key={text}>
            {writing === at ? (
              writingAt(at, text)
            ) : (
              <>
                <span className="reply-text">{text}</span>
                <span className="reply-deeds">
                  {at === 0 ? null : (
                    <IconButton
                      icon="up"
                      label={s.up(short(text))}
                      disabled={deed.busy}
                      onClick={() => keep(raised(texts, at), null)}
                    />
                  )}
                  <IconButton icon="edit" label={s.edit(short(text))} onClick={() => setWriting(at)} />
                  <IconButton
                    icon="bin"
                    label={s.remove(short(text))}
                    disabled={deed.busy}
                    onClick={() => keep(texts.toSpliced(at, 1), s.removed, () => keep(texts, null))}
                  />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <Failure words={deed.failure} />
      {writing === texts.length ? (
        writingAt(texts.length, '')
      ) : (
        <Button icon="plus" onClick={() => setWriting(texts.length)}>
          {s.add}
        </Button>
      )}
    </>
  );
}
