/** One case of the batch: photographs, the junior's plan line by line, feedback apart, and the one green button. */
import { currentAdvice } from '@corridor/cases';
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { Avatar } from '../../components/avatar/avatar.tsx';
import { Button } from '../../components/button/button.tsx';
import { SelectField } from '../../components/field/field.tsx';
import { Opening } from '../../components/message/opening.tsx';
import { Prose } from '../../components/message/prose.tsx';
import { PatientBanner } from '../../components/patient-banner/patient-banner.tsx';
import { ScrollArea } from '../../components/scroll-area/scroll-area.tsx';
import { useNow } from '../../session/clock.tsx';
import type { BlobId } from '../../session/ids.ts';
import { useKeys } from '../../session/keys.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { useActor, useCase } from '../case/case-context.tsx';
import { type Asked, DeedsContext } from '../case/deeds.ts';
import { useSaw } from '../case/saw.ts';
import { Answered, useObstacle } from './answered.tsx';
import { Feedback } from './feedback.tsx';
import type { Confirmation, Held } from './holding.ts';
import { PlanLineView } from './plan-line.tsx';
import { PlanMedicines } from './plan-medicines.tsx';
import {
  advisedOf,
  changesOf,
  changing,
  feedbackOf,
  type PlanLine,
  type Review,
  reviewFaults,
  type TriagePlan,
} from './review.ts';
import { ReviewPhotos } from './review-photos.tsx';
import { useWorking } from './working.ts';

const DeedDialog = lazy(async () => ({
  default: (await import('../case/dialogs/deed-dialog.tsx')).DeedDialog,
}));
const Lightbox = lazy(async () => ({ default: (await import('../../components/lightbox/lightbox.tsx')).Lightbox }));

const LETTERS: Readonly<Record<PlanLine, string>> = { diagnosis: 'd', treatment: 't', followUp: 'f' };

