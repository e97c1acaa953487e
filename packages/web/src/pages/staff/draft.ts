/** Somebody as they are being written down, and what is to be mended before the guardian is asked. Rule SM12. */
import type { Newcomer, PersonWords, Power, StaffPerson, TeamPost } from '@corridor/client';
import type { staff } from '../../strings/en/staff.ts';
import { readRegistration, type Registration, registrationFault, writeRegistration } from './registration.ts';

export interface Draft {
  readonly name: string;
  readonly role: string;
  readonly registration: Registration;
  readonly powers: readonly Power[];
}

export interface NewcomerDraft extends Draft {
  readonly by: 'email' | 'number';
  readonly identity: string;
  readonly teams: readonly TeamPost[];
}

export const NOBODY: NewcomerDraft = {
  name: '',
  role: '',
  registration: { register: '', number: '' },
  powers: [],
  by: 'email',
  identity: '',
  teams: [],
};

type Fault = keyof typeof staff.faults;
export type Faults = Partial<Readonly<Record<'name' | 'role' | 'registration' | 'identity', Fault>>>;

/** As the guardian takes them. */
const MOST = 100;
const ADDRESS = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u;

export const draftOf = ({ name, role, registration, powers }: StaffPerson): Draft => ({
  name,
  role,
  registration: readRegistration(registration),
  powers,
});

function lineFault(text: string, missing: 'name' | 'role'): Fault | null {
  if (text.trim() === '') return missing;
  return text.trim().length > MOST ? 'long' : null;
}

function identityFault({ by, identity }: NewcomerDraft): Fault | null {
  if (by === 'number') return identity.trim() === '' ? 'number' : null;
  return ADDRESS.test(identity.trim()) ? null : 'email';
}

export function faultsOf(draft: Draft): Faults {
  return present({
    name: lineFault(draft.name, 'name'),
    role: lineFault(draft.role, 'role'),
    registration: registrationFault(draft.registration),
  });
}

export function newcomerFaults(draft: NewcomerDraft): Faults {
  return { ...faultsOf(draft), ...present({ identity: identityFault(draft) }) };
}

function present(faults: Readonly<Record<string, Fault | null>>): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null));
}

export const isSound = (faults: Faults): boolean => Object.keys(faults).length === 0;

export function wordsOf({ name, role, registration, powers }: Draft): PersonWords {
  return { name: name.trim(), role: role.trim(), registration: writeRegistration(registration), powers };
}

export function newcomerOf(draft: NewcomerDraft): Newcomer {
  const identity = draft.identity.trim();
  const { teams, by } = draft;
  return { ...wordsOf(draft), identity: by === 'email' ? { email: identity } : { sub: identity }, teams };
}
