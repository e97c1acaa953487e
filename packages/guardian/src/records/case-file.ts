/**
 * A case as one organisation keeps it: everything that its own teams could read, private notes of its own teams
 * included and nobody else's, each entry with author, role, organisation and time; what was amended struck, not lost;
 * what could not be read said. Rules RC2 to RC6.
 */
import {
  activeTeams,
  bannerOf,
  type Banner,
  type CaseState,
  londonDate,
  medicinesIn,
  type Note,
  type Patient,
  shownMedicine,
  shownName,
  type ThreadItem,
  withNotes,
} from '@corridor/cases';
import type { CaseId, TeamId } from '@corridor/wire';
import type { Answer } from '@corridor/cases';
import { avoidedWords } from './deed-words.ts';
import { entryOf, type Naming } from './entry.ts';
import { shownMoment, shownSpan } from './moment.ts';

/** What is known of the document itself. */
export interface Provenance {
  readonly organisation: string;
  readonly ods: string;
  readonly host: string;
  readonly documentId: string;
  readonly case: CaseId;
  readonly version: number;
  /** The document is made as of the event that it follows. */
  readonly at: number;
  readonly upTo: number;
  readonly because: 'closed' | 'patient-corrected';
}

/** The notes of one of the organisation's own teams. */
export interface TeamNotes {
  readonly team: TeamId;
  readonly notes: readonly Note[];
}

type Fact = readonly [string, string];

export function caseFile(state: CaseState, own: readonly TeamNotes[], of: Provenance, pictures: Naming) {
  const notes = own.flatMap((each) => each.notes).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const lines = withNotes(state.thread, notes);
  const kept = lines.filter(({ item }) => !isFeedback(item));
  const entries = kept.map((line) => entryOf(line, state, pictures));
  const gaps = lines.filter(({ item }) => item.kind === 'gap').length;
  const left = lines.length - kept.length;
  return {
    title: titleOf(state, of),
    header: 'Record of a case',
    organisation: of.organisation,
    ods: of.ods,
    keywords: [of.documentId, of.ods],
    documentId: of.documentId,
    case: of.case,
    version: of.version,
    subject: state.subject === '' ? 'A case whose question could not be read' : state.subject,
    kind: kindWords(state),
    banner: state.patient === null ? null : bannerIn(state.patient, of.at),
    notice: null,
    formerPatients: state.formerPatients.map((patient) => `${shownName(patient)}, born ${patient.born}`),
    gaps,
    gapWords: `${gaps === 1 ? '1 entry' : `${gaps} entries`} did not arrive, or did not verify or open. Each is marked in red below. Ask the author.`,
    facts: factsIn(state),
    answers: (state.opening?.answers ?? []).map(answerWords),
    entries,
    left,
    leftWords: `${left === 1 ? '1 message' : `${left} messages`} of feedback between colleagues ${left === 1 ? 'is' : 'are'} not part of the patient’s record and ${left === 1 ? 'is' : 'are'} left out.`,
    provenance: provenanceWords(state, of),
  };
}

/** What colleagues say to each other about the care they gave is no part of the patient's record. Rule RC6. */
export function isFeedback(item: ThreadItem): boolean {
  return item.kind === 'message' && item.body.act === 'said' && item.body.notFiled === true;
}

function titleOf({ patient, subject }: CaseState, { ods }: Provenance): string {
  return patient === null ? `Case: ${subject} (${ods})` : `Case of ${shownName(patient)}: ${subject} (${ods})`;
}

const KINDS: Readonly<Record<NonNullable<CaseState['kind']>, string>> = {
  advice: 'Request for advice',
  triage: 'Triage',
  group: 'Case of a standing group',
  chat: 'Team conversation',
  direct: 'Conversation between two people',
  album: 'Shared photographs of a patient',
};
const URGENCIES = { routine: 'routine', soon: 'soon', urgent: 'URGENT' } as const;

