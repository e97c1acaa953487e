/** Who works for the organisation and who is invited, for its administrators, through the guardian that certifies them. */
import type { CaseId, INVITATION_STATES, POWERS, TeamId, UserId } from '@corridor/wire';

export type Power = (typeof POWERS)[number];

export interface TeamPost {
  readonly team: TeamId;
  readonly lead: boolean;
}

/** What a person is called and may do, as their certificate says it. */
export interface PersonWords {
  readonly name: string;
  readonly role: string;
  /** The register and the number in it, as `GMC 7012345`; may be empty. */
  readonly registration: string;
  readonly powers: readonly Power[];
}

export interface StaffPerson extends PersonWords {
  readonly user: UserId;
  readonly signsInBy: string;
  /** Null: they have no keys yet. */
  readonly enrolledAt: number | null;
  readonly certifiedUntil: number | null;
  readonly resetAllowed: boolean;
  readonly teams: readonly TeamPost[];
  /** Null while the server cannot be asked. */
  readonly sessions: number | null;
}

export interface StaffInvitation {
  readonly user: UserId;
  readonly at: number;
  readonly expiresAt: number;
  readonly state: (typeof INVITATION_STATES)[number];
  readonly usedAt: number | null;
  /** Above none: somebody else has the code. */
  readonly triedAgain: number;
}

export interface Staff {
  readonly people: readonly StaffPerson[];
  readonly teams: readonly { readonly team: TeamId; readonly name: string }[];
  /** Those that can be used, and those that were brought again and not settled. Newest first. */
  readonly invitations: readonly StaffInvitation[];
  readonly invitationRequired: boolean;
}

/** `published` is false while the server has not heard of the deed, which stands. */
export interface StaffDone {
  readonly published: boolean;
  readonly staff: Staff;
}

/** What somebody leaves behind if they go now. */
export interface Leaving {
  readonly teams: readonly {
    readonly team: TeamId;
    readonly name: string;
    readonly lead: boolean;
    /** How many with keys stay in it. */
    readonly others: number;
  }[];
  readonly held: readonly {
    readonly case: CaseId;
    readonly openedAt: number | null;
    readonly teams: readonly { readonly team: TeamId; readonly name: string }[];
  }[];
  readonly asked: number;
}

export interface Newcomer extends PersonWords {
  readonly identity: { readonly sub: string } | { readonly email: string };
  readonly teams: readonly TeamPost[];
}

/** What is printed and handed over: said once, and kept nowhere. */
export interface InvitationSheet extends StaffDone {
  readonly code: string;
  /** The code behind the `#`, which no browser sends anywhere. */
  readonly link: string;
  /** Of the organisation's root, hexadecimal. */
  readonly fingerprint: string;
  readonly expiresAt: number;
}

export interface Staffing {
  /** @throws `not-allowed` for anybody but an administrator, here and below. */
  staff(): Promise<Staff>;
  /** @throws `conflict` if somebody of the organisation signs in so already. */
  enterPerson(newcomer: Newcomer): Promise<UserId>;
  /** Makes a code for seven days; an earlier one of the same person stops working. */
  invite(user: UserId): Promise<InvitationSheet>;
  withdrawInvitation(user: UserId): Promise<StaffDone>;
  /** That somebody came with it again: the person has been asked. */
  settleAlarm(user: UserId): Promise<StaffDone>;
  changePerson(user: UserId, words: PersonWords): Promise<StaffDone>;
  /** @throws `conflict` for a certificate that has ended: its holder's next sign-in renews it. */
  renewPerson(user: UserId): Promise<StaffDone>;
  /** Lets them make new keys once. */
  allowNewKeys(user: UserId): Promise<StaffDone>;
  endSessionsOf(user: UserId): Promise<StaffDone>;
  leaving(user: UserId): Promise<Leaving>;
  removePerson(user: UserId): Promise<StaffDone>;
}
