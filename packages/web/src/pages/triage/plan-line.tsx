/** One line of the junior's plan: as it was written, or struck through with what is to be instead and why. */
import { useId, useLayoutEffect, useRef } from 'react';
import { LinkButton } from '../../components/button/button.tsx';
import { TextArea, TextField } from '../../components/field/field.tsx';
import { Prose } from '../../components/message/prose.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import type { PlanLine, Review, TriagePlan } from './review.ts';

interface PlanLineProps {
  readonly line: PlanLine;
  readonly plan: TriagePlan;
  readonly review: Review;
  readonly letter: string;
  readonly fixed: boolean;
  readonly onReview: (review: Review) => void;
}

export function without<T extends object>(record: T, key: keyof T): T {
  const { [key]: _gone, ...rest } = record;
  return rest as T;
}

export function PlanLineView({ line, plan, review, letter, fixed, onReview }: PlanLineProps) {
  const s = useStrings().triage;
  const id = useId();
  const first = plan[line];
  const changed = review.lines[line];
  const editor = useRef<HTMLDivElement>(null);
  // A change that has just begun is written next; one that comes back from a draft does not take the focus.
  const begun = changed?.text === first && changed.reason === '';
  // Before the next key is heard: what is typed after the letter belongs in the field.
  useLayoutEffect(() => {
    if (begun) editor.current?.querySelector('textarea')?.select();
  }, [begun]);
  const set = (part: { text?: string; reason?: string }) =>
    onReview({
      ...review,
      lines: { ...review.lines, [line]: { text: first, reason: '', ...changed, ...part } },
    });
  const keep = () => onReview({ ...review, lines: without(review.lines, line) });
  return (
    <div className={changed === undefined ? 'plan-line' : 'plan-line changed'}>
      <h3 id={id}>{s.lines[line]}</h3>
      <div className="plan-line-text">
        {changed === undefined ? (
          first.trim() === '' ? (
            <p className="quiet">{s.notWritten}</p>
          ) : (
            <Prose text={first} />
          )
        ) : (
          <div ref={editor} className="plan-line-editor">
            <span className="spoken">{s.first}</span>
            <Prose text={first} struck />
            <TextArea
              label={s.instead}
              value={changed.text}
              fault={changed.text.trim() === '' ? s.textMissing : null}
              onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
              onText={(text) => set({ text })}
            />
            <TextField
              label={s.reason}
              hint={s.reasonHint}
              value={changed.reason}
              autoComplete="off"
              onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
              onText={(reason) => set({ reason })}
            />
          </div>
        )}
      </div>
      {fixed ? null : changed === undefined ? (
        <LinkButton aria-label={s.changeLine(s.lines[line])} aria-keyshortcuts={letter} onClick={() => set({})}>
          {first.trim() === '' ? s.write : s.change}
        </LinkButton>
      ) : (
        <LinkButton aria-describedby={id} onClick={keep}>
          {s.undo}
        </LinkButton>
      )}
    </div>
  );
}
