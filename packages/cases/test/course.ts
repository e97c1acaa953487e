/** A case with its plan running, as server, guardian and clients see it: acts are folded, lines fire, plans are replaced. */
import type { EventId, PlanLine } from '@corridor/wire';
import type { Body } from '../src/body/body.ts';
import { apply } from '../src/fold.ts';
import type { Pathway } from '../src/pathway-schema.ts';
import type { Sender } from '../src/person.ts';
import { planAfter } from '../src/plan/after.ts';
import { type ActSoFar, dueLines, linesLeft } from '../src/plan/due.ts';
import { foldPlan, underPathway } from '../src/plan/fold.ts';
import { type CaseState, emptyCase } from '../src/state.ts';
import { fixedId } from './people.ts';

const NO_HOLIDAYS = { holidays: [] };

export interface Course {
  readonly state: CaseState;
  readonly lines: readonly PlanLine[];
  /** Number of the event that carried them, and what was done since. */
  readonly since: number;
  readonly acts: readonly ActSoFar[];
  readonly fired: ReadonlySet<string>;
  readonly now: number;
  readonly pathway: Pathway;
}

/** An event id that looks as random as they are: its first digits are the number's, spread. */
export function scatteredId(number: number): EventId {
  const spread = ((number * 2_654_435_761) % 2 ** 24).toString(16).padStart(6, '0');
  return (spread + fixedId<EventId>('e', number).slice(6)) as EventId;
}

export function openedCourse(
  pathway: Pathway,
  asker: Sender,
  body: Extract<Body, { act: 'opened' }>,
  at: number,
): Course {
  const opened = { ...body, pathway: underPathway(pathway, at, NO_HOLIDAYS) };
  const event = {
    number: 1,
    id: scatteredId(1),
    act: 'opened' as const,
    sender: asker,
    at,
    claimedAt: at,
    basedOn: 0,
    body: opened,
  };
  const asked = { ...body.from, at, answering: body.to };
  return {
    state: apply(emptyCase, event),
    lines: foldPlan(pathway, asked, NO_HOLIDAYS),
    since: 1,
    acts: [],
    fired: new Set(),
    now: at,
    pathway,
  };
}

/** Time passes, and what is due fires. */
export function later(course: Course, minutes: number): Course {
  const now = course.now + minutes * 60_000;
  const due = dueLines(course.lines, course.acts, now, course.fired, course.since);
  return { ...course, now, fired: new Set([...course.fired, ...due.map(({ line }) => line)]) };
}

export function ahead({ lines, acts, fired, since }: Course): readonly PlanLine[] {
  return linesLeft(lines, acts, fired, since);
}

/** Somebody acts; the event carries the lines that follow. */
export function acted(
  course: Course,
  author: Sender,
  body: Body,
  more: { readonly pathway?: null; readonly network?: Pathway } = {},
): Course {
  const { state, now, pathway } = course;
  const number = state.lastNumber + 1;
  const following = {
    body,
    event: scatteredId(number),
    author,
    now,
    state,
    linesLeft: ahead(course),
    pathway,
    clock: NO_HOLIDAYS,
    ...more,
  };
  const lines = planAfter(following);
  const event = {
    number,
    id: following.event,
    act: body.act,
    sender: author,
    at: now,
    claimedAt: now,
    basedOn: number - 1,
    body,
  };
  const after = { ...course, state: apply(state, event) };
  if (lines !== null) return { ...after, lines, since: number, acts: [] };
  const side = state.teams.find(({ team }) => team === author.team)?.side ?? 'answering';
  return { ...after, acts: [...course.acts, { act: body.act, side, at: now }] };
}
