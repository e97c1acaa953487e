/** A word to the junior: apart from the plan, amber and dashed, and not part of the patient's record. */
import { type Ref, useId } from 'react';
import { Icon } from '../../components/icon/icon.tsx';
import { Option } from '../../components/option/option.tsx';
import { useStrings } from '../../strings/use-strings.ts';

interface FeedbackProps {
  readonly to: string;
  readonly text: string;
  readonly box: Ref<HTMLTextAreaElement>;
  readonly onText: (text: string) => void;
}

const sentence = (words: string) => `${words}.`;

/** Adds a stock phrase at the end, or takes it out again. */
function toggled(text: string, words: string): string {
  const phrase = sentence(words);
  if (!text.includes(phrase)) return `${text.trimEnd()} ${phrase}`.trimStart();
  return text.replace(phrase, '').replace(/ {2,}/gu, ' ').trim();
}

export function Feedback({ to, text, box, onText }: FeedbackProps) {
  const s = useStrings().triage;
  const id = useId();
  return (
    <fieldset className="review-feedback">
      <legend>
        <Icon name="lock" size={15} /> {s.feedback(to)}. {s.notFiled}
      </legend>
      <div className="options">
        {s.praise.map((words) => (
          <Option
            key={words}
            type="checkbox"
            name={words}
            checked={text.includes(sentence(words))}
            onChange={() => onText(toggled(text, words))}
          >
            {words}
          </Option>
        ))}
      </div>
      <label htmlFor={id} className="spoken">
        {s.feedbackText}
      </label>
      <textarea
        id={id}
        ref={box}
        rows={2}
        placeholder={s.feedbackText}
        value={text}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        onChange={(event) => onText(event.target.value)}
      />
    </fieldset>
  );
}
