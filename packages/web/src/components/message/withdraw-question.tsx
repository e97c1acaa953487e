import { may, type Question } from '@corridor/cases';
import { useActor, useCase } from '../../pages/case/case-context.tsx';
import { useWrite } from '../../pages/case/write.ts';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { LinkButton } from '../button/button.tsx';
import { Failure } from '../notice/failure.tsx';

/** The team that asked a question takes it back: the case then no longer waits for its answer. */
export function WithdrawQuestion({ question }: { readonly question: Question }) {
  const s = useStrings().thread.doing;
  const { state } = useCase();
  const actor = useActor();
  const write = useWrite();
  const deed = useDeed();
  if (question.by.team !== actor.team || may('said', state, actor) !== null) return null;
  const { event, question: id } = question;
  const withdraw = () =>
    void deed.run(() =>
      write({
        act: 'said',
        text: '',
        attachments: [],
        mentions: [],
        answers: [],
        withdraws: [{ event, question: id }],
      }),
    );
  return (
    <>
      <LinkButton disabled={deed.busy} onClick={withdraw}>
        {s.takeBackQuestion}
      </LinkButton>
      <Failure words={deed.failure} />
    </>
  );
}
