/** What somebody else wrote while a form was open, beside it: both are seen before anything more is sent. */
import type { ThreadItem } from '@corridor/cases';
import { AdviceCard } from '../../../components/advice-card/advice-card.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { RecordLine } from '../../../components/thread-line/thread-line.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { useCase } from '../case-context.tsx';

interface MeanwhileProps {
  readonly basedOn: number;
  /** The author has read it; their form rests on it from then on. */
  readonly onRead: (number: number) => void;
}

function isTheirs(item: ThreadItem, basedOn: number): boolean {
  if (item.number <= basedOn || (item.kind !== 'message' && item.kind !== 'record') || item.refused !== null)
    return false;
  return ['advised', 'acknowledged', 'disagreed', 'amended', 'closed'].includes(item.body.act);
}

export function Meanwhile({ basedOn, onRead }: MeanwhileProps) {
  const s = useStrings().thread.dialogs.meanwhile;
  const { state } = useCase();
  const theirs = state.thread.filter((item) => isTheirs(item, basedOn));
  const [first] = theirs;
  const name = first?.kind === 'message' || first?.kind === 'record' ? first.by.name : '';
  return (
    <Notice
      tone="late"
      icon="alert"
      live
      title={s.title(name)}
      actions={<Button onClick={() => onRead(state.lastNumber)}>{s.go}</Button>}
    >
      <p>{s.body}</p>
      <h3 className="group-label">{s.theirs}</h3>
      {theirs.map((item) => {
        if (item.kind === 'record') return <RecordLine key={item.number} item={item} />;
        if (item.kind !== 'message' || item.body.act !== 'advised') return null;
        return (
          <div className="pane" key={item.number}>
            <AdviceCard item={item} body={item.body} reading />
          </div>
        );
      })}
    </Notice>
  );
}
