/** What a case is at a moment: everything that screens, records and figures need, folded from its events. */
import type { EventId, Kind, OrganisationId, TeamId } from '@corridor/wire';
import type { Attachment, BodySite } from './attachment.ts';
import type { BodyOf } from './body/body.ts';
import type { Answer, Phase, Purpose, UnderPathway } from './body/opened.ts';
import type { Consent } from './consent.ts';
import type { Outcome } from './outcome.ts';
import type { Patient } from './patient.ts';
import type { Addressee, Party, Person, Sender } from './person.ts';
import type { Amendment, ThreadItem } from './thread.ts';

export type Side = 'asking' | 'answering' | 'both';

export interface TeamInCase extends Party {
  readonly side: Side;
  /** Number of the event that brought the team in, and of the one with which it left. */
  readonly joined: number;
  readonly left: number | null;
  /** Teams in whose place it stands since their organisation was taken into its own. */
  readonly follows?: readonly TeamId[];
}

export interface Participant extends Person {
  readonly role: string;
}

/** What one act of an event did, for showing who and when. */
export interface Deed {
  readonly number: number;
  readonly event: EventId;
  readonly by: Sender;
  readonly at: number;
}

export interface Opening extends Deed {
  readonly purpose: Purpose;
  readonly from: Party;
  readonly to: readonly Party[];
  readonly pathway: UnderPathway | null;
  readonly answers: readonly Answer[];
  readonly confirmedIdentity: boolean;
}

/** Who has the case. An offer changes nothing until it is accepted. */
export type Owner =
  | { readonly state: 'nobody' }
  | {
      readonly state: 'offered';
      readonly to: Addressee;
      readonly by: Person;
      readonly at: number;
      readonly note: string;
    }
  | { readonly state: 'held'; readonly person: Person; readonly at: number }
  | {
      readonly state: 'handing-over';
      readonly person: Person;
      readonly to: Addressee;
      readonly by: Person;
      readonly at: number;
      readonly note: string;
    };

export interface Question extends Deed {
  readonly question: string;
  readonly text: string;
  readonly state: 'open' | 'answered' | 'withdrawn';
  /** Number of the message that settled it. */
  readonly settled: number | null;
}

export interface Acknowledgement extends Deed {
  readonly kind: 'acknowledged';
  readonly note: string;
}
export interface Disagreement extends Deed {
  readonly kind: 'disagreed';
  readonly reason: string;
  readonly referral: { readonly to: string; readonly summary: string } | null;
}

export interface Advice extends Deed {
  readonly body: BodyOf<'advised'>;
  readonly amendments: readonly Amendment[];
  /** Number and time of the newest form: its own, or its last amendment's. An answer to an older form does not count. */
  readonly version: number;
  readonly versionAt: number;
  readonly supersededBy: number | null;
  /** What the asking team said to the newest form. */
  readonly answer: Acknowledgement | Disagreement | null;
}

/** A change of patient that one person proposed and a second has yet to confirm. */
export interface AnchorProposal extends Deed {
  readonly patient: Patient | null;
  readonly reason: string;
}

export interface AttachmentInCase extends Deed {
  readonly attachment: Attachment;
}

export interface Watch extends Deed {
  readonly reviewAt: number;
  readonly owner: Person;
  readonly lookFor: string;
  readonly site: BodySite | null;
  /** What its review came to; null until somebody has looked. */
  readonly reviewed: Deed | null;
}

export interface Filing extends Deed {
  readonly organisation: OrganisationId;
  readonly version: number;
  readonly upTo: number;
  readonly hash: Uint8Array;
  readonly where: string;
}

export interface Closing extends Deed {
  readonly outcome: Outcome;
  readonly note: string;
}

/** Who called for an answer last, and why: the ball is with the answering team until it advises or asks for more. */
export interface Call {
  readonly number: number;
  readonly at: number;
  readonly team: TeamId;
  readonly because: 'opened' | 'reopened' | 'disagreed' | 'asked-again';
}

export type Status =
  /** The opening did not verify or open: nothing can be said of the case. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'conversation'; readonly since: number }
  | {
      readonly kind: 'waiting-for-answer';
      readonly since: number;
      readonly because: Call['because'] | 'questions-answered';
    }
  | { readonly kind: 'waiting-for-asker'; readonly since: number; readonly questions: number }
  | { readonly kind: 'advised-unacknowledged'; readonly since: number; readonly advice: number }
  | { readonly kind: 'acknowledged'; readonly since: number }
  | { readonly kind: 'disagreed'; readonly since: number; readonly referred: boolean }
  | { readonly kind: 'closed'; readonly since: number; readonly outcome: Outcome };

export interface Times {
  readonly opened: number | null;
  readonly firstAdvised: number | null;
  readonly firstAskedMore: number | null;
  readonly closed: number | null;
  readonly last: number | null;
}

export interface CaseState {
  readonly lastNumber: number;
  readonly opening: Opening | null;
  readonly kind: Kind | null;
  readonly subject: string;
  readonly patient: Patient | null;
  readonly proposal: AnchorProposal | null;
  /** Whom the case was about before, oldest first: what was filed under them is superseded. */
  readonly formerPatients: readonly Patient[];
  readonly consent: Consent | null;
  readonly phase: Phase | null;
  readonly teams: readonly TeamInCase[];
  readonly participants: readonly Participant[];
  readonly owner: Owner;
  readonly due: { readonly at: number; readonly from: 'pathway' | 'assigned' } | null;
  readonly questions: readonly Question[];
  readonly advice: readonly Advice[];
  readonly call: Call | null;
  readonly status: Status;
  readonly thread: readonly ThreadItem[];
  readonly attachments: readonly AttachmentInCase[];
  readonly watches: readonly Watch[];
  readonly filings: readonly Filing[];
  readonly closing: Closing | null;
  readonly times: Times;
  /** Number of the newest clinical act (wire's CLINICAL_ACTS); 0 if none. */
  readonly lastClinical: number;
}

export const emptyCase: CaseState = {
  lastNumber: 0,
  opening: null,
  kind: null,
  subject: '',
  patient: null,
  proposal: null,
  formerPatients: [],
  consent: null,
  phase: null,
  teams: [],
  participants: [],
  owner: { state: 'nobody' },
  due: null,
  questions: [],
  advice: [],
  call: null,
  status: { kind: 'unreadable' },
  thread: [],
  attachments: [],
  watches: [],
  filings: [],
  closing: null,
  times: { opened: null, firstAdvised: null, firstAskedMore: null, closed: null, last: null },
  lastClinical: 0,
};
