/** Who acts and who is named: people and teams as a body names them, so that a case filed today reads in eight years. */
import type { OrganisationId, TeamId, UserId } from '@corridor/wire';
import * as z from 'zod/mini';
import { type Immutable, organisationId, teamId, userId } from './schema.ts';
import { line } from './text.ts';

/** The author of an event, as their certificate names them. */
export interface Sender {
  readonly organisation: OrganisationId;
  readonly team: TeamId;
  readonly user: UserId;
  readonly name: string;
  readonly role: string;
  /** An organisation's guardian rather than a person. */
  readonly guardian?: boolean;
}

/** A team, with its name and its organisation's at the time. */
export const party = z.strictObject({
  organisation: organisationId,
  team: teamId,
  name: line(),
  organisationName: line(),
});
export type Party = Immutable<z.output<typeof party>>;

export const person = z.strictObject({ organisation: organisationId, team: teamId, user: userId, name: line() });
export type Person = Immutable<z.output<typeof person>>;

/** Whom a case is handed to: a person, or whoever of a team accepts it first. */
export const addressee = z.strictObject({
  organisation: organisationId,
  team: teamId,
  user: z.optional(userId),
  name: line(),
});
export type Addressee = Immutable<z.output<typeof addressee>>;

export function personOf(sender: Sender): Person {
  const { organisation, team, user, name } = sender;
  return { organisation, team, user, name };
}

/** Whether a sender may take what is offered to an addressee. */
export function isAddressee(
  addressee: Addressee,
  { team, user }: { readonly team: TeamId; readonly user: UserId },
): boolean {
  return addressee.team === team && (addressee.user === undefined || addressee.user === user);
}
