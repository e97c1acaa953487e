/** Who works for the hospital, and who is invited, as its guardian tells an administrator. */
import type { Party, Sender } from '@corridor/cases';
import type { Leaving, Staff, StaffDone, StaffInvitation, Staffing, StaffPerson, TeamPost } from '@corridor/client';
import { HOUR, NOW } from './now.ts';
import type { MemoryOptions } from './options.ts';
import { clinic, cole, dermatology, ellis, idOf, lim, mdt, nair, osei, roy, triage } from './people.ts';
import { Refused } from './refused.ts';

const DAY = 24 * HOUR;
const TWO_YEARS = 732 * DAY;

const post = ({ team }: Party, lead = false): TeamPost => ({ team, lead });

type Given = Pick<StaffPerson, 'registration' | 'teams'> &
  Partial<Omit<StaffPerson, 'user'>> & { readonly since?: number; readonly left: number };

/** @param left Days until the certificate ends. */
function person(
  { user, name, role }: Pick<Sender, 'user' | 'name' | 'role'>,
  { since, left, ...given }: Given,
): StaffPerson {
  const last = name.split(' ').at(-1)?.toLowerCase() ?? '';
  return {
    user,
    name,
    role,
    powers: [],
    signsInBy: `${last}@calderbrook.example`,
    enrolledAt: NOW - (since ?? 400) * DAY,
    certifiedUntil: NOW + left * DAY,
    resetAllowed: false,
    sessions: 1,
    ...given,
  };
}

const rowntree = { user: idOf<StaffPerson['user']>('b', 40), name: 'Dr Beth Rowntree', role: 'Locum dermatologist' };
const parry = { user: idOf<StaffPerson['user']>('b', 41), name: 'Rhian Parry', role: 'Advice coordinator' };

