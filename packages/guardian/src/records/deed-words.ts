/** What was done in a case, in words for its record. Nothing that a body holds is left out. */
import { type BodyOf, type RecordItem, shownName } from '@corridor/cases';
import { toHex } from '@corridor/wire';
import type { Part } from './part.ts';
import { shownMoment } from './moment.ts';

export interface DeedWords {
  readonly heading: string;
  readonly parts: readonly Part[];
}

const AVOIDED: Readonly<Record<BodyOf<'closed'>['outcome']['avoidedWhat'], string>> = {
  trip: 'A hospital trip was avoided.',
  admission: 'An admission was avoided.',
  'staff-journey': 'A journey of staff was avoided.',
  none: '',
};
const WHY_REKEYED: Readonly<Record<BodyOf<'rekeyed'>['reason'], string>> = {
  'team-left': 'a team left',
  'member-removed': 'somebody left a team',
  'generation-rose': 'a team has a new key',
  suspicion: 'a suspicion',
};

export function said(label: string, text: string | undefined): readonly Part[] {
  return text === undefined || text === '' ? [] : [{ label, text, struck: false }];
}

/** What the outcome says was avoided, with what is not known said too. */
export function avoidedWords({ avoided, avoidedWhat }: BodyOf<'closed'>['outcome']): string {
  switch (avoided) {
    case 'yes':
      return AVOIDED[avoidedWhat];
    case 'no':
      return 'No trip or admission was avoided.';
    case 'unknown':
      return 'Whether a trip was avoided is not known.';
    default:
      return avoided satisfies never;
  }
}

export function deedWords(body: RecordItem['body']): DeedWords {
  switch (body.act) {
    case 'claimed':
      return { heading: 'Took the case', parts: [] };
    case 'released-claim':
      return { heading: 'Gave the case back', parts: said('', body.reason) };
    case 'handed-over':
      return { heading: `Handed the case over to ${body.to.name}`, parts: said('Note', body.note) };
    case 'accepted':
      return { heading: 'Accepted the case', parts: [] };
    case 'assigned':
      return assignedWords(body);
    case 'shared':
      return sharedWords(body);
    case 'left':
      return {
        heading: body.merger === undefined ? 'The team left the case' : 'The team ended with its organisation',
        parts: said('Reason', body.reason),
      };
    case 'acknowledged':
      return { heading: 'Acknowledged the advice', parts: said('Note', body.note) };
    case 'disagreed':
      return disagreedWords(body);
    case 'amended':
      return { heading: 'Amended an earlier entry', parts: said('Reason', body.reason) };
    case 're-anchored':
      return reAnchoredWords(body);
    case 'watched':
      return watchedWords(body);
    case 'closed':
      return closedWords(body);
    case 'reopened':
      return { heading: 'Reopened the case', parts: said('Reason', body.reason) };
    case 'filed':
      return {
        heading: `Filed this case, version ${body.version}`,
        parts: said('', `Up to entry ${body.upTo}. SHA-256 ${toHex(body.hash)}`),
      };
    case 'rekeyed':
      return { heading: `The case has a new key: ${WHY_REKEYED[body.reason]}`, parts: [] };
    default:
      return body satisfies never;
  }
}

function assignedWords({ to, due, note }: BodyOf<'assigned'>): DeedWords {
  const by = due === undefined ? '' : `, due ${shownMoment(due)}`;
  return { heading: `Assigned to ${to.name}${by}`, parts: said('Note', note) };
}

function sharedWords({ teams, reason, rule, merger }: BodyOf<'shared'>): DeedWords {
  const names = teams.map(({ name, organisationName }) => `${name}, ${organisationName}`).join('; ');
  const by = rule === undefined ? [] : said('By rule', `${rule.pathway}, version ${rule.version}`);
  if (merger !== undefined) return { heading: `${names}, goes on with this case`, parts: said('Reason', reason) };
  return { heading: `Shared with ${names}`, parts: [...said('Reason', reason), ...by] };
}

function disagreedWords({ reason, referral }: BodyOf<'disagreed'>): DeedWords {
  return {
    heading:
      referral === undefined ? 'Disagreed with the advice' : `Disagreed with the advice and referred to ${referral.to}`,
    parts: [...said('Reason', reason), ...said('Referral', referral?.summary)],
  };
}

function reAnchoredWords({ patient, reason, confirms }: BodyOf<'re-anchored'>): DeedWords {
  const whom = patient === null ? 'no patient' : `${shownName(patient)}, born ${patient.born}`;
  const deed = confirms === undefined ? 'Proposed that this case is about' : 'Confirmed that this case is about';
  return { heading: `${deed} ${whom}`, parts: said('Reason', reason) };
}

function watchedWords({ reviewAt, owner, lookFor, site }: BodyOf<'watched'>): DeedWords {
  const where = site === undefined ? '' : ` (${site.label}, ${site.side})`;
  return {
    heading: `To be reviewed ${shownMoment(reviewAt)} by ${owner.name}`,
    parts: said('Look for', `${lookFor}${where}`),
  };
}

function closedWords({ outcome, note }: BodyOf<'closed'>): DeedWords {
  return { heading: `Closed: ${outcome.label}`, parts: [...said('', avoidedWords(outcome)), ...said('Note', note)] };
}
