/**
 * The text of a referral, made from the case when somebody disagrees with advice and refers all the same: whom it is
 * about, what was asked, what was sent, what was advised. It stands inside the seal, so it may name the patient. Rule CA104.
 */
import { isPhotograph } from './attachment.ts';
import type { Answer } from './body/opened.ts';
import { medicinesIn } from './body/opened.ts';
import { shownDate } from './calendar.ts';
import { londonDate, shownTime } from './london.ts';
import { shownMedicine } from './medication.ts';
import { bannerOf } from './patient.ts';
import type { CaseState } from './state.ts';
import { currentAdvice } from './status.ts';
import { adviceText, messageText } from './thread.ts';

/** The words between, in the language of whoever refers. */
export interface ReferralWords {
  readonly born: string;
  readonly nhsNumber: string;
  readonly yes: string;
  readonly no: string;
  /** As in `3 photographs in the case`. */
  readonly photographs: (count: number) => string;
  /** As in `Advice of Dr Osei, Consultant, 23-Nov-2026 09:10`. */
  readonly adviceOf: (name: string, role: string, when: string) => string;
  readonly plan: string;
  readonly safetyNet: string;
}

/** Characters; three bytes each at most, and the body of a referral holds 16 KiB. */
const MOST = 5000;

function answerLine({ label, value, unit }: Answer, words: ReferralWords): string {
  const medicines = medicinesIn(value);
  if (medicines.length > 0) return `${label}: ${medicines.map(shownMedicine).join('; ')}`;
  if (typeof value === 'boolean') return `${label}: ${value ? words.yes : words.no}`;
  if (typeof value === 'string') return `${label}: ${value}`;
  if (typeof value === 'number') return `${label}: ${unit === undefined ? value : `${value} ${unit}`}`;
  if ('code' in value) return `${label}: ${value.label}, ${value.side}`;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return `${label}: ${chosen.join(', ')}`;
}

function patientLines({ patient }: CaseState, now: number, words: ReferralWords): readonly string[] {
  if (patient === null) return [];
  const { name, born, nhsNumber, gender, allergies } = bannerOf(patient, londonDate(now));
  const known = allergies.text === null ? allergies.label : `${allergies.label}: ${allergies.text}`;
  return [`${name} · ${words.born} ${born} · ${gender} · ${words.nhsNumber} ${nhsNumber}`, known];
}

function questionLines(state: CaseState, words: ReferralWords): readonly string[] {
  const opening = state.thread.find((item) => item.kind === 'message' && item.body.act === 'opened');
  const asked = opening?.kind === 'message' ? messageText(opening) : '';
  const photographs = state.attachments.filter(({ attachment }) => isPhotograph(attachment)).length;
  return [
    state.subject,
    asked,
    ...(state.opening?.answers ?? []).map((answer) => answerLine(answer, words)),
    ...(photographs === 0 ? [] : [words.photographs(photographs)]),
  ];
}

function adviceLines(state: CaseState, words: ReferralWords): readonly string[] {
  const newest = currentAdvice(state).at(-1);
  if (newest === undefined) return [];
  const { assessment, plan, safetyNet } = adviceText(newest.body, newest.amendments);
  const when = `${shownDate(londonDate(newest.versionAt))} ${shownTime(newest.versionAt)}`;
  return [
    words.adviceOf(newest.by.name, newest.by.role, when),
    assessment,
    `${words.plan}: ${plan}`,
    `${words.safetyNet}: ${safetyNet}`,
  ];
}

/** Paragraphs of patient, question and advice, as a start that whoever refers goes over. Cut to what a body holds. */
export function referralSummary(state: CaseState, now: number, words: ReferralWords): string {
  const parts = [patientLines(state, now, words), questionLines(state, words), adviceLines(state, words)];
  const text = parts
    .map((lines) => lines.filter((each) => each.trim() !== '').join('\n'))
    .filter((each) => each !== '')
    .join('\n\n');
  return text.length <= MOST ? text : `${text.slice(0, MOST).toWellFormed()}…`;
}
