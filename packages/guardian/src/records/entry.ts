/** One entry of a record: who, when, and what they wrote or did, with what was amended struck. */
import {
  adviceText,
  type Amendment,
  type Attachment,
  type BodyOf,
  type CaseState,
  isPhotograph,
  kindOfChange,
  type Line,
  type MedicationChange,
  type MessageItem,
  type Sender,
  shownRegimen,
  type ThreadItem,
  words,
} from '@corridor/cases';
import { toHex } from '@corridor/wire';
import type { Part } from './part.ts';
import { deedWords, said } from './deed-words.ts';
import { shownMoment } from './moment.ts';

/** The number of a photograph or file in the document, and the file that holds it; null if it could not be opened. */
export interface Picture {
  readonly number: number;
  readonly file: string | null;
}
export type Naming = (attachment: Attachment) => Picture;

export interface Entry {
  readonly private: boolean;
  readonly tone: 'plain' | 'advice' | 'gap';
  readonly who: string;
  readonly from: string;
  readonly when: string;
  readonly heading: string;
  readonly parts: readonly Part[];
  readonly medication: readonly object[];
  readonly photographs: readonly object[];
  readonly files: readonly { readonly about: string; readonly lost: boolean }[];
  /** Why the entry had no effect, if it had none. */
  readonly note: string;
}

const NOTHING = { parts: [], medication: [], photographs: [], files: [], note: '' } as const;
const GAP = { ...NOTHING, tone: 'gap', who: '', from: '', when: '' } as const;

export function entryOf(line: Line, state: CaseState, pictures: Naming): Entry {
  const { item } = line;
  switch (item.kind) {
    case 'gap':
      return { ...GAP, private: line.private, heading: `Entry ${item.number} is missing or does not verify` };
    case 'erased':
      return {
        ...GAP,
        private: false,
        tone: 'plain',
        heading: `Entry ${item.number} was erased at the end of its retention`,
      };
    case 'record':
      return {
        ...NOTHING,
        ...signed(item, state),
        private: false,
        tone: 'plain',
        ...deedWords(item.body),
        note: refusal(item),
      };
    case 'message':
      return { ...signed(item, state), private: line.private, ...messageWords(item, pictures), note: refusal(item) };
    default:
      return item satisfies never;
  }
}

type Signed = Exclude<ThreadItem, { kind: 'gap' | 'erased' }>;

function signed({ by, at }: Signed, state: CaseState): Pick<Entry, 'who' | 'from' | 'when'> {
  return { who: by.name, from: [by.role, ...placeOf(by, state)].join(', '), when: shownMoment(at) };
}

function placeOf({ team }: Sender, { teams }: CaseState): readonly string[] {
  const found = teams.find((each) => each.team === team);
  return found === undefined ? [] : [found.name, found.organisationName];
}

function refusal({ refused }: Signed): string {
  return refused === null ? '' : `This had no effect: ${words[refused].what}`;
}

type Written = Omit<Entry, 'private' | 'who' | 'from' | 'when' | 'note'>;

function messageWords({ body, amendments }: MessageItem, pictures: Naming): Written {
  const attached = {
    photographs: photographsIn(body.attachments, pictures),
    files: filesIn(body.attachments, pictures),
  };
  const plain = { tone: 'plain', medication: [], ...attached } as const;
  switch (body.act) {
    case 'opened':
      return {
        ...plain,
        heading: 'Question',
        parts: [...textParts(body.text, amendments), ...purposeParts(body.purpose)],
        medication: triageMedication(body.purpose),
      };
    case 'said':
      return {
        ...plain,
        heading: '',
        parts: [...textParts(body.text, amendments), ...said('Phase', body.phase?.label)],
      };
    case 'asked-more':
      return {
        ...plain,
        heading: 'Asked for more',
        parts: [
          ...textParts(body.text, amendments),
          ...body.questions.flatMap(({ text }, i) => said(`Question ${i + 1}`, text)),
        ],
      };
    case 'noted':
      return { ...plain, heading: 'Private note of this team', parts: textParts(body.text, amendments) };
    case 'advised':
      return {
        tone: 'advice',
        heading: 'Advice',
        parts: adviceParts(body, amendments),
        medication: body.medication.map(medicationRow),
        ...attached,
      };
    default:
      return body satisfies never;
  }
}

function purposeParts(purpose: BodyOf<'opened'>['purpose']): readonly Part[] {
  switch (purpose.kind) {
    case 'advice':
      return said('Asks for', purpose.wants === 'advice' ? '' : 'Advice or a referral, as the adviser decides');
    case 'triage':
      return [
        ...said('Diagnosis', purpose.diagnosis),
        ...said('Treatment', purpose.treatment),
        ...said('Follow-up', purpose.followUp),
      ];
    case 'group':
      return said('Phase', purpose.phase?.label);
    case 'chat':
    case 'direct':
    case 'album':
      return [];
    default:
      return purpose satisfies never;
  }
}

