/**
 * All that a page, script or integration may ask of a client. Everything here can be cloned across a Worker boundary:
 * the web app calls the same interface over a MessagePort that a Node script calls directly. No key, header or sealed
 * byte passes through it.
 */
import type {
  Attachment,
  Body,
  CaseState,
  Fault,
  NewCase,
  Note,
  Party,
  Pathway,
  Patient,
  RefusalCode,
} from '@corridor/cases';
import type {
  AccessKind,
  Act,
  BlobId,
  CaseId,
  Deciding,
  EventId,
  Export,
  Kind,
  OrganisationId,
  Refusal,
  ReleaseReason,
  SessionId,
  TeamId,
  UserId,
} from '@corridor/wire';

/** Why a call did not do its work. Every code has words in the app; `refused` by rule carries the rule's own code. */
export type ClientErrorCode =
  | Refusal
  | RefusalCode
  | 'offline'
  | 'locked'
  | 'not-signed-in'
  | 'identity-refused'
  | 'no-such-way'
  | 'wrong-recovery-code'
  | 'bad-invitation-code'
  | 'invitation-over'
  | 'invitation-used'
  | 'invitation-other'
  | 'invitation-needed'
  | 'root-swapped'
  | 'cannot-open'
  | 'team-not-confirmed'
  | 'team-closed'
  | 'pinned-otherwise'
  | 'log-stale'
  | 'log-forked'
  | 'roster-withheld'
  | 'not-in-log'
  | 'invalid-body'
  | 'not-a-picture'
  | 'empty-file'
  | 'file-too-large'
  | 'picture-too-large'
  | 'heic'
  | 'file-type';

// ── Signing in: who you are, then your lock ────────────────────────────────────────────────────────────────────────

export interface About {
  readonly host: string;
  readonly organisations: readonly { readonly id: OrganisationId; readonly name: string; readonly ods: string }[];
  readonly issuer: string;
}

/** The page keeps `pending` (sessionStorage) only while the identity provider has the browser, and removes it on return. */
export interface SignInStart {
  readonly url: string;
  readonly pending: string;
}

/** What an invitation says to whoever has its code, once it is found to be under the root that the guardian shows. */
export interface InvitationShown {
  readonly organisation: OrganisationId;
  readonly organisationName: string;
  readonly ods: string;
  /** Whom it is for. */
  readonly name: string;
  readonly expiresAt: number;
  /** SHA-256 of the organisation's root, 64 hexadecimal digits, as it stands on the paper. */
  readonly fingerprint: string;
}

export type Way =
  | { readonly kind: 'guardian' }
  | { readonly kind: 'recovery-code'; readonly code: string }
  | { readonly kind: 'passkey'; readonly credential: Uint8Array; readonly prf: Uint8Array };

/** One organisation that the signed-in person works for. */
export interface Hat {
  readonly organisation: OrganisationId;
  readonly organisationName: string;
  readonly user: UserId;
  readonly name: string;
  readonly role: string;
  /** False until this person's keys have been made, which happens once, on the first sign-in. */
  readonly enrolled: boolean;
  readonly ways: readonly Way['kind'][];
  /** For `navigator.credentials.get`: the passkeys that open this lock, with the PRF salt of each. */
  readonly passkeys: readonly { readonly credential: Uint8Array; readonly salt: Uint8Array; readonly label: string }[];
}

export type Access =
  | { readonly state: 'signed-out' }
  | { readonly state: 'identified'; readonly hats: readonly Hat[] }
  | { readonly state: 'locked'; readonly hats: readonly Hat[]; readonly why: 'asked' | 'idle' }
  | { readonly state: 'open'; readonly me: Me }
  | { readonly state: 'ended'; readonly why: 'signed-out' | 'removed' | 'expired' };

export interface Me {
  readonly hat: Hat;
  readonly hats: readonly Hat[];
  readonly teams: readonly MyTeam[];
  readonly mode: 'shared' | 'own';
  readonly host: string;
  readonly expiresAt: number;
}