function everybody(): readonly StaffPerson[] {
  return [
    person(osei, {
      registration: 'GMC 9990003',
      teams: [post(dermatology, true), post(triage), post(mdt)],
      powers: ['administrator'],
      left: 612,
    }),
    person(nair, { registration: 'GMC 9990004', teams: [post(dermatology), post(triage)], left: 6, sessions: 2 }),
    person(lim, { registration: 'GMC 9990005', teams: [post(dermatology), post(mdt)], left: 27, sessions: 0 }),
    person(roy, { registration: 'GMC 9990008', teams: [post(mdt)], left: 520, powers: ['caldicott'] }),
    person(cole, { registration: 'NMC 99A1234E', teams: [post(clinic)], left: -3, sessions: 0 }),
    person(ellis, { registration: 'GMC 9990007', teams: [post(clinic)], left: 700, since: 30 }),
    {
      ...person(rowntree, { registration: 'GMC 9990017', teams: [post(dermatology)], left: 0, sessions: 0 }),
      enrolledAt: null,
      certifiedUntil: null,
    },
    {
      ...person(parry, { registration: '', teams: [], left: 0, sessions: 0, signsInBy: 'P-20418' }),
      enrolledAt: null,
      certifiedUntil: null,
    },
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const invitation = (user: StaffPerson['user'], over: Partial<StaffInvitation>): StaffInvitation => ({
  user,
  at: NOW - 2 * DAY,
  expiresAt: NOW + 5 * DAY,
  state: 'open',
  usedAt: null,
  triedAgain: 0,
  ...over,
});

function firstStaff(): Staff {
  return {
    people: everybody(),
    teams: [dermatology, triage, mdt, clinic].map(({ team, name }) => ({ team, name })),
    invitations: [
      invitation(rowntree.user, {}),
      invitation(ellis.user, {
        at: NOW - 31 * DAY,
        expiresAt: NOW - 24 * DAY,
        state: 'used',
        usedAt: NOW - 30 * DAY,
        triedAgain: 2,
      }),
    ],
    invitationRequired: false,
  };
}

const LEAVING: Leaving = {
  teams: [
    { team: dermatology.team, name: dermatology.name, lead: false, others: 2 },
    { team: triage.team, name: triage.name, lead: true, others: 0 },
  ],
  held: [
    { case: idOf('d', 1), openedAt: NOW - 3 * DAY, teams: [dermatology] },
    { case: idOf('d', 5), openedAt: NOW - 6 * HOUR, teams: [dermatology, triage] },
  ],
  asked: 1,
};
const NOTHING_LEFT: Leaving = { teams: [], held: [], asked: 0 };

const CODE = '7K4M-Q2XD-9HPR-WTZ3-B6NC-VJ8F-5GYA-E1SK-M0Q7';
const FINGERPRINT = '3f8a1c07d2b94e6588a0f1c9be47d3126a5b90ce714fd8023b6e19a7c45df082';

export function memoryStaff({ as, empty, down, offline }: MemoryOptions): Staffing {
  const alone = everybody().filter(({ user }) => user === osei.user);
  let staff: Staff = empty === true ? { ...firstStaff(), invitations: [], people: alone } : firstStaff();
  let next = 60;

  function asked(): Staff {
    if (down === true) throw new Refused('offline');
    if (as === 'asker') throw new Refused('not-allowed');
    if (offline !== true) return staff;
    return { ...staff, people: staff.people.map((each) => ({ ...each, sessions: null })) };
  }
  async function done(change: (before: Staff) => Staff): Promise<StaffDone> {
    asked();
    staff = change(staff);
    return { published: offline !== true, staff: asked() };
  }
  const ofOne = (user: string, change: Partial<StaffPerson>) => (before: Staff) => ({
    ...before,
    people: before.people.map((each) => (each.user === user ? { ...each, ...change } : each)),
  });
  const withdrawn = (user: string) => (before: Staff) => ({
    ...before,
    invitations: before.invitations.map((each) =>
      each.user === user && each.state === 'open' ? { ...each, state: 'withdrawn' as const } : each,
    ),
  });

  return {
    staff: async () => asked(),
    enterPerson: async ({ identity, ...words }) => {
      const signsInBy = 'sub' in identity ? identity.sub : identity.email;
      if (asked().people.some((each) => each.signsInBy === signsInBy)) throw new Refused('conflict');
      const user = idOf<StaffPerson['user']>('b', next++);
      const keys = { enrolledAt: null, certifiedUntil: null, resetAllowed: false, sessions: 0 };
      staff = { ...staff, people: [...staff.people, { ...words, user, signsInBy, ...keys }] };
      return user;
    },
    invite: async (user) => {
      const fresh = invitation(user, { at: NOW, expiresAt: NOW + 7 * DAY });
      const made = await done((before) => {
        const ended = withdrawn(user)(before);
        return { ...ended, invitations: [fresh, ...ended.invitations] };
      });
      const link = `https://guardian.calderbrook.example/invitation#${CODE}.${FINGERPRINT}`;
      return { ...made, code: CODE, link, fingerprint: FINGERPRINT, expiresAt: fresh.expiresAt };
    },
    withdrawInvitation: async (user) => await done(withdrawn(user)),
    settleAlarm: async (user) =>
      await done((before) => ({
        ...before,
        invitations: before.invitations.map((each) => (each.user === user ? { ...each, triedAgain: 0 } : each)),
      })),
    changePerson: async (user, words) => await done(ofOne(user, words)),
    renewPerson: async (user) => await done(ofOne(user, { certifiedUntil: NOW + TWO_YEARS })),
    allowNewKeys: async (user) => await done(ofOne(user, { resetAllowed: true })),
    endSessionsOf: async (user) => await done(ofOne(user, { sessions: 0 })),
    leaving: async (user) => {
      asked();
      return user === nair.user ? LEAVING : NOTHING_LEFT;
    },
    removePerson: async (user) =>
      await done((before) => ({
        ...before,
        people: before.people.filter((each) => each.user !== user),
        invitations: before.invitations.filter((each) => each.user !== user),
      })),
  };
}
