/**
 * A case from its events: `fold(events)` is `events.reduce(apply, emptyCase)`, to the last byte, on every machine.
 *
 * Nothing throws on what somebody else sent. An event that the policy voids is shown with the reason and changes
 * nothing; a number that is missing, or whose event did not verify or open, is a gap in the thread. Only the caller's own
 * mistake, events out of order, throws. Rules CA30 to CA39.
 */
import { CLINICAL_ACTS } from '@corridor/wire';
import type { Body, BodyOf } from './body/body.ts';
import type { Draft } from './draft.ts';
import { affect } from './effects.ts';
import { CasesError } from './error.ts';
import type { CaseEvent, OpenEvent } from './event.ts';
import type { Sender } from './person.ts';
import { voids } from './policy.ts';
import type { RefusalCode } from './refusal.ts';
import { type CaseState, emptyCase } from './state.ts';
import { statusOf } from './status.ts';
import { isTalk, type TalkAct, type ThreadItem } from './thread.ts';

const CLINICAL: ReadonlySet<string> = new Set(CLINICAL_ACTS);

function draftOf(state: CaseState): Draft {
  return {
    ...state,
    formerPatients: [...state.formerPatients],
    teams: [...state.teams],
    participants: [...state.participants],
    questions: [...state.questions],
    advice: [...state.advice],
    thread: [...state.thread],
    attachments: [...state.attachments],
    watches: [...state.watches],
    filings: [...state.filings],
  };
}

function isTalkBody(body: Body): body is BodyOf<TalkAct> {
  return isTalk(body.act);
}

function itemOf({ number, id, sender, at, claimedAt, body }: OpenEvent, refused: RefusalCode | null): ThreadItem {
  const entry = { number, id, by: sender, at, claimedAt, refused };
  return isTalkBody(body) ? { kind: 'message', ...entry, body, amendments: [] } : { kind: 'record', ...entry, body };
}

function meets(draft: Draft, sender: Sender): void {
  if (sender.guardian === true || draft.participants.some(({ user }) => user === sender.user)) return;
  const { organisation, team, user, name, role } = sender;
  draft.participants.push({ organisation, team, user, name, role });
}

function attaches(draft: Draft, { number, id, sender, at, body }: OpenEvent): void {
  if (!('attachments' in body)) return;
  for (const attachment of body.attachments) draft.attachments.push({ number, event: id, by: sender, at, attachment });
}

/** Why an event that opened does not count. An answer to a form of the advice that its author had not seen does not. */
function voidedBy(draft: Draft, event: OpenEvent): RefusalCode | null {
  const { body } = event;
  if (body.act === 'noted') return 'wrong-lane';
  const refused = voids(body, draft, event.sender);
  if (refused !== null || (body.act !== 'acknowledged' && body.act !== 'disagreed')) return refused;
  const advice = draft.advice.find((each) => each.event === body.advice);
  return advice !== undefined && event.basedOn < advice.version ? 'advice-changed' : null;
}

function takeIn(draft: Draft, event: OpenEvent): void {
  const refused = voidedBy(draft, event);
  draft.thread.push(itemOf(event, refused));
  if (refused !== null) return;
  meets(draft, event.sender);
  attaches(draft, event);
  affect(draft, event);
  if (CLINICAL.has(event.act)) draft.lastClinical = event.number;
}

function isOpen(event: CaseEvent): event is OpenEvent {
  return typeof event.body !== 'string' && event.body.act === event.act;
}

function step(draft: Draft, event: CaseEvent): void {
  if (event.number <= draft.lastNumber) throw new CasesError('event-out-of-order');
  for (let number = draft.lastNumber + 1; number < event.number; number++) {
    draft.thread.push({ kind: 'gap', number, why: 'missing' });
  }
  draft.lastNumber = event.number;
  draft.times = { ...draft.times, last: event.at };
  if (isOpen(event)) takeIn(draft, event);
  else if (event.body === 'erased')
    draft.thread.push({ kind: 'erased', number: event.number, act: event.act, at: event.at });
  else draft.thread.push({ kind: 'gap', number: event.number, why: 'unreadable' });
}

/**
 * The state after more events, in the order of their numbers.
 *
 * @throws CasesError `event-out-of-order` if a number does not rise: fold again from the beginning to fill a gap.
 */
export function fold(events: Iterable<CaseEvent>, from: CaseState = emptyCase): CaseState {
  const draft = draftOf(from);
  for (const event of events) step(draft, event);
  draft.status = statusOf(draft);
  return draft;
}

/** The state after one more event. */
export function apply(state: CaseState, event: CaseEvent): CaseState {
  return fold([event], state);
}
