/**
 * Identifiers: 16 random bytes, written as 32 lower-case hexadecimal characters. They mean nothing, never change, and
 * survive mergers. An organisation's ODS code, a person's name or registration are attributes, never identifiers.
 */
import { toHex } from './bytes.ts';

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type OrganisationId = Id<'organisation'>;
/** A person in one organisation. Somebody at two organisations has two, one per hat. Guardians and recovery keys have one. */
export type UserId = Id<'user'>;
export type TeamId = Id<'team'>;
export type CaseId = Id<'case'>;
export type EventId = Id<'event'>;
export type BlobId = Id<'blob'>;
export type SessionId = Id<'session'>;
export type AnyId = OrganisationId | UserId | TeamId | CaseId | EventId | BlobId | SessionId;

export const ID_BYTES = 16;
const PATTERN = /^[0-9a-f]{32}$/;

export function isId(text: string): text is AnyId {
  return PATTERN.test(text);
}

/** A fresh identifier from 16 random bytes of the caller's generator. */
export function newId<T extends AnyId>(random: (length: number) => Uint8Array): T {
  return toHex(random(ID_BYTES)) as T;
}
