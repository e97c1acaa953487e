import { asksForAdvice, mayAsk } from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Option } from '../option/option.tsx';
import type { ExtraDeeds } from './extra.ts';

/** The asking side says that a message needs an answer: the case waits for the other team again, by the clock. */
export function NeedsAnswer({ extra }: { readonly extra: ExtraDeeds }) {
  const s = useStrings().thread;
  const { state, team } = useCase();
  if (!asksForAdvice(state.kind) || !mayAsk(state, team) || state.status.kind === 'waiting-for-answer') return null;
  return (
    <Option type="checkbox" name="needs-answer" checked={extra.value.wantsAnswer} onChange={extra.want}>
      {s.needsAnswer}
    </Option>
  );
}
