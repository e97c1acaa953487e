/** What everybody hears at a door, written as the few kinds of door that there are. */
import { type Role, ROLES } from './world.ts';

export type Expected = Readonly<Record<Role, string>>;

/** Whom the guardian of hospital and practice certified, and who is still there. */
const KNOWN: readonly Role[] = [
  'stranger',
  'member',
  'colleague',
  'removed',
  'lead',
  'administrator',
  'caldicott',
  'commissioner',
];
/** Who has a session at the server: a leaver's has ended. */
const SIGNED_IN: readonly Role[] = [...KNOWN, 'foreigner', 'guardian', 'other guardian'];

function told(groups: readonly (readonly [readonly Role[], string])[]): Expected {
  const all = {} as Record<Role, string>;
  for (const [roles, heard] of groups) for (const role of roles) all[role] = heard;
  return all;
}

export const everybody = (heard: string): Expected => told([[ROLES, heard]]);

/** A request that a person of this guardian signs. */
export const known = (heard: string, over: Partial<Expected> = {}): Expected => ({
  ...told([
    [ROLES, 'unauthenticated'],
    [KNOWN, heard],
  ]),
  ...over,
});

/** The same of the hospital alone: the practice's people are told what they are told of any team that is not theirs. */
export const ofTeam = (heard: string, over: Partial<Expected>): Expected =>
  known('not-allowed', { stranger: 'unknown-team', lead: heard, administrator: heard, ...over });

/** What hospital's administrators do, and those who hold the machine's token. The practice's rule at home alone. */
export const administrators = (heard: string): Expected =>
  known('not-allowed', { administrator: heard, machine: heard });

/** The machine's token and nothing else. */
export const machine = (heard: string): Expected => ({ ...everybody('not-allowed'), machine: heard });

/** What administrators do about pathways, in person or by their command's token; the practice's about their own. */
export const pathwayWriters = (heard: string): Expected =>
  known('not-allowed', { stranger: heard, administrator: heard, command: heard });

/** What administrators do in person, each in their own organisation. */
export const ownAdministrators = (heard: string): Expected =>
  known('not-allowed', { stranger: heard, administrator: heard });

/** Who decides about records: Caldicott Guardian and administrators, each of their own organisation. */
export const deciders = (heard: string, over: Partial<Expected> = {}): Expected =>
  known('not-allowed', { stranger: heard, administrator: heard, caldicott: heard, ...over });

/** A request that a session signs, at the server. */
export const signedIn = (heard: string, over: Partial<Expected> = {}): Expected => ({
  ...told([
    [ROLES, 'unauthenticated'],
    [SIGNED_IN, heard],
  ]),
  ...over,
});
