/** A text with its line numbers: a plain field, which scrolls as one with the numbers beside it. */
import { type Ref, useId } from 'react';

interface CodeAreaProps {
  readonly label: string;
  readonly value: string;
  /** Lines with a fault. */
  readonly faulty: ReadonlySet<number>;
  readonly onText: (text: string) => void;
  readonly field: Ref<HTMLTextAreaElement>;
}

export function CodeArea({ label, value, faulty, onText, field }: CodeAreaProps) {
  const id = useId();
  const lines = value.split('\n').length;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="code-area">
        <ol className="code-lines" aria-hidden="true">
          {Array.from({ length: lines }, (_, i) => (
            <li key={i} className={faulty.has(i + 1) ? 'faulty' : undefined}>
              {i + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={field}
          id={id}
          rows={lines}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          value={value}
          aria-invalid={faulty.size > 0 || undefined}
          onChange={({ target }) => onText(target.value)}
        />
      </div>
    </div>
  );
}

/** Puts the caret on a place of the text and brings it into view. Lines and columns count from 1. */
export function goTo(field: HTMLTextAreaElement, line: number, column: number): void {
  const before = field.value.split('\n').slice(0, line - 1);
  const offset = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  field.focus();
  field.setSelectionRange(offset, offset);
  const height = field.scrollHeight / Math.max(1, field.value.split('\n').length);
  field.parentElement?.scrollTo({ top: Math.max(0, (line - 4) * height) });
}
