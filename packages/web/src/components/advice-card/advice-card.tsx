/** Advice, by name and in parts: what it is thought to be, what to do, what should bring them back. */
import {
  type Advice,
  type AdviceText,
  adviceText,
  type BodyOf,
  type MedicationChange,
  type MessageItem,
} from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import { MedicationLine } from '../medication/medication-line.tsx';
import { Prose } from '../message/prose.tsx';
import { AdviceAnswer } from './advice-answer.tsx';
import './advice-card.css';

interface AdviceCardProps {
  readonly item: MessageItem;
  readonly body: BodyOf<'advised'>;
  /** Shown beside something else: it is read here, and answered in the thread. */
  readonly reading?: boolean;
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
  const purpose = useCase().state.opening?.purpose;
  const planned = purpose?.kind === 'triage' ? purpose.medication : [];
  if (changes.length === 0) return null;
  return (
    <section className="advice-part">
      <h3>{s.medication}</h3>
      {changes.map((change, index) => (
        <MedicationLine key={index} change={change} planned={planned} />
      ))}
    </section>
  );
}

/** What the parts are called, and what each was first: in a review, the junior's own plan. */
function useParts(body: BodyOf<'advised'>, text: AdviceText, amended: boolean): readonly PartProps[] {
  const s = useStrings();
  const purpose = useCase().state.opening?.purpose;
  const words = s.triage.lines;
  const titles =
    purpose?.kind === 'triage'
      ? [words.diagnosis, words.treatment, words.followUp]
      : [s.thread.assessment, s.thread.plan, s.thread.safetyNet];
  const first =
    purpose?.kind === 'triage' && !amended
      ? [purpose.diagnosis, purpose.treatment, purpose.followUp]
      : [body.assessment, body.plan, body.safetyNet];
  return [text.assessment, text.plan, text.safetyNet].map((part, index) => ({
    title: titles[index] ?? '',
    text: part,
    first: first[index] ?? part,
  }));
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

export function AdviceCard({ item, body, reading = false }: AdviceCardProps) {
  const s = useStrings();
  const now = useNow();
  const { state } = useCase();
  const advice = state.advice.find(({ event }) => event === item.id);
  const text = adviceText(body, item.amendments);
  const newest = item.amendments.at(-1);
  const parts = useParts(body, text, newest !== undefined);
  return (
    <div className="advice">
      <p className="advice-title">
        <Icon name="flag" size={16} /> {s.thread.advice}
      </p>
      {newest === undefined ? null : (
        <p className="amended-by">{s.thread.amended(newest.by.name, momentWords(newest.at, now, s), newest.reason)}</p>
      )}
      {parts.map((part) => (
        <Part key={part.title} {...part} />
      ))}
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
      {body.outcome === undefined ? null : (
        <section className="advice-part">
          <h3>{s.thread.expectedOutcome}</h3>
          <p className="prose">{body.outcome.label}</p>
        </section>
      )}
      <Standing advice={advice} />
      {advice === undefined || reading ? null : <AdviceAnswer advice={advice} />}
    </div>
  );
}
