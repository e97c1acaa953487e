/** What each act does to a case: one function per act, run only if the policy does not void the event. */
import type { Act, EventId } from '@corridor/wire';
import type { Body, BodyOf } from './body/body.ts';
import type { Phase } from './body/opened.ts';
import type { QuestionRef } from './body/talk.ts';
import type { OpenEvent, OpenEventOf } from './event.ts';
import { type Draft, replace } from './draft.ts';
import { personOf } from './person.ts';
import { anchoring } from './policy.ts';
import { asksForAdvice, standsFor } from './side.ts';
import type { Advice, Call, Deed, Owner, Question } from './state.ts';
import { left, shared, teamsOf } from './teams-in-case.ts';
import type { Amendment } from './thread.ts';

type Effect<A extends Act> = (draft: Draft, event: OpenEventOf<A>) => void;

function deedOf({ number, id, sender, at }: OpenEvent): Deed {
  return { number, event: id, by: sender, at };
}

function calls(
  draft: Draft,
  { number, at, sender }: OpenEvent,
  because: Call['because'],
  due: number | undefined,
): void {
  draft.call = { number, at, team: sender.team, because };
  draft.due = due === undefined ? null : { at: due, from: 'pathway' };
}

const opened: Effect<'opened'> = (draft, event) => {
  const { body } = event;
  draft.opening = {
    ...deedOf(event),
    purpose: body.purpose,
    from: body.from,
    to: body.to,
    pathway: body.pathway ?? null,
    answers: body.answers,
    confirmedIdentity: body.confirmedIdentity,
  };
  draft.kind = body.purpose.kind;
  draft.subject = body.subject;
  draft.patient = body.patient ?? null;
  draft.consent = body.consent ?? null;
  draft.phase = body.purpose.kind === 'group' ? (body.purpose.phase ?? null) : null;
  draft.teams = teamsOf(event);
  draft.times = { ...draft.times, opened: event.at };
  calls(draft, event, 'opened', body.pathway?.dueAt);
};

function settle(
  draft: Draft,
  refs: readonly QuestionRef[],
  state: Question['state'],
  number: number,
  mine: (question: Question) => boolean,
): void {
  for (const ref of refs) {
    replace(
      draft.questions,
      (question) =>
        question.event === ref.event &&
        question.question === ref.question &&
        question.state === 'open' &&
        mine(question),
      (question) => ({ ...question, state, settled: number }),
    );
  }
}

/** A phase that the group's pathway does not name changes nothing; one opened before pathways said so names none. */
function isPhaseOf({ kind, opening }: Draft, { code }: Phase): boolean {
  const phases = opening?.pathway?.phases;
  return kind === 'group' && (phases === undefined || phases.some((each) => each.code === code));
}

function review(draft: Draft, watch: EventId, deed: Deed): void {
  replace(
    draft.watches,
    ({ event, reviewed }) => event === watch && reviewed === null,
    (found) => ({ ...found, reviewed: deed }),
  );
}

const said: Effect<'said'> = (draft, event) => {
  const { body, number, sender } = event;
  settle(draft, body.answers, 'answered', number, () => true);
  settle(draft, body.withdraws, 'withdrawn', number, ({ by }) => by.team === sender.team);
  if (body.consent !== undefined) draft.consent = body.consent;
  if (body.reviews !== undefined) review(draft, body.reviews, deedOf(event));
  if (body.phase !== undefined && isPhaseOf(draft, body.phase)) draft.phase = body.phase;
  const asksAgain = body.wantsAnswer === true && asksForAdvice(draft.kind);
  const asker = draft.kind === 'group' || standsFor(draft, sender.team, draft.opening?.from.team);
  if (asksAgain && asker) calls(draft, event, 'asked-again', body.due);
};

const askedMore: Effect<'asked-more'> = (draft, event) => {
  for (const { id, text } of event.body.questions) {
    draft.questions.push({ ...deedOf(event), question: id, text, state: 'open', settled: null });
  }
  draft.times = { ...draft.times, firstAskedMore: draft.times.firstAskedMore ?? event.at };
};

const advised: Effect<'advised'> = (draft, event) => {
  const { body, number, at } = event;
  replace(
    draft.advice,
    (advice) => advice.event === body.replaces,
    (advice) => ({ ...advice, supersededBy: number }),
  );
  draft.advice.push({
    ...deedOf(event),
    body,
    amendments: [],
    version: number,
    versionAt: at,
    supersededBy: null,
    answer: null,
  });
  draft.call = null;
  draft.times = { ...draft.times, firstAdvised: draft.times.firstAdvised ?? at };
};