function triageMedication(purpose: BodyOf<'opened'>['purpose']): readonly object[] {
  return purpose.kind === 'triage' ? purpose.medication.map(medicationRow) : [];
}

/** What holds, then each earlier form struck, with who changed it, when and why. */
function textParts(first: string, amendments: readonly Amendment[]): readonly Part[] {
  const forms = [first, ...amendments.flatMap(({ change }) => (change.of === 'text' ? [change.text] : []))];
  const newest = forms.at(-1) ?? first;
  return [
    ...said('', newest),
    ...forms
      .slice(0, -1)
      .toReversed()
      .flatMap((text, i) => struck(text, amendments.at(-1 - i))),
  ];
}

function struck(text: string, by: Amendment | undefined): readonly Part[] {
  const why = by === undefined ? '' : `Until amended ${shownMoment(by.at)} by ${by.by.name}: ${by.reason}`;
  return text === '' ? [] : [{ label: why, text, struck: true }];
}

function adviceParts(body: BodyOf<'advised'>, amendments: readonly Amendment[]): readonly Part[] {
  const holds = adviceText(body, amendments);
  const earlier = amendments
    .map((amendment, i) => ({ amendment, text: adviceText(body, amendments.slice(0, i)) }))
    .toReversed();
  return [
    ...said('Assessment', holds.assessment),
    ...said('Plan', holds.plan),
    ...said('Safety net', holds.safetyNet),
    ...referralParts(body.referral),
    ...said('Expected outcome', body.outcome?.label),
    ...earlier.flatMap(({ amendment, text }) =>
      struck(`${text.assessment}\n${text.plan}\n${text.safetyNet}`, amendment),
    ),
  ];
}

const REFERRALS = {
  routine: 'Routine',
  urgent: 'Urgent',
  'suspected-cancer': 'Suspected cancer',
  emergency: 'EMERGENCY',
} as const;

function referralParts(referral: BodyOf<'advised'>['referral']): readonly Part[] {
  if (referral === undefined) return [];
  const { urgency, to, note } = referral;
  return said('Referral', `${REFERRALS[urgency]}, to ${to}${note === undefined ? '' : `\n${note}`}`);
}

const CHANGES = { start: 'Start', stop: 'STOP', change: 'Change' } as const;

function medicationRow(change: MedicationChange): object {
  return {
    drug: change.drug,
    change: CHANGES[kindOfChange(change)],
    before: change.before === undefined ? '–' : shownRegimen(change.before),
    after: change.after === undefined ? 'Stopped' : shownRegimen(change.after),
    reason: change.reason ?? '',
  };
}

const SHOTS = { overview: 'overview', '20cm': 'from 20 cm', dermatoscope: 'dermatoscope', other: '' } as const;

function photographsIn(attachments: readonly Attachment[], pictures: Naming): readonly object[] {
  return attachments.filter(isPhotograph).map((attachment) => {
    const { number, file } = pictures(attachment);
    const { caption, site, shot, takenAt, hash, width, height } = attachment;
    const place = site === undefined ? '' : site.side === 'none' ? site.label : `${site.label}, ${site.side}`;
    const view = shot === undefined ? '' : SHOTS[shot];
    const taken = takenAt === undefined ? '' : `taken ${shownMoment(takenAt)}`;
    const size = width === undefined || height === undefined ? '' : `${width} × ${height}`;
    const shown = [place, view, taken, size].filter((text) => text !== '').join(' · ');
    const alt = [`Photograph ${number}`, caption ?? '', place, view].filter((text) => text !== '').join('. ');
    return { number, file, caption: caption ?? '', alt, about: `${shown}\nSHA-256 ${toHex(hash).slice(0, 16)}…` };
  });
}

/** Files that are no photographs lie beside the document, by a name that follows from its own. Rule RC14. */
function filesIn(attachments: readonly Attachment[], naming: Naming): Entry['files'] {
  return attachments
    .filter((attachment) => !isPhotograph(attachment))
    .map((attachment) => {
      const { file } = naming(attachment);
      const { name, size, hash } = attachment;
      const where =
        file === null ? 'COULD NOT BE OPENED: it is not in this record' : `Filed beside this document as ${file}`;
      return { about: `${name}, ${size} bytes, SHA-256 ${toHex(hash)}. ${where}.`, lost: file === null };
    });
}
