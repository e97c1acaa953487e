import { tidyText } from '@corridor/cases';
import { useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { TextArea, TextField } from '../../../components/field/field.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { shortAudience, useCase } from '../case-context.tsx';
import { CaseForm } from './case-form.tsx';

const MOST_QUESTIONS = 12;

/** One or more questions, each of which can be answered for itself. */
export function AskMoreDialog({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().thread.dialogs.askMore;
  const view = useCase();
  const { state, audience } = view;
  const [questions, setQuestions] = useState<readonly string[]>(['']);
  const [text, setText] = useState('');
  const written = questions.map(tidyText).filter((question) => question.trim() !== '');
  const body =
    written.length === 0
      ? null
      : {
          act: 'asked-more' as const,
          text: tidyText(text),
          questions: written.map((question, index) => ({ id: `q${index + 1}`, text: question })),
          attachments: [],
          mentions: [],
        };
  return (
    <CaseForm title={s.title} onClose={onClose} icon="send" deed={s.go(shortAudience(view))} body={body}>
      <p>{s.body(state.opening?.from.name ?? audience.words)}</p>
      {questions.map((question, index) => (
        <TextField
          key={index}
          label={s.question(index + 1)}
          value={question}
          onText={(typed) => setQuestions(questions.with(index, typed))}
        />
      ))}
      {questions.length < MOST_QUESTIONS ? (
        <p>
          <Button size="small" icon="plus" onClick={() => setQuestions([...questions, ''])}>
            {s.add}
          </Button>
        </p>
      ) : null}
      <TextArea label={s.text} value={text} onText={setText} />
    </CaseForm>
  );
}