export interface MyTeam {
  readonly team: TeamId;
  readonly name: string;
  readonly kind: 'service' | 'group' | 'personal';
  readonly lead: boolean;
  /** Cases that wait for this team, and how many of those are past their time. */
  readonly waiting: number;
  readonly overdue: number;
  /**
   * Cases with something unread, and how many of them name the signed-in person, or are urgent and theirs. Null until
   * the inbox has been read: what grows while it is read is no news.
   */
  readonly unread: number | null;
  readonly calling: number;
  readonly onDuty: Duty | null;
  /** Whether the signed-in person is on call for it now, and whether they are away from it. */
  readonly mine: 'on-call' | 'deputy' | 'away' | 'off';
}

export interface Duty {
  readonly now: PersonName | null;
  readonly until: number | null;
  readonly next: PersonName | null;
  /** When they begin: at `until`, or after a gap in which nobody is on call. */
  readonly nextFrom: number | null;
  readonly deputy: PersonName | null;
  /** Nobody is on call and no deputy covers: who is told instead, and as what. */
  readonly instead: {
    readonly as: 'lead' | 'team';
    readonly people: readonly PersonName[];
    /** Everybody of the team is away: these are told all the same. */
    readonly allAway?: true;
  } | null;
}

export interface PersonName {
  readonly user: UserId;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
}

// ── What is shown ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface Connection {
  readonly state: 'online' | 'connecting' | 'offline';
  readonly since: number;
  /** Server clock minus this device's, in milliseconds; shown when it is over a minute. */
  readonly clockOffset: number;
  readonly unsent: number;
}

/** The transparency log, as this client has verified it. */
export interface LogShown {
  /** `checking`: not looked at yet. `unwitnessed`: the installation has no witness. */
  readonly freshness: 'checking' | 'fresh' | 'ageing' | 'stale' | 'unwitnessed' | 'forked';
  /** The newest checkpoint that this client accepted, and when its own guardian and a witness cosigned it. */
  readonly checkpoint: {
    readonly size: number;
    readonly guardianAt: number;
    readonly witness: { readonly name: string; readonly at: number } | null;
  } | null;
  /** How many of the statements that this client believes are in the log. */
  readonly statements: { readonly confirmed: number; readonly beingConfirmed: number; readonly unconfirmed: number };
  /** `fork`: two checkpoints that the log signed and that do not fit together. `proof`: a proof that does not fit. */
  readonly fault: 'fork' | 'proof' | null;
  /** There is evidence to be saved, of this visit or kept on this device. */
  readonly evidence: boolean;
}

export interface InboxRow {
  readonly case: CaseId;
  readonly kind: Kind;
  readonly patient: Patient | null;
  readonly subject: string;
  readonly asker: string;
  readonly askerOrganisation: string;
  readonly answering: string;
  readonly owner: PersonName | null;
  readonly waitingFor: 'us' | 'others' | 'closed';
  /** What is waited for, as `cases` says it: the status' word. */
  readonly status: CaseState['status']['kind'];
  readonly openedAt: number;
  readonly changedAt: number;
  readonly dueAt: number | null;
  readonly overdue: boolean;
  readonly urgency: 'routine' | 'soon' | 'urgent';
  readonly unread: number;
  /** Something unread names the viewer. */
  readonly mentioned: boolean;
  /** Private notes of the team that the viewer has not seen. */
  readonly unreadNotes: number;
  readonly photographs: number;
  readonly draft: boolean;
  readonly unsent: number;
  readonly outcome: string | null;
  readonly restricted: boolean;
  /** Phase of a standing group's case, by its label. */
  readonly phase: string | null;
  /** At least one of its events does not verify or open. */
  readonly damaged: boolean;
}

export interface Inbox {
  readonly team: TeamId;
  readonly teamName: string;
  readonly rows: readonly InboxRow[];
  /** Rows so far are shown while more come; `closed` are fetched when asked for. */
  readonly loading: boolean;
  readonly closedLoaded: boolean;
}

