/**
 * Who may do what, when. The same rules stop a button, refuse a message before it is sent, and void an event that was
 * sent all the same: a case cannot be closed over an open question by a client that forgot to look.
 *
 * Three questions, from the coarsest: `may` this act at all, `mayDo` this body, and is it `stale`. Rules CA50 to CA79.
 */
import { type Act, CLINICAL_ACTS, type EventId } from '@corridor/wire';
import { isPhotograph } from './attachment.ts';
import type { Body, BodyOf } from './body/body.ts';
import type { Phase, UnderPathway } from './body/opened.ts';
import { isAddressee, type Sender } from './person.ts';
import type { RefusalCode } from './refusal.ts';
import { equalPatients } from './same-patient.ts';
import { onLeft, onShared } from './sharing.ts';
import { activeTeams, asksForAdvice, mayAnswer, mayAsk, sideOf, standsFor } from './side.ts';
import type { Advice, CaseState } from './state.ts';
import { openQuestions, unansweredAdvice } from './status.ts';

/** Who wants to act. The name and role of a sender play no part in the rules. */
export type Actor = Pick<Sender, 'organisation' | 'team' | 'user' | 'guardian'>;

type Rule = (state: CaseState, actor: Actor) => RefusalCode | null;

const AFTER_CLOSING = new Set<Act>(['reopened', 're-anchored', 'filed', 'rekeyed', 'noted']);
const OF_A_QUESTION = new Set<Act>([
  'asked-more',
  'advised',
  'claimed',
  'released-claim',
  'handed-over',
  'accepted',
  'assigned',
  'acknowledged',
  'disagreed',
]);
const OF_A_GUARDIAN = new Set<Act>(['filed', 'shared', 'left', 'rekeyed']);
const CLINICAL = new Set<Act>(CLINICAL_ACTS);

const anybody: Rule = () => null;
const answering: Rule = (state, { team }) => (mayAnswer(state, team) ? null : 'not-answering-team');
const asking: Rule = (state, { team }) => (mayAsk(state, team) ? null : 'not-asking-team');

function holds(state: CaseState, actor: Actor): boolean {
  const { owner } = state;
  return (owner.state === 'held' || owner.state === 'handing-over') && owner.person.user === actor.user;
}
const ownerOnly: Rule = (state, actor) => (holds(state, actor) ? null : 'not-owner');

const mayAdvise: Rule = (state, actor) =>
  answering(state, actor) ?? (state.opening?.by.user === actor.user ? 'own-question' : null);

const mayClaim: Rule = (state, actor) => {
  const refusal = answering(state, actor);
  if (refusal !== null) return refusal;
  const { owner } = state;
  if (owner.state === 'nobody' || owner.state === 'offered') return null;
  if (owner.person.user !== actor.user) return 'already-claimed';
  // Claiming again takes back a case that one is handing over.
  return owner.state === 'handing-over' ? null : 'already-yours';
};

const mayAccept: Rule = ({ owner }, actor) => {
  if (owner.state !== 'offered' && owner.state !== 'handing-over') return 'no-handover';
  return isAddressee(owner.to, actor) ? null : 'not-addressee';
};

const mayRespond: Rule = (state, actor) => asking(state, actor) ?? (state.advice.length === 0 ? 'no-advice' : null);

const mayLeave: Rule = (state, { team, guardian }) => {
  // Only with a merger (`onLeft`): another team is in its place.
  if (guardian === true) return null;
  if (standsFor(state, team, state.opening?.from.team)) return 'asking-team-stays';
  if (!activeTeams(state).some((other) => other.team !== team && other.side !== 'asking')) return 'last-team';
  const { owner } = state;
  const held = owner.state === 'held' || owner.state === 'handing-over';
  return held && owner.person.team === team ? 'owner-leaves' : null;
};

const mayClose: Rule = (state) => {
  if (openQuestions(state).length > 0) return 'open-questions';
  return unansweredAdvice(state).length > 0 ? 'advice-not-acknowledged' : null;
};

const rules: Readonly<Record<Act, Rule>> = {
  opened: anybody,
  said: anybody,
  'asked-more': answering,
  advised: mayAdvise,
  claimed: mayClaim,
  'released-claim': ownerOnly,
  'handed-over': ownerOnly,
  accepted: mayAccept,
  assigned: answering,
  shared: anybody,
  left: mayLeave,
  acknowledged: mayRespond,
  disagreed: mayRespond,
  amended: anybody,
  're-anchored': anybody,
  watched: anybody,
  closed: mayClose,
  reopened: (state) => (state.closing === null ? 'not-closed' : null),
  filed: anybody,
  rekeyed: anybody,
  noted: anybody,
};

