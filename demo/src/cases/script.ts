/**
 * A case as a script: who does what, when, in which words. Names and steps only; `stage.ts` turns a step into a body of
 * `@corridor/cases` once the identifiers are known.
 */
import type { Answer, Body, Consent, MedicationChange, Purpose } from '@corridor/cases';
import type { EventId } from '@corridor/wire';
import type { Subject } from '../photographs/index.ts';
import type { PathwayId, PatientKey, StaffKey, TeamKey } from '../region.ts';

/** Minutes after the case was opened, or a London clock time so many days after that day. */
export type After = number | { readonly days: number; readonly at: string };

export interface Shot {
  readonly subject: Subject;
  readonly week?: number;
  readonly site: readonly [code: string, label: string, side: 'left' | 'right' | 'both' | 'middle' | 'none'];
  readonly shot: 'overview' | '20cm' | 'dermatoscope' | 'other';
  readonly caption?: string;
}

/** What a step can refer to when it is written: the region's identifiers, and what has happened in the case so far. */
export interface Scene {
  readonly at: number;
  party(team: TeamKey): Extract<Body, { act: 'opened' }>['from'];
  person(staff: StaffKey, team: TeamKey): Extract<Body, { act: 'watched' }>['owner'];
  patient(key: PatientKey): NonNullable<Extract<Body, { act: 'opened' }>['patient']>;
  /** The newest event with this label; an event is labelled with its act unless its step says otherwise. */
  event(label: string): EventId;
  readonly attachments: Extract<Body, { act: 'said' }>['attachments'];
  outcome(code: string): Extract<Body, { act: 'closed' }>['outcome'];
}

export interface Step {
  readonly after: After;
  readonly by: StaffKey;
  /** The team acted for, where somebody belongs to several of the case's. */
  readonly as?: TeamKey;
  readonly label: string;
  readonly photos: readonly Shot[];
  readonly isPrivate: boolean;
  /** Label of the event that this one is about. */
  readonly about?: string;
  readonly to: readonly StaffKey[];
  readonly shares: readonly TeamKey[];
  body(scene: Scene): Body;
}

/** What `Status` the case must have after its last step; the test folds every script and compares. */
export type Ends =
  | 'waiting-for-answer'
  | 'waiting-for-asker'
  | 'advised-unacknowledged'
  | 'acknowledged'
  | 'disagreed'
  | 'closed'
  | 'conversation';

export interface Script {
  readonly key: string;
  readonly purpose: Purpose;
  readonly pathway?: PathwayId;
  readonly asking: TeamKey;
  readonly by: StaffKey;
  readonly answering: readonly TeamKey[];
  /** For a direct conversation. */
  readonly with?: StaffKey;
  readonly patient?: PatientKey;
  /** Minutes before loading, or a London clock time so many days before. */
  readonly opened: number | { readonly days: number; readonly at: string };
  readonly subject: string;
  readonly text: string;
  readonly consent?: Pick<Consent, 'basis' | 'ground' | 'teaching' | 'by'> & { readonly note?: string };
  readonly answers: readonly Answer[];
  readonly photos: readonly Shot[];
  readonly steps: readonly Step[];
  readonly ends: Ends;
  /** Past its time when the demo is loaded. */
  readonly overdue?: true;
}

export const ADVICE: Purpose = { kind: 'advice', wants: 'advice' };
export const DECIDE: Purpose = { kind: 'advice', wants: 'you-decide' };

export function later(days: number, at: string): After {
  return { days, at };
}
export const hours = (count: number): number => count * 60;

type Options = Partial<Pick<Step, 'as' | 'label' | 'photos' | 'about' | 'to' | 'shares' | 'isPrivate'>>;

function step(after: After, by: StaffKey, label: string, body: Step['body'], options: Options = {}): Step {
  return { after, by, label, photos: [], to: [], shares: [], isPrivate: false, body, ...options };
}

interface Talk extends Options {
  /** Numbers, from 1, of the questions of the last `asked-more` that this answers. */
  readonly answers?: readonly number[];
  readonly quote?: string;
  readonly wantsAnswer?: true;
  readonly notFiled?: true;
  readonly phase?: readonly [code: string, label: string];
  readonly mentions?: readonly (readonly [StaffKey, TeamKey])[];
}

function reference(scene: Scene, number: number): { event: EventId; question: string } {
  return { event: scene.event('asked-more'), question: `q${number}` };
}

export function said(after: After, by: StaffKey, text: string, talk: Talk = {}): Step {
  const { answers = [], quote, wantsAnswer, notFiled, phase, mentions = [], ...options } = talk;
  const body = (scene: Scene): Body => ({
    act: 'said',
    text,
    attachments: scene.attachments,
    mentions: mentions.map(([staff, team]) => scene.person(staff, team)),
    answers: answers.map((number) => reference(scene, number)),
    withdraws: [],
    ...(quote === undefined ? {} : { quote: scene.event(quote) }),
    ...(wantsAnswer === undefined ? {} : { wantsAnswer }),
    ...(notFiled === undefined ? {} : { notFiled }),
    ...(phase === undefined ? {} : { phase: { code: phase[0], label: phase[1] } }),
  });
  return step(after, by, 'said', body, { to: mentions.map(([staff]) => staff), ...options });
}

export function askedMore(
  after: After,
  by: StaffKey,
  text: string,
  questions: readonly string[],
  options?: Options,
): Step {
  const body = (scene: Scene): Body => ({
    act: 'asked-more',
    text,
    questions: questions.map((question, index) => ({ id: `q${index + 1}`, text: question })),
    attachments: scene.attachments,
    mentions: [],
  });
  return step(after, by, 'asked-more', body, options);
}