/** How far one sent event has got; honest, never assumed. */
export type Delivery =
  | { readonly state: 'queued' }
  | { readonly state: 'sending' }
  /** `number`: for `stale-basis`, the newest clinical act, which its author had not seen. */
  | { readonly state: 'refused'; readonly code: ClientErrorCode; readonly number?: number }
  | { readonly state: 'accepted'; readonly at: number }
  | { readonly state: 'delivered'; readonly to: readonly string[] }
  | { readonly state: 'seen'; readonly by: readonly { readonly name: string; readonly at: number }[] };

export interface CaseView {
  readonly case: CaseId;
  readonly state: CaseState;
  /** Private notes of the viewer's own team, to be laid among the messages with `withNotes`. */
  readonly notes: readonly Note[];
  /** The team for which the viewer acts in this case. */
  readonly team: TeamId;
  readonly teamName: string;
  readonly pathway: Pathway | null;
  /** By event id: deliveries of the viewer's own events. */
  readonly deliveries: Readonly<Record<EventId, Delivery>>;
  /** The viewer's own events that the server has not accepted yet, in order. */
  readonly unsent: readonly Unsent[];
  readonly audience: Audience;
  readonly seenUpTo: number;
  readonly loading: boolean;
  readonly dueAt: number | null;
  /** Who holds the case has left their team: it is anybody's to take. */
  readonly holderLeft: boolean;
  /** Teams of the case that were closed: nobody there answers any more. */
  readonly closedTeams: readonly TeamId[];
  readonly firings: readonly FiringShown[];
  /** What will happen if nothing happens, soonest first. */
  readonly ahead: readonly LineShown[];
  /** Lines more than two minutes late that nobody has seen fire: the timers have stopped, telephone instead. */
  readonly late: readonly LineShown[];
  /** Teams that it may still be shared with: those that its pathway names, or any; none if it is restricted to those in it. */
  readonly shareable: readonly Party[];
  /** The album of this patient that asking and answering team keep together, once there is one. */
  readonly album: CaseId | null;
  /** Whose number to call when nothing else works. */
  readonly telephone: string | null;
  /** What is left of a case that was erased; null for every other. */
  readonly erased: ErasedView | null;
  /** Organisations that have agreed to erase it while others have not, or that hold it back. */
  readonly erasing: readonly ErasingWord[];
}

export interface ErasingWord {
  readonly organisationName: string;
  readonly says: 'released' | 'held';
  readonly reason: ReleaseReason;
  readonly at: number;
  /** Names of the two who decided. */
  readonly decided: readonly string[];
}

export interface ErasedView {
  readonly at: number;
  readonly by: readonly ErasingWord[];
  /** Who did what and when: without what was said. */
  readonly entries: readonly {
    readonly number: number;
    readonly at: number;
    readonly name: string;
    readonly act: Act;
  }[];
  /** Every signature, counter and hash that is left fits. */
  readonly whole: boolean;
}

/** A line of the plan that fired, and what it did. */
export interface FiringShown {
  readonly line: string;
  readonly at: number;
  readonly due: number;
  readonly does: 'notify' | 'offer';
  readonly team: string;
  readonly duty: PlanDuty;
  /** As what they were told, if nobody had the duty that was asked for. */
  readonly as: PlanDuty;
  readonly told: number;
  readonly people: readonly string[];
}

export type PlanDuty = 'on-call' | 'deputy' | 'lead' | 'team';

export interface LineShown {
  readonly line: string;
  readonly at: number;
  readonly does: 'notify' | 'offer';
  readonly team: string;
  readonly duty: PlanDuty;
}

export interface Unsent {
  readonly event: EventId;
  readonly case: CaseId;
  readonly about: string;
  readonly body: Body;
  readonly private: boolean;
  readonly writtenAt: number;
  readonly delivery: Delivery;
}

