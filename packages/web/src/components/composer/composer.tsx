/**
 * The reply. Its button names who will read it; it never writes a private note, which has a composer of its own elsewhere
 * on the screen.
 */
import { may, mayDo, type BodyOf, openQuestions, tidyText } from '@corridor/cases';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { shortAudience, useActor, useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import { useDraft } from '../../pages/case/draft.ts';
import { draftKey } from '../../pages/case/draft-key.ts';
import { useWrite } from '../../pages/case/write.ts';
import { useDeed } from '../../session/deed.ts';
import { useKeys } from '../../session/keys.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { ConsentDialog } from '../consent-form/consent-dialog.tsx';
import { FileTray } from '../file-tray/file-tray.tsx';
import { useWaitingFiles } from '../file-tray/waiting.ts';
import { Failure } from '../notice/failure.tsx';
import { SiteDialog } from '../site-picker/site-dialog.tsx';
import { AnswersQuestions, type QuestionKey, refOf } from './answers-questions.tsx';
import { CaseOffer } from './case-offer.tsx';
import { filesOf, onFiles } from './dropped.ts';
import { NeedsAnswer } from './needs-answer.tsx';
import { Quoting, type QuotedItem } from './quoting.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { type Extra, useExtra } from './extra.ts';
import './composer.css';

const QuickReplies = lazy(async () => ({
  default: (await import('../quick-replies/quick-replies.tsx')).QuickReplies,
}));

const SLASH = '/';

/** The text with a quick reply at its end; in place of the stroke that asked for one. */
function withReply(text: string, reply: string): string {
  if (text === '' || text === SLASH) return reply;
  return /\s$/u.test(text) ? `${text}${reply}` : `${text} ${reply}`;
}

/** Of many readers the head of the composer tells; a hint of three lines would push the thread away. */
const LONGEST_HINT = 70;

interface ComposerProps {
  readonly quoting: QuotedItem | null;
  readonly onQuoted: () => void;
}

function bodyOf(text: string, extra: Extra, quoting: QuotedItem | null): BodyOf<'said'> {
  return {
    act: 'said',
    text: tidyText(text),
    attachments: extra.attachments,
    mentions: extra.mentions,
    answers: extra.answers.map(refOf),
    withdraws: [],
    ...(quoting === null ? {} : { quote: quoting.id }),
    ...(extra.consent === null ? {} : { consent: extra.consent }),
    ...(extra.wantsAnswer ? { wantsAnswer: true as const } : {}),
  };
}

function isEmpty({ text, attachments, answers }: BodyOf<'said'>): boolean {
  return text.trim() === '' && attachments.length === 0 && answers.length === 0;
}

export function Composer({ quoting, onQuoted }: ComposerProps) {
  const s = useStrings();
  const view = useCase();
  const actor = useActor();
  const write = useWrite();
  const deed = useDeed();
  const { ask } = useDeeds();
  const draft = useDraft(draftKey(view.case, 'reply'));
  const files = useWaitingFiles(view.case);
  const extra = useExtra(files.waiting);
  const box = useRef<HTMLTextAreaElement>(null);
  const [over, setOver] = useState(false);
  const [replies, setReplies] = useState(false);
  useKeys({
    r: { says: s.habits.keys.reply, run: () => box.current?.focus() },
    'Control+Enter': { says: s.habits.keys.send, run: null },
  });
  useEffect(() => {
    if (quoting !== null) box.current?.focus();
  }, [quoting]);

  const { words } = view.audience;
  const hint = s.thread.composer.placeholder(words);
  const body = bodyOf(draft.text, extra.value, quoting);
  const refusal = mayDo(body, view.state, actor);
  const send = () => {
    if (isEmpty(body) || deed.busy) return;
    if (refusal === 'no-consent') {
      extra.askConsent(true);
      return;
    }
    void deed
      .run(() => write(body))
      .then((sent) => {
        if (!sent) return;
        draft.clear();
        files.clear();
        extra.clear();
        onQuoted();
      });
  };
  const chooseReply = () => {
    // The dialog gives the focus back to where it was: to the words.
    box.current?.focus();
    setReplies(true);
  };
  const closed = may('said', view.state, actor);
  if (closed !== null) {
    return (
      <div className="composer-closed">
        {closed === 'not-in-case' ? s.thread.composer.notIn : s.errors[closed].what}
        {closed === 'case-closed' ? (
          <Button onClick={() => ask({ deed: 'reopen' })}>{s.thread.doing.reopen}</Button>
        ) : null}
      </div>
    );
  }
  const questions = openQuestions(view.state).filter(({ by }) => by.team !== view.team);
  return (
    <form
      className={over ? 'composer over' : 'composer'}
      aria-label={s.thread.composer.label(words)}
      {...onFiles(setOver, (dropped) => void files.addFiles(dropped))}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="composer-head">
        <b>{s.thread.composer.label(shortAudience(view))}</b>
        <output className="composer-saved">
          {over ? s.thread.composer.drop : draft.saved ? s.thread.composer.saved : ''}
        </output>
      </div>
      <Quoting quoting={quoting} onStop={onQuoted} />
      <Failure words={deed.failure} />
      <AnswersQuestions
        questions={questions}
        chosen={extra.value.answers}
        onChoose={(chosen: readonly QuestionKey[]) => extra.answer(chosen)}
      />
      <textarea
        ref={box}
        aria-label={s.thread.composer.placeholder(words)}
        placeholder={hint.length > LONGEST_HINT ? '' : hint}
        value={draft.text}
        rows={2}
        onChange={(event) => {
          // A stroke at the very start asks for a quick reply, and stays a stroke if none is taken.
          if (event.target.value === SLASH && draft.text === '') setReplies(true);
          draft.set(event.target.value);
        }}
        onPaste={(event) => {
          const pasted = filesOf(event.clipboardData);
          if (pasted.length === 0) return;
          event.preventDefault();
          void files.addFiles(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      <CaseOffer text={draft.text} onTaken={draft.clear} />
      <NeedsAnswer extra={extra} />
      <FileTray
        id={view.case}
        waiting={files.waiting}
        failure={files.deed.failure}
        onRemove={files.remove}
        onSite={extra.askSite}
      />
      <div className="composer-foot">
        <ComposerTools files={files} extra={extra} onReplies={chooseReply} />
        <span className="composer-keys" aria-hidden="true">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </span>
        <Button rank="primary" icon="send" type="submit" disabled={isEmpty(body) || deed.busy || files.deed.busy}>
          {s.thread.composer.send(shortAudience(view))}
        </Button>
      </div>
      {replies ? (
        <Suspense fallback={null}>
          <QuickReplies onClose={() => setReplies(false)} onChoose={(text) => draft.set(withReply(draft.text, text))} />
        </Suspense>
      ) : null}
      {extra.consentAsked ? (
        <ConsentDialog patient={view.state.patient} onClose={() => extra.askConsent(false)} onRecord={extra.consent} />
      ) : null}
      {extra.siteOf === null ? null : (
        <SiteDialog
          patient={view.state.patient}
          onClose={() => extra.askSite(null)}
          onChoose={(site) => {
            if (extra.siteOf !== null) files.placeAt(extra.siteOf, site);
            extra.askSite(null);
          }}
        />
      )}
    </form>
  );
}