interface ReviewCaseProps {
  readonly held: Held['state'] | null;
  readonly onConfirm: (confirmation: Omit<Confirmation, 'name'>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onUndo: () => void;
  /** The way to the next and the one before, and what was confirmed last. */
  readonly children: ReactNode;
}

/** The junior's plan; empty lines for a case that was sent without one. */
function usePlan(): TriagePlan {
  const purpose = useCase().state.opening?.purpose;
  return purpose?.kind === 'triage'
    ? purpose
    : { kind: 'triage', diagnosis: '', treatment: '', medication: [], followUp: '' };
}

interface PlanProps {
  readonly plan: TriagePlan;
  readonly review: Review;
  readonly fixed: boolean;
  readonly onReview: (review: Review) => void;
}

function PlanCard({ plan, review, fixed, onReview }: PlanProps) {
  const s = useStrings().triage;
  const { opening } = useCase().state;
  if (opening === null) return null;
  const line = (each: PlanLine) => (
    <PlanLineView
      key={each}
      line={each}
      plan={plan}
      review={review}
      letter={LETTERS[each]}
      fixed={fixed}
      onReview={onReview}
    />
  );
  return (
    <section className="plan-card" aria-label={s.plan(opening.by.name)}>
      <header>
        <Avatar name={opening.by.name} />
        <h2>
          {s.plan(opening.by.name)} <small>{opening.by.role}</small>
        </h2>
        {fixed ? null : <span className="tag">{s.notConfirmed}</span>}
      </header>
      {line('diagnosis')}
      {line('treatment')}
      <PlanMedicines plan={plan} review={review} fixed={fixed} onReview={onReview} />
      {line('followUp')}
    </section>
  );
}

function Asking() {
  const { state } = useCase();
  const item = state.thread.find((each) => each.kind === 'message' && each.body.act === 'opened');
  return (
    <div className="review-asking">
      <h1 id="main" tabIndex={-1}>
        {state.subject}
      </h1>
      {item?.kind === 'message' && item.body.act === 'opened' ? (
        <>
          <Prose text={item.body.text} />
          <Opening body={item.body} />
        </>
      ) : null}
    </div>
  );
}

function useConfirming(plan: TriagePlan, review: Review) {
  const s = useStrings().triage;
  const { state, case: id, pathway } = useCase();
  const actor = useActor();
  const mine = currentAdvice(state).findLast(({ by }) => by.user === actor.user);
  const replaced = mine ?? currentAdvice(state).at(-1) ?? null;
  const advised = advisedOf(plan, review, {
    outcomes: pathway?.outcomes ?? [],
    why: s.reasonOnRecord,
    replaces: replaced?.event ?? null,
  });
  const feedback = feedbackOf(review);
  const confirmation: Omit<Confirmation, 'name'> | null =
    advised === null
      ? null
      : {
          case: id,
          changes: changesOf(review),
          bodies: feedback === null ? [advised] : [advised, feedback],
          basedOn: state.lastNumber,
        };
  return { confirmation, replaced, faults: reviewFaults(plan, review) };
}

export function ReviewCase({ held, onConfirm, onMove, onUndo, children }: ReviewCaseProps) {
  const s = useStrings();
  const words = s.triage;
  const keys = words.keyList;
  const now = useNow();
  const { case: id, state, pathway } = useCase();
  const plan = usePlan();
  const [review, setReview] = useWorking(id);
  const [again, setAgain] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [picture, setPicture] = useState<BlobId | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const obstacle = useObstacle();
  const fixed = held === 'held' || held === 'sending' || obstacle === 'doubt' || (obstacle !== null && !again);
  const { confirmation, replaced, faults } = useConfirming(plan, review);
  const changes = changesOf(review);
  const deeds = useMemo(() => ({ ask: setAsked, look: setPicture }), []);
  const confirm = () => {
    if (fixed || confirmation === null || document.querySelector('dialog[open]') !== null) return;
    onConfirm(confirmation);
  };
  const edit = (line: PlanLine) => {
    if (fixed || review.lines[line] !== undefined) return;
    setReview({ ...review, lines: { ...review.lines, [line]: { text: plan[line], reason: '' } } });
  };
  const editMedicine = () => {
    const [first] = plan.medication;
    if (fixed || first === undefined || review.medication[0] !== undefined) return;
    setReview({ ...review, medication: { ...review.medication, 0: changing(first) } });
  };
  useSaw();
  useKeys({
    'Control+Enter': { says: keys.confirm, run: confirm },
    j: { says: keys.next, run: () => onMove(1) },
    k: { says: keys.previous, run: () => onMove(-1) },
    d: { says: keys.diagnosis, run: () => edit('diagnosis') },
    t: { says: keys.treatment, run: () => edit('treatment') },
    r: { says: keys.medicine, run: editMedicine },
    f: { says: keys.followUp, run: () => edit('followUp') },
    b: { says: keys.feedback, run: () => box.current?.focus() },
    m: { says: keys.more, run: () => (fixed ? undefined : setAsked({ deed: 'ask-more' })) },
  });
  return (
    <DeedsContext.Provider value={deeds}>
      {state.patient === null ? null : <PatientBanner patient={state.patient} />}
      <div className="review">
        <ReviewPhotos />
        <div className="review-side">
          <ScrollArea className="review-plan">
            <Asking />
            {held !== 'held' && held !== 'sending' && !again ? (
              <Answered why={obstacle} onAgain={() => setAgain(true)} />
            ) : null}
            {again && replaced !== null ? (
              <p className="quiet">{words.replaces(momentWords(replaced.at, now, s))}</p>
            ) : null}
            <PlanCard plan={plan} review={review} fixed={fixed} onReview={setReview} />
            {fixed ? null : (
              <>
                <SelectField
                  label={words.outcome}
                  none={words.noOutcome}
                  options={(pathway?.outcomes ?? []).map(({ code, label }) => ({ value: code, label }))}
                  value={review.outcome ?? ''}
                  onText={(outcome) => setReview({ ...review, outcome: outcome === '' ? null : outcome })}
                />
                <Feedback
                  to={state.opening?.by.name ?? ''}
                  text={review.feedback}
                  box={box}
                  onText={(feedback) => setReview({ ...review, feedback })}
                />
              </>
            )}
          </ScrollArea>
          <div className="review-foot">
            {fixed || faults.length === 0 ? null : (
              <p className="quiet" id="review-faults">
                {words.cannot} {faults.map((fault) => words.missing[fault]).join('; ')}.
              </p>
            )}
            {fixed ? null : (
              <Button
                rank="primary"
                size="big"
                wide
                icon="tick"
                disabled={confirmation === null}
                aria-describedby={faults.length === 0 ? undefined : 'review-faults'}
                onClick={confirm}
              >
                {words.confirm(changes)} <kbd>Ctrl Enter</kbd>
              </Button>
            )}
            <div className="review-moves">
              {fixed ? null : (
                <Button size="small" icon="info" onClick={() => setAsked({ deed: 'ask-more' })}>
                  {words.askMore} <kbd>M</kbd>
                </Button>
              )}
              {held === 'held' ? (
                <Button size="small" icon="undo" onClick={onUndo}>
                  {words.undo}
                </Button>
              ) : null}
              {children}
            </div>
          </div>
        </div>
      </div>
      <Suspense fallback={null}>
        {asked === null || asked.deed === 'side' ? null : <DeedDialog asked={asked} onClose={() => setAsked(null)} />}
        {picture === null ? null : <Lightbox picture={picture} onClose={() => setPicture(null)} />}
      </Suspense>
    </DeedsContext.Provider>
  );
}