/** Who reads what is sent, before it is sent. */
export interface Audience {
  readonly teams: readonly {
    readonly team: TeamId;
    readonly name: string;
    readonly organisation: string;
    readonly people: readonly PersonName[];
    readonly host: string;
    readonly confirmedAt: number;
    /** What the log says of who is in it; null without a log, or before it was looked at. */
    readonly inLog: 'confirmed' | 'being-confirmed' | 'unproved' | 'unconfirmed' | 'withheld' | 'contradiction' | null;
  }[];
  /** "Dermatology advice, Calderbrook Hospitals": what the Send button names. */
  readonly words: string;
}

export interface Service {
  readonly organisation: OrganisationId;
  readonly organisationName: string;
  /** Name of the area that its organisation says it is in; null if it is in none. */
  readonly area: string | null;
  readonly team: TeamId;
  readonly name: string;
  readonly pathway: Pathway;
  readonly state: 'open' | 'off' | 'closed';
  readonly telephone: string;
  readonly duty: Duty | null;
  /** Who is on call for each answering team of the pathway, in its order: the starter of a case may pick among them. */
  readonly duties: readonly { readonly team: TeamId; readonly duty: Duty | null }[];
  /** Median time to the first advice, in minutes, or null when too few cases say. */
  readonly usualMinutes: number | null;
  /** Who answers now: the service itself, a network in its place, or nobody. `why` it is not the service. */
  readonly takes:
    | { readonly who: 'service' }
    | {
        readonly who: 'network';
        readonly team: TeamId;
        readonly pathway: string;
        readonly name: string;
        readonly why: 'off' | 'absent';
      }
    | { readonly who: 'nobody'; readonly why: 'off' | 'absent' | 'network-off' };
  /** Whether a team of the signed-in person's may ask it, and for which of them. */
  readonly askedBy: readonly TeamId[];
}

export interface Upload {
  readonly blob: BlobId;
  readonly case: CaseId;
  readonly name: string;
  readonly sent: number;
  readonly size: number;
  readonly state: 'sealing' | 'sending' | 'stopped' | 'done';
}

/** A person's own shelf (team null) or a team's: what is kept sealed beside its cases and follows its members anywhere. */
export interface Shelf {
  readonly quickReplies: readonly string[];
  /** Own shelf alone: services, by team and pathway id. */
  readonly favourites: readonly { readonly team: TeamId; readonly pathway: string }[];
  readonly language: 'en' | 'cy' | null;
  /** Single letters act as keys. */
  readonly singleKeys: boolean;
  /** Nothing sounds or pops up for a team for which one is not on duty. */
  readonly muteOffDuty: boolean;
}

export interface RotaShift {
  readonly user: UserId;
  readonly deputy: UserId | null;
  readonly from: number;
  readonly to: number;
}
export interface RotaAbsence extends RotaShift {
  readonly why: 'leave' | 'do-not-disturb';
}
export interface Swap {
  readonly id: string;
  readonly shift: RotaShift;
  readonly by: UserId;
  readonly to: UserId;
  readonly at: number;
}
/** A team's rota as its guardian last signed it, with the swaps that wait for an answer. */
export interface TeamRota {
  readonly team: TeamId;
  readonly version: number;
  readonly shifts: readonly RotaShift[];
  readonly away: readonly RotaAbsence[];
  readonly swaps: readonly Swap[];
  readonly members: readonly (PersonName & { readonly lead: boolean })[];
  /** Whether the signed-in person may change it: a lead of the team, or an administrator. */
  readonly mayChange: boolean;
}

