/**
 * All that a page, script or integration may ask of a client. Everything here can be cloned across a Worker boundary:
 * the web app calls the same interface over a MessagePort that a Node script calls directly. No key, header or sealed
 * byte passes through it.
 */
import type { Attachment, Body, CaseState, NewCase, Note, Pathway, Patient, RefusalCode } from '@corridor/cases';
import type { BlobId, CaseId, EventId, Kind, OrganisationId, Refusal, SessionId, TeamId, UserId } from '@corridor/wire';

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
  | 'cannot-open'
  | 'team-not-confirmed'
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
  readonly onDuty: Duty | null;
}

export interface Duty {
  readonly now: PersonName | null;
  readonly until: number | null;
  readonly next: PersonName | null;
  readonly deputy: PersonName | null;
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
  readonly photographs: number;
  readonly draft: boolean;
  readonly unsent: number;
  readonly outcome: string | null;
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
  | { readonly state: 'refused'; readonly code: ClientErrorCode }
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
  readonly firings: readonly {
    readonly line: string;
    readonly at: number;
    readonly due: number;
    readonly team: string;
    readonly told: number;
  }[];
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
  }[];
  /** "Dermatology advice, Calderbrook Hospitals": what the Send button names. */
  readonly words: string;
}

export interface Service {
  readonly organisation: OrganisationId;
  readonly organisationName: string;
  readonly team: TeamId;
  readonly name: string;
  readonly pathway: Pathway;
  readonly state: 'open' | 'off' | 'closed';
  readonly telephone: string;
  readonly duty: Duty | null;
  /** Median time to the first advice, in minutes, or null when too few cases say. */
  readonly usualMinutes: number | null;
}

export interface Upload {
  readonly blob: BlobId;
  readonly case: CaseId;
  readonly name: string;
  readonly sent: number;
  readonly size: number;
  readonly state: 'sealing' | 'sending' | 'stopped' | 'done';
}

export interface SearchHit {
  readonly case: CaseId;
  readonly patient: Patient | null;
  readonly subject: string;
  readonly snippet: string;
  readonly changedAt: number;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Cases before this moment were not searched. */
  readonly searchedBackTo: number | null;
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

/** What can be watched. The listener hears the present value at once and every later one. */
export interface Topics {
  readonly access: { readonly ask: null; readonly value: Access };
  readonly connection: { readonly ask: null; readonly value: Connection };
  readonly inbox: { readonly ask: TeamId; readonly value: Inbox };
  readonly case: { readonly ask: CaseId; readonly value: CaseView };
  readonly services: { readonly ask: null; readonly value: readonly Service[] };
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
  beginSignIn(returnTo: string, mode: 'shared' | 'own'): Promise<SignInStart>;
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
  search(query: string): Promise<SearchAnswer>;
  people(query: string): Promise<readonly PersonName[]>;
  /** Who would read a case from `asking` to `answering`. */
  audience(asking: TeamId, answering: readonly TeamId[]): Promise<Audience>;

  /** A fresh case number, so that photographs can be sealed and sent before the question is. */
  newCaseId(): Promise<CaseId>;
  /** Opens a case. Resolves when it is in the outbox; its delivery is watched in the case. */
  open(input: NewCaseInput): Promise<EventId>;
  /** Writes one act. `private` seals it to the viewer's own team alone. */
  write(input: WriteInput): Promise<EventId>;
  retry(event: EventId): Promise<void>;
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

  insight(from: number, to: number): Promise<Insight>;
  pushKey(): Promise<string | null>;
  subscribePush(
    subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string } | null,
  ): Promise<void>;
  setEmail(address: string | null): Promise<void>;
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
