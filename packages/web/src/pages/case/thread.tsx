/** The thread in its order: days, what is new, messages, what was done, gaps; then what has not gone yet. */
import { type Line, may, type MessageItem, unreadAfter, withNotes } from '@corridor/cases';
import { useEffect, useMemo, useRef, useState } from 'react';
import { LinkButton } from '../../components/button/button.tsx';
import { Message } from '../../components/message/message.tsx';
import { DayLine, Firing, Gap, PhaseLine, RecordLine, UnreadLine } from '../../components/thread-line/thread-line.tsx';
import { UnsentMessage } from '../../components/message/unsent-message.tsx';
import type { UserId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { dayWords } from '../../time.ts';
import { useActor, useCase } from './case-context.tsx';
import { useDeeds } from './deeds.ts';
import { JumpButton, NEW_LINE, useJump } from './jump.tsx';
import { linesOf } from './lines.ts';
import { useSaw } from './saw.ts';
import './thread.css';

interface ThreadProps {
  readonly onQuote: (item: MessageItem) => void;
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

/** A change of phase without a word: its line says it all. */
function isOnlyPhase({ body, amendments }: MessageItem): boolean {
  return (
    body.act === 'said' &&
    body.phase !== undefined &&
    body.text.trim() === '' &&
    body.attachments.length === 0 &&
    amendments.length === 0
  );
}

function LineView({ line, onQuote }: { readonly line: Line; readonly onQuote: (item: MessageItem) => void }) {
  const s = useStrings().thread;
  const { item } = line;
  switch (item.kind) {
    case 'message':
      return (
        <>
          {item.body.act === 'said' && item.body.phase !== undefined ? (
            <PhaseLine item={item} label={item.body.phase.label} />
          ) : null}
          {isOnlyPhase(item) ? null : (
            <Message
              item={item}
              isPrivate={line.private}
              deeds={line.private ? undefined : <MessageDeeds item={item} onQuote={onQuote} />}
            />
          )}
        </>
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

interface Opened {
  /** Where the divider was when the case was opened: it stays while the case is read. */
  readonly first: number | null;
  /** The last number there was then. */
  readonly last: number;
}

function useOpened(): Opened {
  const { state, seenUpTo, loading } = useCase();
  const { hat } = useMe();
  const [opened, setOpened] = useState<Opened | null>(null);
  if (opened === null && !loading)
    setOpened({ first: unreadAfter(state.thread, seenUpTo, hat.user).first, last: state.lastNumber });
  return opened ?? { first: null, last: Number.POSITIVE_INFINITY };
}

/** Unread when the case was opened, or come since, from somebody else. */
function isNew({ item, private: isPrivate }: Line, { first, last }: Opened, me: UserId): boolean {
  if (isPrivate || item.number < (first ?? last + 1)) return false;
  return item.kind === 'gap' || (item.kind === 'message' && item.by.user !== me);
}

/** Opens at what is new, else at the end, and follows the end while the reader is there. */
function useScroll(length: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const started = useRef(false);
  useEffect(() => {
    // Scrolled with the keyboard too, also when nothing in it can be focused.
    scroller.current?.setAttribute('tabindex', '0');
  }, []);
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

export function Thread({ onQuote }: ThreadProps) {
  const s = useStrings();
  const view = useCase();
  const lines = useMemo(
    () => linesOf(withNotes(view.state.thread, view.notes), view.firings),
    [view.state.thread, view.notes, view.firings],
  );
  const { hat } = useMe();
  const opened = useOpened();
  const length = lines.length + view.unsent.length;
  const { scroller, onScroll } = useScroll(length);
  const jump = useJump(scroller, length);
  useSaw();
  return (
    <>
      <div
        className="thread pane-focus"
        ref={scroller}
        onScroll={() => {
          onScroll();
          jump.look();
        }}
        role="log"
        aria-label={s.thread.conversation}
      >
        {lines.map((line) => (
          <div
            key={line.key}
            {...(line.is === 'line' && isNew(line.line, opened, hat.user) ? { [NEW_LINE]: 'new' } : {})}
          >
            {line.newDay === null ? null : <DayLine words={dayWords(line.newDay, s)} />}
            {line.number !== null && line.number === opened.first ? <UnreadLine /> : null}
            {line.is === 'firing' ? <Firing firing={line.firing} /> : <LineView line={line.line} onQuote={onQuote} />}
          </div>
        ))}
        {view.unsent.map((unsent) => (
          <UnsentMessage key={unsent.event} unsent={unsent} />
        ))}
      </div>
      <div className="jump-place">
        <JumpButton jump={jump} />
      </div>
    </>
  );
}