/** What is wrong with a pathway's text, where, and what to do. */
export interface PathwayFault extends Fault {
  /** From 1; 0 for a fault of the file as a whole. */
  readonly line: number;
  readonly column: number;
}
export interface DryRunStep {
  readonly at: number;
  readonly line: string;
  readonly does: 'opened' | 'notify' | 'offer' | 'target';
  readonly team: string;
  readonly duty: PlanDuty | null;
  /** Who that would be by the rota as it stands. */
  readonly people: readonly string[];
  readonly as: PlanDuty | null;
}
export interface PathwayChecked {
  readonly faults: readonly PathwayFault[];
  /** Null while there are faults. */
  readonly pathway: Pathway | null;
  readonly steps: readonly DryRunStep[];
}
export interface PathwayProposal {
  readonly id: string;
  readonly pathway: string;
  readonly title: string;
  readonly version: number;
  readonly team: TeamId;
  readonly teamName: string;
  readonly text: string;
  readonly by: string;
  readonly at: number;
  readonly state: 'proposed' | 'released' | 'withdrawn';
  readonly approvedBy: string | null;
  /** Whether the signed-in person may release it: an administrator who did not propose it. */
  readonly mayApprove: boolean;
}
export interface ReleasedPathway {
  readonly team: TeamId;
  readonly teamName: string;
  readonly pathway: string;
  readonly title: string;
  readonly version: number;
  readonly state: 'open' | 'off' | 'closed';
  readonly telephone: string;
  /** As it was written; of one that no proposal released, as its document reads. */
  readonly text: string;
}
export interface Pathways {
  readonly proposals: readonly PathwayProposal[];
  readonly released: readonly ReleasedPathway[];
  /** Whether the signed-in person may propose and release, as an administrator; a lead switches what their teams offer. */
  readonly mayPropose: boolean;
  /** The signed-in person's own token for the command line, if they have one. */
  readonly token: { readonly at: number; readonly expiresAt: number } | null;
}

/** An integrated care board's area, for whoever answers for it. */
export interface AreaView {
  readonly code: string;
  readonly name: string;
  readonly organisations: readonly {
    readonly organisation: OrganisationId;
    readonly name: string;
    readonly ods: string;
  }[];
  readonly networks: readonly {
    readonly organisation: OrganisationId;
    readonly team: TeamId;
    readonly name: string;
    readonly organisationName: string;
    readonly state: 'on' | 'off';
    /** Services of the area that fall back on it. */
    readonly fallbackOf: readonly string[];
  }[];
  readonly mayChange: boolean;
}

export interface SearchFilter {
  readonly team?: TeamId;
  readonly site?: string;
  readonly outcome?: string;
  readonly state?: 'open' | 'closed';
}

export interface SearchHit {
  readonly case: CaseId;
  readonly patient: Patient | null;
  readonly subject: string;
  readonly snippet: string;
  /** The letters of `snippet` that were found: from and to, in order. */
  readonly marks: readonly (readonly [from: number, to: number])[];
  readonly changedAt: number;
  /** Whose inbox it stands in. */
  readonly team: TeamId | null;
  /** Sites of its photographs, in words. */
  readonly sites: readonly string[];
  readonly outcome: string | null;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Cases before this moment were not searched. */
  readonly searchedBackTo: number | null;
  /** Cases of which only beginning and end were searched: the rest is being read. */
  readonly toRead: number;
}

/** The four lines, with what they are counted from. Made by the guardian from the cases it opened. */
export interface Insight {
  readonly from: number;
  readonly to: number;
  readonly areas: number;
  readonly organisations: number;
  readonly teams: number;
  readonly cases: number;
  readonly messages: number;
  readonly outcomes: {
    readonly avoided: number;
    readonly notAvoided: number;
    readonly unknown: number;
    readonly recorded: number;
    readonly all: number;
  };
  readonly answered: {
    readonly within24Hours: number;
    readonly inTarget: number;
    readonly answered: number;
    readonly all: number;
  };
  readonly medianMinutes: number | null;
  readonly ninetiethMinutes: number | null;
  readonly overdue: number;
  readonly unacknowledged: number;
  readonly services: readonly {
    readonly name: string;
    readonly cases: number | null;
    readonly medianMinutes: number | null;
    readonly within24Hours: number | null;
    readonly all: number | null;
  }[];
}

export interface DeviceSession {
  readonly session: SessionId;
  readonly mode: 'shared' | 'own';
  readonly at: number;
  readonly expiresAt: number;
  readonly current: boolean;
}

// ── Who looked, and erasure: through one's own guardian ───────────────────────────────────────────────────────────────