function kindWords({ kind, opening, phase }: CaseState): string {
  const pathway = opening?.pathway ?? null;
  return [
    kind === null ? 'Case' : KINDS[kind],
    ...(pathway === null ? [] : [`${pathway.title} (version ${pathway.version})`, URGENCIES[pathway.urgency]]),
    ...(phase === null ? [] : [`phase: ${phase.label}`]),
  ].join(' · ');
}

/** The patient as of then, for every page. */
export function bannerIn(patient: Patient, at: number): Banner {
  return bannerOf(patient, londonDate(at));
}

const BECAUSE = {
  closed: 'when the case was closed',
  'patient-corrected': 'when a second person confirmed whom the case is about',
} as const;

function factsIn(state: CaseState): readonly Fact[] {
  const { opening, times, closing, owner } = state;
  const facts: Fact[] = [];
  if (opening !== null) {
    facts.push([
      'Asked by',
      `${opening.by.name}, ${opening.by.role}\n${opening.from.name}, ${opening.from.organisationName}`,
    ]);
    facts.push(['Asked', opening.to.map(({ name, organisationName }) => `${name}, ${organisationName}`).join('\n')]);
    facts.push(['Opened', shownMoment(opening.at)]);
    facts.push(['Identity', opening.confirmedIdentity ? 'Name and date of birth were confirmed' : 'Not confirmed']);
  }
  if (state.due !== null) facts.push(['Answer due', shownMoment(state.due.at)]);
  if (opening !== null && times.firstAdvised !== null) {
    facts.push([
      'First advice',
      `${shownMoment(times.firstAdvised)}, after ${shownSpan(times.firstAdvised - opening.at)}`,
    ]);
  }
  if (owner.state === 'held') facts.push(['Case held by', owner.person.name]);
  facts.push(...consentWords(state));
  if (closing !== null) {
    facts.push(['Outcome', `${closing.outcome.label}\n${avoidedWords(closing.outcome)}`]);
    facts.push(['Closed', `${shownMoment(closing.at)} by ${closing.by.name}, ${closing.by.role}`]);
  }
  return facts.filter(([, value]) => value !== '');
}

const BASES = {
  patient: 'the patient',
  'parental-responsibility': 'somebody with parental responsibility',
  'attorney-or-deputy': 'an attorney or deputy',
  'best-interests': 'a decision in the patient’s best interests',
} as const;

function consentWords({ consent }: CaseState): readonly Fact[] {
  if (consent === null) return [];
  const { basis, by, ground, at, teaching, note } = consent;
  const asked = teaching === 'not-asked' ? 'Use in teaching was not asked.' : `Use in teaching: ${teaching}.`;
  const said = `By ${BASES[basis]} (${by}), ${ground}, ${shownMoment(at)}. ${asked}`;
  return [['Consent', note === undefined ? said : `${said}\n${note}`]];
}

function answerWords({ label, value, unit }: Answer): Fact {
  return [label, `${valueWords(value)}${unit === undefined ? '' : ` ${unit}`}`];
}

function valueWords(value: Answer['value']): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const medicines = medicinesIn(value);
  if (medicines.length > 0) return medicines.map(shownMedicine).join('; ');
  if ('code' in value) return `${value.label}, ${value.side}`;
  return Array.isArray(value) ? value.join(', ') : '';
}

function provenanceWords(state: CaseState, of: Provenance): readonly Fact[] {
  const readers = activeTeams(state).map(({ name, organisationName }) => `${name}, ${organisationName}`);
  return [
    ['Filed by', `The guardian of ${of.organisation} (${of.ods}), hosted by ${of.host}`],
    [
      'Document',
      `${of.documentId}, version ${of.version}${of.version > 1 ? ', which supersedes any version before' : ''}`,
    ],
    [
      'Made from',
      `The sealed case, entries 1 to ${of.upTo}. Each was checked against its author’s certified signature.`,
    ],
    ['As of', `${shownMoment(of.at)}, ${BECAUSE[of.because]}`],
    ['Teams in the case', readers.join('\n')],
    [
      'Who could read it',
      'Sealed. Readable by the named teams, their present and future members, and each organisation’s guardian. The service operator cannot read it. Private notes in this document were readable by the named team alone; those of other organisations are not here.',
    ],
  ];
}