function heldBy(event: OpenEvent): Owner {
  return { state: 'held', person: personOf(event.sender), at: event.at };
}

function takes(draft: Draft, event: OpenEvent): void {
  draft.owner = heldBy(event);
}

const handedOver: Effect<'handed-over'> = (draft, event) => {
  const by = personOf(event.sender);
  const { to, note } = event.body;
  draft.owner = { state: 'handing-over', person: by, to, by, at: event.at, note };
};

const assigned: Effect<'assigned'> = (draft, event) => {
  const { body, sender, at } = event;
  const { owner } = draft;
  if (body.due !== undefined) draft.due = { at: body.due, from: 'assigned' };
  const offer = { to: body.to, by: personOf(sender), at, note: body.note ?? '' };
  if (body.to.user === sender.user) draft.owner = heldBy(event);
  else if (owner.state === 'nobody' || owner.state === 'offered') draft.owner = { state: 'offered', ...offer };
  else if (owner.person.user !== body.to.user) draft.owner = { state: 'handing-over', person: owner.person, ...offer };
};

function answerAdvice(
  draft: Draft,
  body: BodyOf<'acknowledged' | 'disagreed'>,
  answer: NonNullable<Advice['answer']>,
): void {
  replace(
    draft.advice,
    (advice) => advice.event === body.advice,
    (advice) => ({ ...advice, answer }),
  );
}

const acknowledged: Effect<'acknowledged'> = (draft, event) => {
  answerAdvice(draft, event.body, { ...deedOf(event), kind: 'acknowledged', note: event.body.note ?? '' });
};

const disagreed: Effect<'disagreed'> = (draft, event) => {
  const { body } = event;
  const referral = body.referral ?? null;
  answerAdvice(draft, body, { ...deedOf(event), kind: 'disagreed', reason: body.reason, referral });
  if (!body.refer) calls(draft, event, 'disagreed', body.due);
};

const amended: Effect<'amended'> = (draft, { number, id, at, sender, body }) => {
  const amendment: Amendment = { number, id, at, by: sender, reason: body.reason, change: body.change };
  const index = draft.thread.findLastIndex((item) => item.kind === 'message' && item.id === body.target);
  const item = draft.thread[index];
  if (item?.kind === 'message') draft.thread[index] = { ...item, amendments: [...item.amendments, amendment] };
  replace(
    draft.advice,
    (advice) => advice.event === body.target,
    (advice) => ({
      ...advice,
      amendments: [...advice.amendments, amendment],
      version: number,
      versionAt: at,
      answer: null,
    }),
  );
};

const reAnchored: Effect<'re-anchored'> = (draft, event) => {
  const deed = anchoring(draft, event.body);
  if (deed === 'proposes') {
    draft.proposal = { ...deedOf(event), patient: event.body.patient, reason: event.body.reason };
    return;
  }
  if (deed === 'confirms') {
    if (draft.patient !== null) draft.formerPatients.push(draft.patient);
    draft.patient = event.body.patient;
  }
  draft.proposal = null;
};

const watched: Effect<'watched'> = (draft, event) => {
  const { reviewAt, owner, lookFor, site } = event.body;
  draft.watches.push({ ...deedOf(event), reviewAt, owner, lookFor, site: site ?? null, reviewed: null });
};

const closed: Effect<'closed'> = (draft, event) => {
  draft.closing = { ...deedOf(event), outcome: event.body.outcome, note: event.body.note ?? '' };
  draft.call = null;
  draft.times = { ...draft.times, closed: event.at };
};

const reopened: Effect<'reopened'> = (draft, event) => {
  draft.closing = null;
  draft.times = { ...draft.times, closed: null };
  calls(draft, event, 'reopened', event.body.due);
};

const filed: Effect<'filed'> = (draft, event) => {
  const { organisation, version, upTo, hash, where } = event.body;
  draft.filings.push({ ...deedOf(event), organisation, version, upTo, hash, where });
};

const nothing = (): void => {};

const effects: { readonly [A in Act]: Effect<A> } = {
  opened,
  said,
  'asked-more': askedMore,
  advised,
  claimed: takes,
  'released-claim': (draft) => {
    draft.owner = { state: 'nobody' };
  },
  'handed-over': handedOver,
  accepted: takes,
  assigned,
  shared,
  left,
  acknowledged,
  disagreed,
  amended,
  're-anchored': reAnchored,
  watched,
  closed,
  reopened,
  filed,
  rekeyed: nothing,
  noted: nothing,
};

/** Changes the draft as the event's act says. */
export function affect<A extends Body['act']>(draft: Draft, event: OpenEventOf<A>): void {
  const effect: Effect<A> = effects[event.body.act];
  effect(draft, event);
}