export type AuditAbout =
  | { readonly by: 'mine' | 'all' }
  | { readonly by: 'case'; readonly case: CaseId }
  | { readonly by: 'person'; readonly user: UserId }
  | { readonly by: 'patient'; readonly nhsNumber: string };

export interface AuditPerson {
  readonly user: UserId;
  readonly name: string;
  readonly role: string;
  readonly organisationName: string;
}

export type AuditEntry =
  | {
      readonly kind: 'access';
      readonly at: number;
      readonly what: AccessKind;
      readonly who: AuditPerson;
      readonly team: string;
      readonly case: CaseId | null;
      readonly session: SessionId;
      /** For `viewed`: whether the receipt verifies here under the person's certified key. Null for the server's word. */
      readonly signed: boolean | null;
    }
  | {
      readonly kind: 'export';
      readonly at: number;
      readonly what: Export;
      readonly who: AuditPerson;
      readonly case: CaseId | null;
    }
  | { readonly kind: 'deed'; readonly at: number; readonly act: string; readonly by: string; readonly subject: string };

export interface Audit {
  /** Newest first; `more` says that older ones of the period were left out. */
  readonly entries: readonly AuditEntry[];
  readonly more: boolean;
  readonly cases: readonly {
    readonly case: CaseId;
    readonly openedAt: number | null;
    readonly teams: readonly string[];
    readonly isErased: boolean;
  }[];
  readonly people: readonly AuditPerson[];
  /** Whether the asker sees more than their own. */
  readonly mayAll: boolean;
  readonly chain: {
    readonly state: 'whole' | 'broken' | 'unread';
    readonly since: number | null;
    readonly until: number | null;
    readonly brokenAt: number | null;
  };
  readonly signals: readonly {
    readonly what: 'many-patients' | 'off-duty';
    readonly who: AuditPerson;
    readonly at: number;
    readonly count: number;
  }[];
}

interface ErasureCase {
  readonly case: CaseId;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly teams: readonly string[];
  readonly kind: string;
}

export interface Erasures {
  /** Years after closing. */
  readonly years: number;
  readonly powers: readonly Deciding[];
  readonly due: readonly (ErasureCase & { readonly dueAt: number })[];
  readonly requests: readonly (ErasureCase & {
    readonly state: 'proposed' | 'released' | 'stale' | 'erased';
    readonly reason: ReleaseReason;
    readonly note: string;
    readonly proposedBy: string;
    readonly proposedAt: number;
    readonly confirmedBy: string | null;
    readonly erasedAt: number | null;
    readonly waitsFor: readonly string[];
    readonly heldBy: readonly string[];
    readonly mayConfirm: boolean;
  })[];
  readonly holds: readonly (ErasureCase & {
    readonly note: string;
    readonly by: string;
    readonly at: number;
    readonly mayLift: boolean;
  })[];
}

/** What can be watched. The listener hears the present value at once and every later one. */
export interface Topics {
  readonly access: { readonly ask: null; readonly value: Access };
  readonly connection: { readonly ask: null; readonly value: Connection };
  readonly log: { readonly ask: null; readonly value: LogShown };
  readonly inbox: { readonly ask: TeamId; readonly value: Inbox };
  readonly case: { readonly ask: CaseId; readonly value: CaseView };
  readonly services: { readonly ask: null; readonly value: readonly Service[] };
  /** Null asks for the signed-in person's own. */
  readonly shelf: { readonly ask: TeamId | null; readonly value: Shelf };
  readonly outbox: { readonly ask: null; readonly value: readonly Unsent[] };
  readonly uploads: { readonly ask: CaseId; readonly value: readonly Upload[] };
}
export type Topic = keyof Topics;

/** What a photograph says of itself before it is sealed. Side is said, never guessed. */
export type PictureFacts = Pick<Attachment, 'site' | 'shot' | 'takenAt' | 'caption'>;

export interface CheckedPicture {
  readonly attachment: Attachment;
  /** Under 1 is worth a warning: variance of the Laplacian against the least that reads as sharp. */
  readonly sharpness: number;
  readonly width: number;
  readonly height: number;
}