/** What the case as a whole forbids, whoever asks. */
function standing(act: Act, state: CaseState): RefusalCode | null {
  if (act === 'opened') return state.opening === null ? null : 'already-opened';
  if (state.opening === null) return 'not-opened';
  if (state.closing !== null && !AFTER_CLOSING.has(act)) return 'case-closed';
  if (OF_A_QUESTION.has(act) && !asksForAdvice(state.kind)) return 'not-for-this-kind';
  if (act === 'shared' && state.kind === 'direct') return 'not-for-this-kind';
  return state.proposal !== null && CLINICAL.has(act) && act !== 'amended' ? 'patient-in-doubt' : null;
}

function standingOf(act: Act, state: CaseState, actor: Actor): RefusalCode | null {
  if (act !== 'opened' && sideOf(state, actor.team) === null) return 'not-in-case';
  if (actor.guardian === true) return OF_A_GUARDIAN.has(act) ? null : 'guardian-cannot';
  return act === 'filed' ? 'only-guardian' : null;
}

/** Whether somebody may do an act at all: for buttons. Null: they may. */
export function may(act: Act, state: CaseState, actor: Actor): RefusalCode | null {
  return standing(act, state) ?? standingOf(act, state, actor) ?? rules[act](state, actor);
}

function handover(state: CaseState, to: { readonly team: Actor['team'] }): RefusalCode | null {
  return mayAnswer(state, to.team) ? null : 'handover-outside';
}

function onAdvice(state: CaseState, actor: Actor, body: BodyOf<'acknowledged' | 'disagreed'>): RefusalCode | null {
  const advice = state.advice.find(({ event }) => event === body.advice);
  if (advice === undefined) return 'advice-unknown';
  if (advice.supersededBy !== null) return 'advice-superseded';
  if (advice.by.user === actor.user) return 'own-advice';
  return onceAnswered(advice, body.act);
}

/** One may think better of an acknowledgement and disagree; everything else is said once. */
function onceAnswered({ answer }: Advice, act: 'acknowledged' | 'disagreed'): RefusalCode | null {
  if (answer === null) return null;
  return act === 'disagreed' && answer.kind === 'acknowledged' ? null : 'advice-already-answered';
}

function onAmended(state: CaseState, actor: Actor, { target, change }: BodyOf<'amended'>): RefusalCode | null {
  const item = state.thread.findLast((each) => each.kind === 'message' && each.id === target);
  if (item?.kind !== 'message') return 'nothing-to-amend';
  if (item.by.user !== actor.user) return 'not-author';
  if ((item.body.act === 'advised') !== (change.of === 'advice')) return 'nothing-to-amend';
  const advice = state.advice.find(({ event }) => event === target);
  return advice !== undefined && advice.supersededBy !== null ? 'advice-superseded' : null;
}

/** A proposal is confirmed with the patient that it named, by another person; or rejected with the present one, by anybody. */
export function anchoring(
  state: CaseState,
  body: BodyOf<'re-anchored'>,
): 'proposes' | 'confirms' | 'rejects' | 'neither' {
  if (body.confirms === undefined) return 'proposes';
  if (state.proposal === null) return 'neither';
  if (equalPatients(body.patient, state.proposal.patient)) return 'confirms';
  return equalPatients(body.patient, state.patient) ? 'rejects' : 'neither';
}

function onReAnchored(state: CaseState, actor: Actor, body: BodyOf<'re-anchored'>): RefusalCode | null {
  const { proposal } = state;
  const deed = anchoring(state, body);
  if (deed === 'proposes') return proposal === null ? null : 'already-in-doubt';
  if (proposal === null || proposal.event !== body.confirms) return 'no-proposal';
  if (deed === 'neither') return 'differs-from-proposal';
  return deed === 'confirms' && proposal.by.user === actor.user ? 'same-person-twice' : null;
}

function onOpened(actor: Actor, { from }: BodyOf<'opened'>): RefusalCode | null {
  return from.team === actor.team && from.organisation === actor.organisation ? null : 'not-own-team';
}

