/** What of a case can be searched for: the fields of a search index, in plain text. It is clinical: keep it sealed or in memory. */
import { siteWords } from './attachment.ts';
import { type Answer, medicinesIn } from './body/opened.ts';
import { shownMedicine } from './medication.ts';
import type { Note } from './notes.ts';
import { shownName } from './patient.ts';
import type { CaseState } from './state.ts';
import { adviceText, type MessageItem, messageText, type ThreadItem } from './thread.ts';

export interface SearchText {
  readonly name: string;
  /** NHS number without spaces, as somebody pastes it or types its last digits. */
  readonly number: string;
  readonly subject: string;
  readonly text: string;
  readonly sites: string;
  readonly people: string;
  readonly teams: string;
  readonly outcome: string;
}

function messageWords(item: MessageItem): readonly string[] {
  const { body } = item;
  if (body.act === 'advised') {
    const { assessment, plan, safetyNet } = adviceText(body, item.amendments);
    return [assessment, plan, safetyNet];
  }
  return body.act === 'asked-more'
    ? [messageText(item), ...body.questions.map(({ text }) => text)]
    : [messageText(item)];
}

function threadWords(thread: readonly ThreadItem[]): readonly string[] {
  return thread.flatMap((item) => (item.kind === 'message' ? messageWords(item) : []));
}

function answerWords({ label, value, unit = '' }: Answer): string {
  if (typeof value !== 'object') return `${label} ${String(value)} ${unit}`.trimEnd();
  const medicines = medicinesIn(value);
  if (medicines.length > 0) return [label, ...medicines.map(shownMedicine)].join(' ');
  if ('code' in value) return `${label} ${siteWords(value)}`;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return [label, ...chosen].join(' ');
}

function words(parts: readonly (string | null | undefined)[]): string {
  return [...new Set(parts.filter((part) => part !== null && part !== undefined && part !== ''))].join('\n');
}

/** The text of a case, with the private notes of the searcher's own team if they are given. */
export function searchTextOf(state: CaseState, notes: readonly Note[] = []): SearchText {
  const { patient, opening, closing } = state;
  const noted = notes.flatMap(({ item }) => (item.kind === 'message' ? messageWords(item) : []));
  const sites = state.attachments.flatMap(({ attachment: { site } }) => (site === undefined ? [] : [siteWords(site)]));
  return {
    name: patient === null ? '' : words([shownName(patient), patient.preferredName]),
    number: patient?.nhsNumber ?? '',
    subject: state.subject,
    text: words([...threadWords(state.thread), ...(opening?.answers ?? []).map(answerWords), ...noted]),
    sites: words(sites),
    people: words(state.participants.map(({ name }) => name)),
    teams: words(state.teams.flatMap(({ name, organisationName }) => [name, organisationName])),
    outcome: words([closing?.outcome.label, closing?.note]),
  };
}