// ── What can be done ───────────────────────────────────────────────────────────────────────────────────────────────

export interface CorridorClient {
  watch<T extends Topic>(topic: T, ask: Topics[T]['ask'], hear: (value: Topics[T]['value']) => void): () => void;

  about(): Promise<About>;
  /** `typed` is an invitation's code, or the link that carries it. */
  readInvitation(typed: string): Promise<InvitationShown>;
  /** With an invitation, the keys that are made after this sign-in come by it. */
  beginSignIn(returnTo: string, mode: 'shared' | 'own', invitation?: string): Promise<SignInStart>;
  /** `location` is the whole address that the identity provider sent the browser back to. */
  finishSignIn(pending: string, location: string): Promise<readonly Hat[]>;
  /** Opens the lock, or on the first sign-in makes it (`guardian`, which then needs no other way). */
  unlock(organisation: OrganisationId, way: Way): Promise<Me>;
  lock(why: 'asked' | 'idle'): Promise<void>;
  /** Ends the session at the server, forgets every key, and leaves nothing in storage. Unsent events are returned as a count before. */
  signOff(): Promise<void>;
  addPasskey(credential: Uint8Array, salt: Uint8Array, prf: Uint8Array, label: string): Promise<void>;
  /** A new sheet; an earlier one stops working. Shown once, never stored. */
  newRecoveryCode(): Promise<string>;

  loadClosed(team: TeamId): Promise<void>;
  /** Open cases of the same patient among those this person can open. */
  casesOfPatient(nhsNumber: string): Promise<readonly InboxRow[]>;
  /** Fuzzy, among what is held: open cases and those of 90 days. */
  search(query: string, filter?: SearchFilter): Promise<SearchAnswer>;
  /** The same by patient, of any age, through one's own guardian; only cases that the asker may open. */
  searchOlder(query: string): Promise<SearchAnswer>;
  people(query: string): Promise<readonly PersonName[]>;
  /** Who would read a case from `asking` to `answering`. */
  audience(asking: TeamId, answering: readonly TeamId[]): Promise<Audience>;

  /** A fresh case number, so that photographs can be sealed and sent before the question is. */
  newCaseId(): Promise<CaseId>;
  /** Opens a case. Resolves when it is in the outbox; its delivery is watched in the case. */
  open(input: NewCaseInput): Promise<EventId>;
  /** Writes one act. `private` seals it to the viewer's own team alone. */
  write(input: WriteInput): Promise<EventId>;
  /** `lastConfirmed`: its author says to send to the members last confirmed, though the log is stale. */
  retry(event: EventId, lastConfirmed?: true): Promise<void>;
  /** Takes an unsent event back; its body becomes the draft again. */
  takeBack(event: EventId): Promise<Body>;
  saw(caseId: CaseId, upTo: number, isPrivate: boolean): Promise<void>;

  /** Checks, turns upright, strips, re-encodes, seals and sends a picture; resolves when it is sealed and queued. */
  addPicture(caseId: CaseId, file: Blob, facts: PictureFacts): Promise<CheckedPicture>;
  addFile(caseId: CaseId, file: Blob, name: string): Promise<Attachment>;
  dropAttachment(caseId: CaseId, blob: BlobId): Promise<void>;
  readAttachment(caseId: CaseId, attachment: Attachment): Promise<Blob>;

  /** Drafts belong to their author and device: memory on a shared device, sealed storage on one's own. `key` is a case and a composer. */
  saveDraft(key: string, draft: string): Promise<void>;
  draft(key: string): Promise<string | null>;

  /** Changes what is named and keeps the rest. Null: one's own shelf. @throws `conflict` if somebody was faster twice. */
  keep(team: TeamId | null, change: Partial<Shelf>): Promise<void>;
  /** Whether the album of a patient between two teams exists among cases that the asker may open; asks the guardian. */
  findAlbum(caseId: CaseId): Promise<CaseId | null>;

