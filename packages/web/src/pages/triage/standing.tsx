/** What became of the last confirmations. Undo stays on the screen while there is something to undo. */
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import type { CaseId } from '../../session/ids.ts';
import { wordsForError } from '../../session/refusal.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import type { Held } from './holding.ts';

interface StandingProps {
  readonly held: readonly Held[];
  readonly onUndo: () => void;
  readonly onOpen: (id: CaseId) => void;
}

export function Standing({ held, onUndo, onOpen }: StandingProps) {
  const s = useStrings();
  const now = useNow();
  const words = s.triage;
  const refused = held.filter(({ state }) => state === 'refused');
  const newest = held.findLast(({ state }) => state === 'held') ?? held.findLast(({ state }) => state !== 'refused');
  const said = (each: Held) => {
    switch (each.state) {
      case 'held':
        return words.held(each.name, each.changes > 0 ? words.marks.changed : words.marks.confirmed);
      case 'sending':
        return words.sending(each.name);
      case 'sent':
        return words.sent(each.name, momentWords(each.at, now, s));
      case 'refused':
        return words.notSent(each.name);
      default:
        return each.state satisfies never;
    }
  };
  return (
    <div className="triage-standing">
      {refused.map((each) => {
        const { what, next } = wordsForError(each.code ?? 'cannot-open', s);
        return (
          <Notice
            key={each.case}
            tone="late"
            icon="alert"
            live
            title={said(each)}
            actions={
              <Button size="small" onClick={() => onOpen(each.case)}>
                {words.reopen}
              </Button>
            }
          >
            {what} {next}
          </Notice>
        );
      })}
      <output className="triage-last">
        {newest === undefined ? null : (
          <>
            <Icon name={newest.state === 'sent' ? 'tick' : 'clock'} size={16} /> <span>{said(newest)}</span>
            {newest.state === 'held' ? (
              <Button size="small" icon="undo" onClick={onUndo}>
                {words.undo} <kbd>Z</kbd>
              </Button>
            ) : null}
          </>
        )}
      </output>
    </div>
  );
}
