/** Signing in: who one is, then one's lock, then what is open. */
import type { OrganisationId, UserId } from '@corridor/wire';
import type { MyTeam } from './team.ts';

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

/** From the identity provider to an open lock, and out again. */
export interface SigningIn {
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
}