export interface Advice {
  readonly assessment: string;
  readonly plan: string;
  readonly safetyNet: string;
}

interface AdviceOptions extends Options {
  readonly referral?: Extract<Body, { act: 'advised' }>['referral'];
  readonly medication?: readonly MedicationChange[];
  readonly outcome?: string;
  readonly replaces?: string;
}

export function advised(after: After, by: StaffKey, advice: Advice, more: AdviceOptions = {}): Step {
  const { referral, medication = [], outcome, replaces, ...options } = more;
  const body = (scene: Scene): Body => ({
    act: 'advised',
    ...advice,
    medication,
    attachments: scene.attachments,
    mentions: [],
    ...(referral === undefined ? {} : { referral }),
    ...(outcome === undefined ? {} : { outcome: scene.outcome(outcome) }),
    ...(replaces === undefined ? {} : { replaces: scene.event(replaces) }),
  });
  return step(after, by, 'advised', body, options);
}

export function claimed(after: After, by: StaffKey, options?: Options): Step {
  return step(after, by, 'claimed', () => ({ act: 'claimed' }), options);
}

export function accepted(after: After, by: StaffKey, options?: Options): Step {
  return step(after, by, 'accepted', () => ({ act: 'accepted' }), options);
}

export function released(after: After, by: StaffKey, reason: string): Step {
  return step(after, by, 'released-claim', () => ({ act: 'released-claim', reason }));
}

export function handedOver(
  after: After,
  by: StaffKey,
  to: readonly [StaffKey, TeamKey],
  note: string,
  options?: Options,
): Step {
  const body = (scene: Scene): Body => ({ act: 'handed-over', to: scene.person(...to), note });
  return step(after, by, 'handed-over', body, { to: [to[0]], ...options });
}

export function assigned(
  after: After,
  by: StaffKey,
  to: readonly [StaffKey, TeamKey],
  note: string,
  options?: Options,
): Step {
  const body = (scene: Scene): Body => ({ act: 'assigned', to: scene.person(...to), note });
  return step(after, by, 'assigned', body, { to: [to[0]], ...options });
}

export function shared(after: After, by: StaffKey, teams: readonly TeamKey[], reason: string, options?: Options): Step {
  const body = (scene: Scene): Body => ({ act: 'shared', teams: teams.map((team) => scene.party(team)), reason });
  return step(after, by, 'shared', body, { shares: teams, ...options });
}

export function acknowledged(after: After, by: StaffKey, note = '', options?: Options): Step {
  const body = (scene: Scene): Body => ({
    act: 'acknowledged',
    advice: scene.event('advised'),
    understood: true,
    ...(note === '' ? {} : { note }),
  });
  return step(after, by, 'acknowledged', body, { about: 'advised', ...options });
}

export function disagreed(
  after: After,
  by: StaffKey,
  reason: string,
  referral?: { readonly to: string; readonly summary: string },
): Step {
  const body = (scene: Scene): Body => ({
    act: 'disagreed',
    advice: scene.event('advised'),
    reason,
    refer: referral !== undefined,
    ...(referral === undefined ? {} : { referral }),
  });
  return step(after, by, 'disagreed', body, { about: 'advised' });
}

export function amendedAdvice(after: After, by: StaffKey, reason: string, advice: Advice): Step {
  const body = (scene: Scene): Body => ({
    act: 'amended',
    target: scene.event('advised'),
    reason,
    change: { of: 'advice', ...advice },
  });
  return step(after, by, 'amended', body, { about: 'advised' });
}

export function amendedText(after: After, by: StaffKey, target: string, reason: string, text: string): Step {
  const body = (scene: Scene): Body => ({
    act: 'amended',
    target: scene.event(target),
    reason,
    change: { of: 'text', text },
  });
  return step(after, by, 'amended', body, { about: target });
}

export function reAnchored(
  after: After,
  by: StaffKey,
  patient: PatientKey,
  reason: string,
  confirms?: 'confirms',
): Step {
  const body = (scene: Scene): Body => ({
    act: 're-anchored',
    patient: scene.patient(patient),
    reason,
    ...(confirms === undefined ? {} : { confirms: scene.event('re-anchored') }),
  });
  return step(after, by, 're-anchored', body, confirms === undefined ? {} : { about: 're-anchored' });
}

export function watched(
  after: After,
  by: StaffKey,
  days: number,
  owner: readonly [StaffKey, TeamKey],
  lookFor: string,
): Step {
  return step(after, by, 'watched', (scene) => ({
    act: 'watched',
    reviewAt: scene.at + days * 86_400_000,
    owner: scene.person(...owner),
    lookFor,
  }));
}

export function closed(after: After, by: StaffKey, outcome: string, note = ''): Step {
  const body = (scene: Scene): Body => ({
    act: 'closed',
    outcome: scene.outcome(outcome),
    ...(note === '' ? {} : { note }),
  });
  return step(after, by, 'closed', body);
}

export function reopened(after: After, by: StaffKey, reason: string): Step {
  return step(after, by, 'reopened', () => ({ act: 'reopened', reason }));
}

/** A private note: sealed to the author's own team. */
export function noted(after: After, by: StaffKey, text: string, options?: Options): Step {
  const body = (scene: Scene): Body => ({ act: 'noted', text, attachments: scene.attachments, mentions: [] });
  return step(after, by, 'noted', body, { isPrivate: true, ...options });
}
