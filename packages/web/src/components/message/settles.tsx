import type { BodyOf, QuestionRef } from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Icon } from '../icon/icon.tsx';

/** What a message settled beside its words: questions it answers or takes back, a review it records. */
export function Settles({ body }: { readonly body: BodyOf<'said'> }) {
  const s = useStrings().thread;
  const { state } = useCase();
  const textOf = (ref: QuestionRef) =>
    state.questions.find(({ event, question }) => event === ref.event && question === ref.question)?.text ?? '';
  const watch = state.watches.find(({ event }) => event === body.reviews);
  const lines = [
    ...body.answers.map((ref) => `${s.settles.answers} ${textOf(ref)}`),
    ...body.withdraws.map((ref) => `${s.settles.withdraws} ${textOf(ref)}`),
    ...(watch === undefined ? [] : [`${s.settles.reviews} ${watch.lookFor}`]),
  ];
  return lines.map((line) => (
    <p className="message-settles" key={line}>
      <Icon name="tick" size={15} /> {line}
    </p>
  ));
}
