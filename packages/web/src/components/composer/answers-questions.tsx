import type { Question, QuestionRef } from '@corridor/cases';
import { useStrings } from '../../strings/use-strings.ts';
import { Option } from '../option/option.tsx';

/** One question, by the message that asked it and its place there. */
export type QuestionKey = Pick<Question, 'event' | 'question'>;

export function refOf({ event, question }: QuestionKey): QuestionRef {
  return { event, question };
}

interface AnswersQuestionsProps {
  readonly questions: readonly Question[];
  readonly chosen: readonly QuestionKey[];
  readonly onChoose: (chosen: readonly QuestionKey[]) => void;
}

/** Which open questions a reply answers: ticked by its author, never guessed. */
export function AnswersQuestions({ questions, chosen, onChoose }: AnswersQuestionsProps) {
  const s = useStrings().thread.composer;
  if (questions.length === 0) return null;
  const isChosen = (key: QuestionKey) =>
    chosen.some(({ event, question }) => event === key.event && question === key.question);
  const without = (key: QuestionKey) =>
    chosen.filter(({ event, question }) => event !== key.event || question !== key.question);
  return (
    <fieldset className="composer-questions">
      <legend className="group-label">{s.answering}</legend>
      <div className="options">
        {questions.map((question) => (
          <Option
            key={`${question.event} ${question.question}`}
            type="checkbox"
            name={question.question}
            checked={isChosen(question)}
            onChange={(checked) => onChoose(checked ? [...chosen, refOf(question)] : without(question))}
          >
            {question.text}
          </Option>
        ))}
      </div>
    </fieldset>
  );
}
