/** The thread in its order: days, what is new, messages, what was done, gaps; then what has not gone yet. */
import { type Line, may, type MessageItem, unreadAfter, withNotes } from '@corridor/cases';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { LinkButton } from '../../components/button/button.tsx';
import { Message } from '../../components/message/message.tsx';
import { DayLine, Gap, RecordLine, UnreadLine } from '../../components/thread-line/thread-line.tsx';
import { UnsentMessage } from '../../components/message/unsent-message.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/strings.tsx';
import { dayWords, momentWords, sameDay } from '../../time.ts';
import { useNow } from '../../session/clock.tsx';
import { useActor, useCase } from './case-context.tsx';
import { useDeeds } from './deeds.ts';
import { useSaw } from './saw.ts';
import './thread.css';

interface ThreadProps {
  readonly onQuote: (item: MessageItem) => void;
  readonly before: ReactNode;
}

function MessageDeeds({
  item,
  onQuote,
}: {
  readonly item: MessageItem;
  readonly onQuote: (item: MessageItem) => void;
}) {
  const s = useStrings().thread;
  const { state } = useCase();
  const actor = useActor();
  const { ask } = useDeeds();
  const mine = item.by.user === actor.user;
  if (may('said', state, actor) !== null) return null;
  return (
    <div className="message-deeds">
      <LinkButton onClick={() => onQuote(item)}>{s.composer.quote}</LinkButton>
      {mine && item.refused === null ? (
        <LinkButton onClick={() => ask({ deed: 'amend', item })}>{s.doing.amend}</LinkButton>
      ) : null}
    </div>
  );
}

function LineView({ line, onQuote }: { readonly line: Line; readonly onQuote: (item: MessageItem) => void }) {
  const s = useStrings().thread;
  const { item } = line;
  switch (item.kind) {
    case 'message':
      return (
        <Message
          item={item}
          isPrivate={line.private}
          deeds={line.private ? undefined : <MessageDeeds item={item} onQuote={onQuote} />}
        />
      );
    case 'record':
      return <RecordLine item={item} />;
    case 'gap':
      return <Gap item={item} />;
    case 'erased':
      return <p className="thread-line">{s.erased}</p>;
    default:
      return item satisfies never;
  }
}

function timeOf({ item }: Line): number | null {
  return item.kind === 'gap' ? null : item.at;
}

/** Where the divider was when the case was opened: it stays while the case is read. */
function useFirstUnread(): number | null {
  const { state, seenUpTo, loading } = useCase();
  const { hat } = useMe();
  const first = useRef<number | null | undefined>(undefined);
  if (first.current === undefined && !loading) first.current = unreadAfter(state.thread, seenUpTo, hat.user).first;
  return first.current ?? null;
}

/** Opens at what is new, else at the end, and follows the end while the reader is there. */
function useScroll(length: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const started = useRef(false);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || length === 0) return;
    const divider = element.querySelector('#unread');
    if (!started.current && divider !== null) divider.scrollIntoView({ block: 'start' });
    else if (!started.current || atEnd.current) element.scrollTop = element.scrollHeight;
    started.current = true;
  }, [length]);
  const onScroll = () => {
    const element = scroller.current;
    if (element !== null) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
  };
  return { scroller, onScroll };
}

export function Thread({ onQuote, before }: ThreadProps) {
  const s = useStrings();
  const now = useNow();
  const view = useCase();
  const lines = useMemo(() => withNotes(view.state.thread, view.notes), [view.state.thread, view.notes]);
  const firstUnread = useFirstUnread();
  const { scroller, onScroll } = useScroll(lines.length + view.unsent.length);
  useSaw();
  let day: number | null = null;
  return (
    <div
      className="thread pane-focus"
      ref={scroller}
      onScroll={onScroll}
      tabIndex={0}
      role="log"
      aria-label={s.thread.conversation}
    >
      {before}
      {lines.map((line) => {
        const at = timeOf(line);
        const newDay = at !== null && (day === null || !sameDay(day, at));
        if (at !== null) day = at;
        const unread = !line.private && line.item.number === firstUnread;
        return (
          <div key={`${line.private ? 'note' : 'case'} ${line.item.number}`}>
            {newDay ? <DayLine words={dayWords(at, s)} /> : null}
            {unread ? <UnreadLine /> : null}
            <LineView line={line} onQuote={onQuote} />
          </div>
        );
      })}
      {view.firings.map((firing) => (
        <p className="thread-line" key={firing.line}>
          {s.thread.record.fired(firing.team, firing.told)} <time>{momentWords(firing.at, now, s)}</time>
        </p>
      ))}
      {view.unsent.map((unsent) => (
        <UnsentMessage key={unsent.event} unsent={unsent} />
      ))}
    </div>
  );
}
