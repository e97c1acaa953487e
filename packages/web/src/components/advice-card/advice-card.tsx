/** Advice, by name and in parts: what it is thought to be, what to do, what should bring them back. */
import {
  type Advice,
  adviceText,
  type BodyOf,
  kindOfChange,
  type MedicationChange,
  type MessageItem,
  shownRegimen,
} from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/strings.tsx';
import { momentWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import { Prose } from '../message/prose.tsx';
import { AdviceAnswer } from './advice-answer.tsx';
import './advice-card.css';

interface AdviceCardProps {
  readonly item: MessageItem;
  readonly body: BodyOf<'advised'>;
}

interface PartProps {
  readonly title: string;
  readonly text: string;
  readonly first: string;
}

/** A part that was amended shows its first form struck through. */
function Part({ title, text, first }: PartProps) {
  return (
    <section className="advice-part">
      <h3>{title}</h3>
      {text === first ? null : <Prose text={first} struck />}
      <Prose text={text} />
    </section>
  );
}

function Medication({ changes }: { readonly changes: readonly MedicationChange[] }) {
  const s = useStrings().thread;
  if (changes.length === 0) return null;
  return (
    <section className="advice-part">
      <h3>{s.medication}</h3>
      <ul className="medication">
        {changes.map((change) => (
          <li key={change.drug}>
            <b>
              {s.medicationChange[kindOfChange(change)]} {change.drug}
            </b>
            {change.before === undefined ? null : (
              <span>
                {s.before}: {shownRegimen(change.before)}
              </span>
            )}
            {change.after === undefined ? null : (
              <span>
                {s.after}: {shownRegimen(change.after)}
              </span>
            )}
            {change.reason === undefined ? null : <span>{change.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ advice }: { readonly advice: Advice | undefined }) {
  const s = useStrings();
  const now = useNow();
  if (advice === undefined) return null;
  if (advice.supersededBy !== null) return <p className="advice-standing">{s.thread.superseded}</p>;
  if (advice.answer === null) return <p className="advice-standing waits">{s.thread.notAcknowledged}</p>;
  const { kind, by, at } = advice.answer;
  const words = kind === 'acknowledged' ? s.thread.acknowledgedBy : s.thread.disagreedBy;
  return (
    <p className={`advice-standing ${kind}`}>
      <Icon name={kind === 'acknowledged' ? 'tick' : 'refer'} size={16} /> {words(by.name, momentWords(at, now, s))}
    </p>
  );
}

export function AdviceCard({ item, body }: AdviceCardProps) {
  const s = useStrings();
  const now = useNow();
  const { state } = useCase();
  const advice = state.advice.find(({ event }) => event === item.id);
  const text = adviceText(body, item.amendments);
  const newest = item.amendments.at(-1);
  return (
    <div className="advice">
      <p className="advice-title">
        <Icon name="flag" size={16} /> {s.thread.advice}
      </p>
      {newest === undefined ? null : (
        <p className="amended-by">{s.thread.amended(newest.by.name, momentWords(newest.at, now, s), newest.reason)}</p>
      )}
      <Part title={s.thread.assessment} text={text.assessment} first={body.assessment} />
      <Part title={s.thread.plan} text={text.plan} first={body.plan} />
      <Part title={s.thread.safetyNet} text={text.safetyNet} first={body.safetyNet} />
      <Medication changes={body.medication} />
      {body.referral === undefined ? null : (
        <section className="advice-part">
          <h3>{s.thread.refer}</h3>
          <p className="prose">
            <b>{s.thread.referralUrgency[body.referral.urgency]}</b>: {body.referral.to}
          </p>
          <Prose text={body.referral.note ?? ''} />
        </section>
      )}
      <Standing advice={advice} />
      {advice === undefined ? null : <AdviceAnswer advice={advice} />}
    </div>
  );
}