  // Through one's own guardian, which signs what comes of it.
  rota(team: TeamId): Promise<TeamRota>;
  /** @throws `conflict` if the rota is no longer of that version. */
  saveRota(
    team: TeamId,
    version: number,
    shifts: readonly RotaShift[],
    away: readonly RotaAbsence[],
  ): Promise<TeamRota>;
  /** One's own leave or do-not-disturb; null ends what runs now, or else takes back the next. */
  setAway(
    team: TeamId,
    away: {
      readonly from: number;
      readonly to: number;
      readonly deputy: UserId | null;
      readonly why: RotaAbsence['why'];
    } | null,
  ): Promise<TeamRota>;
  offerSwap(team: TeamId, shift: { readonly from: number; readonly to: number }, to: UserId): Promise<TeamRota>;
  answerSwap(team: TeamId, swap: string, answer: 'accept' | 'decline' | 'withdraw'): Promise<TeamRota>;

  pathways(): Promise<Pathways>;
  /** Checks a file's text, and if it is sound runs a case through it that is sent at `openedAt`. */
  checkPathway(text: string, openedAt: number): Promise<PathwayChecked>;
  proposePathway(team: TeamId, telephone: string, text: string): Promise<Pathways>;
  /** Only by somebody else than its author. */
  releasePathway(proposal: string): Promise<Pathways>;
  withdrawPathway(proposal: string): Promise<Pathways>;
  setServiceState(team: TeamId, pathway: string, state: 'open' | 'off' | 'closed'): Promise<Pathways>;
  /** A token with which the command proposes and releases as this person. Shown once; an earlier one stops working. */
  newCommandToken(): Promise<string>;
  revokeCommandToken(): Promise<Pathways>;

  /** Null: the signed-in person answers for no area. */
  area(): Promise<AreaView | null>;
  switchNetwork(team: TeamId, state: 'on' | 'off'): Promise<AreaView>;

  /** Who looked. One's own for everybody; the rest for the Caldicott Guardian and administrators. Looking is noted too. */
  audit(about: AuditAbout, from: number, to: number): Promise<Audit>;
  /** Says that something left Corridor; the guardian signs it for the log. `content` is hashed here and goes nowhere. */
  exported(what: Export, caseId: CaseId | null, content: string | Blob): Promise<void>;

  erasures(): Promise<Erasures>;
  proposeErasure(caseId: CaseId, reason: ReleaseReason, note: string): Promise<Erasures>;
  /** The second person's word, with the other power; or either's that it is taken back. */
  answerErasure(caseId: CaseId, answer: 'confirm' | 'withdraw'): Promise<Erasures>;
  holdCase(caseId: CaseId, note: string): Promise<Erasures>;
  liftHold(caseId: CaseId): Promise<Erasures>;
  setRetention(years: number): Promise<Erasures>;

  insight(from: number, to: number): Promise<Insight>;
  pushKey(): Promise<string | null>;
  subscribePush(
    subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string } | null,
  ): Promise<void>;
  setEmail(address: string | null): Promise<void>;
  /** Signed notes of the log that contradict each other, as text to be saved; null: there are none. */
  logEvidence(): Promise<string | null>;
  sessions(): Promise<readonly DeviceSession[]>;
  endSession(session: SessionId): Promise<void>;
}

export interface NewCaseInput {
  readonly case: CaseId;
  readonly kind: Kind;
  readonly asking: TeamId;
  readonly answering: readonly TeamId[];
  /** For kind `direct`: the other person; their team of one is found by the client. */
  readonly withPerson?: UserId;
  readonly pathway?: { readonly team: TeamId; readonly id: string };
  readonly content: NewCase;
}

export interface WriteInput {
  readonly case: CaseId;
  readonly body: Body;
  readonly private?: boolean;
  readonly to?: readonly UserId[];
  readonly about?: EventId;
  /** The last number the author had on screen: clinical acts are refused if a later clinical act exists. */
  readonly basedOn: number;
  /** For `shared`: the teams that join. */
  readonly share?: readonly TeamId[];
}
