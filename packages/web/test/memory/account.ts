/** Who looked, and what is held and to be erased, as a guardian answers a Caldicott Guardian. */
import type { Audit, AuditEntry, Auditing, AuditPerson, ErasedView, Erasing, Erasures } from '@corridor/client';
import type { Sender } from '@corridor/cases';
import { HOUR, NOW } from './now.ts';
import { dermatology, idOf, lim, nair, osei, practice, rahman } from './people.ts';

type CaseId = Audit['cases'][number]['case'];

const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;
const first = idOf<CaseId>('d', 1);
const second = idOf<CaseId>('d', 5);
const old = [idOf<CaseId>('d', 900), idOf<CaseId>('d', 901), idOf<CaseId>('d', 902)] as const;

const who = ({ user, name, role, organisation }: Sender): AuditPerson => ({
  user,
  name,
  role,
  organisationName: organisation === practice.organisation ? practice.organisationName : dermatology.organisationName,
});

type Access = Extract<AuditEntry, { kind: 'access' }>;

function access(by: Sender, hoursAgo: number, what: Access['what'], caseId: CaseId, signed: boolean | null): Access {
  const team = by === rahman ? practice.name : dermatology.name;
  const at = NOW - hoursAgo * HOUR;
  return { kind: 'access', at, what, who: who(by), team, case: caseId, session: idOf('e', 1), signed };
}

const ENTRIES: readonly AuditEntry[] = [
  { kind: 'deed', at: NOW - HOUR / 4, act: 'audit-read', by: osei.name, subject: nair.name },
  access(osei, 1, 'viewed', first, true),
  access(osei, 1.01, 'case', first, null),
  { kind: 'export', at: NOW - 2 * HOUR, what: 'copied', who: who(rahman), case: second },
  access(rahman, 3, 'viewed', second, true),
  access(nair, 20, 'viewed', second, false),
  access(nair, 20.2, 'blob', second, null),
  { kind: 'deed', at: NOW - 26 * HOUR, act: 'team-joined', by: 'admin-token', subject: lim.name },
  access(lim, 30, 'feed', first, null),
];

function audit(mayAll: boolean): Audit {
  return {
    entries: ENTRIES,
    more: false,
    cases: [
      { case: first, openedAt: NOW - 3 * DAY, teams: named(), isErased: false },
      { case: second, openedAt: NOW - 9 * YEAR, teams: named(), isErased: true },
    ],
    people: mayAll ? [osei, nair, lim].map(who) : [],
    mayAll,
    chain: { state: 'whole', since: NOW - 200 * DAY, until: NOW - HOUR / 6, brokenAt: null },
    signals: [
      { what: 'many-patients', who: who(nair), at: NOW - 20 * HOUR, count: 14 },
      { what: 'off-duty', who: who(lim), at: NOW - 30 * HOUR, count: 3 },
    ],
  };
}

function named(): string[] {
  return [`${practice.name}, ${practice.organisationName}`, `${dermatology.name}, ${dermatology.organisationName}`];
}

function of(caseId: CaseId, years: number) {
  const openedAt = NOW - years * YEAR;
  return { case: caseId, openedAt, closedAt: openedAt + 6 * DAY, teams: named(), kind: 'advice' };
}

function firstErasures(): Erasures {
  return {
    years: 8,
    powers: ['caldicott'],
    due: [{ ...of(old[0], 9.1), dueAt: NOW - YEAR }],
    requests: [
      {
        ...of(old[1], 10),
        state: 'proposed',
        reason: 'retention',
        note: 'Looked through with the records manager.',
        proposedBy: 'Rachel Haigh',
        proposedAt: NOW - 2 * DAY,
        confirmedBy: null,
        erasedAt: null,
        waitsFor: [],
        heldBy: [],
        mayConfirm: true,
      },
    ],
    holds: [
      { ...of(old[2], 11), note: 'Claim announced on 4 May.', by: 'Rachel Haigh', at: NOW - 40 * DAY, mayLift: true },
    ],
  };
}

/** @param mayAll Whether the person has a power. */
export function memoryAccount(mayAll: boolean): Auditing & Erasing {
  let erasures = firstErasures();
  const set = (change: Partial<Erasures>) => {
    erasures = { ...erasures, ...change };
    return erasures;
  };
  const without = (caseId: CaseId) => ({
    due: erasures.due.filter((each) => each.case !== caseId),
    requests: erasures.requests.filter((each) => each.case !== caseId),
    holds: erasures.holds.filter((each) => each.case !== caseId),
  });
  return {
    audit: async (about) => {
      const all = audit(mayAll);
      const isMine = (entry: AuditEntry) => entry.kind !== 'deed' && entry.who.user === osei.user;
      return about.by === 'mine' ? { ...all, entries: ENTRIES.filter(isMine), signals: [] } : all;
    },
    exported: async () => undefined,
    erasures: async () => erasures,
    proposeErasure: async (caseId, reason, note) => {
      const rest = without(caseId);
      const asked = { state: 'proposed', reason, note, proposedBy: osei.name, proposedAt: NOW } as const;
      const open = { confirmedBy: null, erasedAt: null, waitsFor: [], heldBy: [], mayConfirm: false };
      return set({ ...rest, requests: [{ ...of(caseId, 9), ...asked, ...open }, ...rest.requests] });
    },
    answerErasure: async (caseId, answer) => {
      if (answer === 'withdraw') return set(without(caseId));
      const agreed = { state: 'released', confirmedBy: osei.name, waitsFor: [practice.organisationName] } as const;
      return set({
        requests: erasures.requests.map((each) =>
          each.case === caseId ? { ...each, ...agreed, mayConfirm: false } : each,
        ),
      });
    },
    holdCase: async (caseId, note) => {
      const rest = without(caseId);
      return set({
        ...rest,
        holds: [{ ...of(caseId, 9), note, by: osei.name, at: NOW, mayLift: false }, ...rest.holds],
      });
    },
    liftHold: async (caseId) => set(without(caseId)),
    setRetention: async (years) => set({ years }),
  };
}

/** What is left of a case that both organisations had erased. */
export const ERASED: ErasedView = {
  at: NOW - 30 * DAY,
  whole: true,
  by: [
    {
      organisationName: practice.organisationName,
      says: 'released',
      reason: 'retention',
      at: NOW - 34 * DAY,
      decided: [rahman.name, 'Rachel Haigh'],
    },
    {
      organisationName: dermatology.organisationName,
      says: 'released',
      reason: 'retention',
      at: NOW - 30 * DAY,
      decided: [osei.name, nair.name],
    },
  ],
  entries: [
    { number: 1, at: NOW - 9 * YEAR, name: rahman.name, act: 'opened' },
    { number: 2, at: NOW - 9 * YEAR + 3 * HOUR, name: osei.name, act: 'advised' },
    { number: 3, at: NOW - 9 * YEAR + DAY, name: rahman.name, act: 'acknowledged' },
    { number: 4, at: NOW - 9 * YEAR + 2 * DAY, name: rahman.name, act: 'closed' },
  ],
};
