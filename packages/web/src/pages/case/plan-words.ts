/** Lines of a plan in plain words: what will be done and when, what was done, whom it told and as what. */
import { lineWhat, type LineWhat } from '@corridor/cases';
import type { CaseView } from '@corridor/client';
import type { Strings } from '../../strings/en.ts';
import { momentWords, spanWords } from '../../time.ts';

type Next = Strings['thread']['next'];
export type About = keyof Next['fired'];
type Ahead = CaseView['ahead'][number];
type Fired = CaseView['firings'][number];

const ABOUT: Readonly<Record<LineWhat, About>> = {
  target: 'target',
  'target-asker': 'target',
  due: 'target',
  question: 'question',
  'question-lead': 'question',
  acknowledge: 'acknowledge',
  'acknowledge-lead': 'acknowledge',
  close: 'close',
  'close-lead': 'close',
  fallback: 'fallback',
  'fallback-unheard': 'unheard',
  step: 'step',
  'hand-over': 'hand-over',
  'hand-over-lead': 'hand-over',
  unclaimed: 'unclaimed',
  'unclaimed-lead': 'unclaimed',
  unseen: 'unseen',
  'unseen-lead': 'unseen',
  watch: 'watch',
  'watch-lead': 'watch',
};
/** People who are named; the rest are counted. */
const NAMED = 3;
/** A line is on time within this, in milliseconds: the timers look every few seconds. */
const ON_TIME = 60_000;

/** What a line is about. One of a later Corridor is told as a step: something is due, and somebody is told. */
export function aboutOf(line: string): About {
  const what = lineWhat(line);
  return what === null ? 'step' : ABOUT[what];
}

/** `Mon 14:20, if nobody has answered: the deputy of Dermatology advice is told`. */
export function aheadWords({ line, at, does, team, duty }: Ahead, now: number, s: Strings): string {
  const { next } = s.thread;
  const deed = does === 'offer' ? next.offers(team) : next.tells(next.duty[duty](team));
  return `${momentWords(at, now, s)}, ${next.if[aboutOf(line)]}: ${deed}`;
}

function namesOf({ people, told }: Fired, { more }: Next): string {
  const named = people.slice(0, NAMED);
  const rest = Math.max(told, people.length) - named.length;
  return [named.join(', '), ...(rest > 0 ? [more(rest)] : [])].join(' ').trim();
}

function didWords(firing: Fired, next: Next): string {
  const { does, team, told, duty, as } = firing;
  if (does === 'offer') return next.offered(team);
  if (told === 0) return next.toldNobody(team);
  const words = next.told(namesOf(firing, next), next.of(next.as[as], team));
  return as === duty ? words : `${words}, ${next.instead[duty]}`;
}

/** `The time for an answer passed. Told: Dr Wei Lim, as lead of Acute medicine, because nobody was on call (20 min late)`. */
export function firedWords(firing: Fired, s: Strings): string {
  const { next } = s.thread;
  const late = firing.at - firing.due;
  const lateness = late > ON_TIME ? ` (${next.lateBy(spanWords(late, s))})` : '';
  return `${next.fired[aboutOf(firing.line)]}. ${didWords(firing, next)}${lateness}`;
}