function onBody(state: CaseState, actor: Actor, body: Body): RefusalCode | null {
  switch (body.act) {
    case 'opened':
      return onOpened(actor, body);
    case 'handed-over':
      return body.to.user === actor.user ? 'handover-to-self' : handover(state, body.to);
    case 'assigned':
      return handover(state, body.to);
    case 'shared':
      return onShared(state, actor, body);
    case 'left':
      return onLeft(state, actor, body);
    case 'acknowledged':
    case 'disagreed':
      return onAdvice(state, actor, body);
    case 'amended':
      return onAmended(state, actor, body);
    case 're-anchored':
      return onReAnchored(state, actor, body);
    case 'advised':
      return onReplaced(state, body);
    case 'filed':
      return body.organisation === actor.organisation ? null : 'not-own-organisation';
    default:
      return null;
  }
}

function onReplaced(state: CaseState, { replaces }: BodyOf<'advised'>): RefusalCode | null {
  if (replaces === undefined) return null;
  const replaced = state.advice.find(({ event }) => event === replaces);
  if (replaced === undefined) return 'advice-unknown';
  return replaced.supersededBy === null ? null : 'advice-superseded';
}

/** A watch comes due after closing as well, and its review need not open the case again. It asks nothing of anybody. */
function isReviewOfClosed(body: Body, state: CaseState): boolean {
  if (body.act !== 'said' || body.reviews === undefined || state.closing === null) return false;
  return body.wantsAnswer === undefined && isToReview(state, body.reviews);
}

function isToReview({ watches }: CaseState, watch: EventId): boolean {
  return watches.some(({ event, reviewed }) => event === watch && reviewed === null);
}

/** What voids an event that was sent: the rules that hold whatever the author's screen showed. */
export function voids(body: Body, state: CaseState, actor: Actor): RefusalCode | null {
  if (isReviewOfClosed(body, state)) return standingOf('said', state, actor);
  return may(body.act, state, actor) ?? onBody(state, actor, body);
}

function onQuestions(state: CaseState, actor: Actor, body: BodyOf<'said'>): RefusalCode | null {
  const open = openQuestions(state);
  const find = (ref: BodyOf<'said'>['answers'][number]) =>
    open.find(({ event, question }) => event === ref.event && question === ref.question);
  if ([...body.answers, ...body.withdraws].some((ref) => find(ref) === undefined)) return 'question-settled';
  return body.withdraws.some((ref) => find(ref)?.by.team !== actor.team) ? 'question-not-yours' : null;
}

function onSending(state: CaseState, actor: Actor, body: Body): RefusalCode | null {
  if (body.act === 'opened' && body.patient !== undefined && !body.confirmedIdentity) return 'identity-not-confirmed';
  const consent = 'consent' in body && body.consent !== undefined ? body.consent : state.consent;
  if ('attachments' in body && consent === null && body.attachments.some(isPhotograph)) return 'no-consent';
  if (body.act === 'opened') return body.purpose.kind === 'group' ? onPhase(body.pathway, body.purpose.phase) : null;
  return body.act === 'said' ? onSaid(state, actor, body) : null;
}

/** A standing group's case is in one of the phases that its pathway names. */
function onPhase(pathway: UnderPathway | null | undefined, phase: Phase | undefined): RefusalCode | null {
  const phases = pathway?.phases;
  if (phase === undefined || phases === undefined) return null;
  return phases.some(({ code }) => code === phase.code) ? null : 'phase-unknown';
}

function onSaid(state: CaseState, actor: Actor, body: BodyOf<'said'>): RefusalCode | null {
  if (body.reviews !== undefined && !isToReview(state, body.reviews)) return 'watch-settled';
  if (body.phase !== undefined && state.kind !== 'group') return 'not-for-this-kind';
  return onPhase(state.opening?.pathway, body.phase) ?? onQuestions(state, actor, body);
}

/** Whether somebody may send this: for the Send button and the client. Null: they may. */
export function mayDo(body: Body, state: CaseState, actor: Actor): RefusalCode | null {
  return voids(body, state, actor) ?? onSending(state, actor, body);
}

/** Whether a clinical act rests on less than the case now holds. The client then shows both, and a person decides. */
export function isStale(act: Act, state: CaseState, basedOn: number): boolean {
  return CLINICAL.has(act) && state.lastClinical > basedOn;
}
