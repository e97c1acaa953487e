/** A client in memory for screens: the whole interface over invented cases. It is used by tests and never shipped. */
import {
  type CaseEvent,
  type CaseState,
  dueOf,
  fold,
  foldNotes,
  isOverdue,
  isStale,
  mayDo,
  timelineOf,
  unreadAfter,
  waitingFor,
  type Sender,
} from '@corridor/cases';
import type {
  Access,
  Audience,
  CaseView,
  CorridorClient,
  Hat,
  Inbox,
  InboxRow,
  LogShown,
  Me,
  Service,
  Topic,
  Topics,
  Unsent,
} from '@corridor/client';
import { HOUR, MINUTE, NOW } from './now.ts';
import {
  adeyemi,
  booth,
  cole,
  dermatology,
  ellis,
  gone,
  idOf,
  lawson,
  lim,
  mdt,
  nair,
  named,
  opat,
  osei,
  ownTeam,
  patel,
  practice,
  price,
  rahman,
  roy,
  triage,
  zhao,
} from './people.ts';
import { keptBackBy, memoryLog } from './log.ts';
import { ERASED, memoryAccount } from './account.ts';
import { memoryOffice } from './office.ts';
import { attachment, draw } from './photographs.ts';
import { memorySearch } from './search.ts';
import { memoryShelves } from './shelf.ts';
import { dermatologyPathway, services } from './services.ts';
import { pathwayStories } from './pathway-stories.ts';
import { advice, people, stories, type Story } from './story.ts';
import { triageStories } from './triage-stories.ts';

export type Start = 'signed-out' | 'identified' | 'first-time' | 'locked' | 'open' | 'ended';

export interface MemoryOptions {
  readonly start: Start;
  readonly as?: 'adviser' | 'asker';
  readonly offline?: boolean;
  /** No guardian answers. */
  readonly down?: boolean;
  /** Many more cases, for scrolling. */
  readonly many?: number;
  readonly mode?: 'shared' | 'own';
  readonly empty?: boolean;
  /** On the event `rival`, a colleague advises in the first case. */
  readonly rival?: boolean;
  /** A person in no team but their own. */
  readonly alone?: boolean;
  /** A person of a second organisation. */
  readonly hats?: boolean;
  /** Pathway of a service that is switched off as soon as a draft is kept. */
  readonly switchesOff?: string;
  /** How fresh the transparency log is; a message that is written while it is not is kept back. */
  readonly log?: LogShown['freshness'];
  /** Every case was erased. */
  readonly erased?: boolean;
  /** Minutes until the shift ends that the person is on. */
  readonly ends?: number;
}

interface Held {
  readonly id: InboxRow['case'];
  events: CaseEvent[];
  notes: CaseEvent[];
  seenUpTo: number;
  draft: boolean;
  readonly story: Story | null;
}

class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function hatOf(sender: Sender, organisationName: string, enrolled: boolean): Hat {
  return {
    organisation: sender.organisation,
    organisationName,
    user: sender.user,
    name: sender.name,
    role: sender.role,
    enrolled,
    ways: ['guardian', 'recovery-code', 'passkey'],
    passkeys: enrolled
      ? [{ credential: new Uint8Array(16), salt: new Uint8Array(32), label: 'Passkey of 12-Sep-2026' }]
      : [],
  };
}

export function memoryClient(options: MemoryOptions): CorridorClient {
  const sender = options.as === 'asker' ? rahman : osei;
  const home = options.as === 'asker' ? practice : dermatology;
  const hat = hatOf(sender, home.organisationName, options.start !== 'first-time');
  const held = new Map<string, Held>();
  const drafts = new Map<string, string>();
  const unsent: Unsent[] = [];
  const shelves = memoryShelves();
  const listeners = new Set<{ topic: Topic; ask: unknown; hear: (value: never) => void }>();
  let made = 100;

  if (options.empty !== true) {
    for (const story of [...stories, ...triageStories, ...pathwayStories]) {
      const id = idOf<InboxRow['case']>('d', story.number);
      held.set(id, {
        id,
        events: [...story.events],
        notes: [...story.notes],
        seenUpTo: story.seenUpTo,
        draft: story.draft,
        story,
      });
    }
    drafts.set(
      `${idOf('d', 1)}/reply`,
      'Thank you. Please refer on the suspected cancer pathway today: change in size and a new colour.',
    );
    for (let i = 0; i < (options.many ?? 0); i++) {
      const story = stories[i % 4];
      if (story === undefined) continue;
      const id = idOf<InboxRow['case']>('d', 1000 + i);
      held.set(id, { id, events: [...story.events], notes: [], seenUpTo: 0, draft: false, story: null });
    }
  }

  const stateOf = (one: Held) => fold(one.events);
  const owner = (state: CaseState) => {
    if (state.owner.state !== 'held' && state.owner.state !== 'handing-over') return null;
    const { person } = state.owner;
    return { user: person.user, name: person.name, role: '', organisation: dermatology.organisationName };
  };

  function mentionsMe({ events, seenUpTo }: Held): boolean {
    return events.some(
      ({ number, body }) =>
        number > seenUpTo &&
        typeof body === 'object' &&
        'mentions' in body &&
        body.mentions.some(({ user }) => user === sender.user),
    );
  }

  function rowOf(one: Held, team: InboxRow['case'] | string): InboxRow {
    const state = stateOf(one);
    const waits = waitingFor(state, team as typeof home.team);
    return {
      case: one.id,
      kind: state.kind ?? 'advice',
      patient: state.patient,
      subject: state.subject,
      asker: state.opening?.by.name ?? '',
      askerOrganisation: state.opening?.from.organisationName ?? '',
      answering: one.story?.as?.name ?? dermatology.name,
      owner: owner(state),
      waitingFor: waits,
      status: state.status.kind,
      openedAt: state.times.opened ?? 0,
      changedAt: state.times.last ?? 0,
      dueAt: dueOf(state),
      overdue: isOverdue(state, NOW),
      urgency: state.opening?.pathway?.urgency ?? 'soon',
      unread: unreadAfter(state.thread, one.seenUpTo, sender.user).count,
      mentioned: mentionsMe(one),
      unreadNotes: 0,
      photographs: timelineOf(state).length,
      draft: one.draft,
      unsent: unsent.filter((each) => each.case === one.id).length,
      outcome: state.closing?.outcome.label ?? null,
      restricted: state.opening?.pathway?.restricted === true,
      phase: state.phase?.label ?? null,
      damaged: state.thread.some(({ kind }) => kind === 'gap'),
    };
  }

  function inboxOf(team: typeof home.team): Inbox {
    const isOwn = team === ownTeam.team;
    const rows = [...held.values()]
      .filter(({ story }) => story?.unlisted !== true)
      .filter((one) => (stateOf(one).kind === 'direct') === isOwn)
      .filter(({ story }) => isOwn || team === (story?.as ?? home).team)
      .map((one) => rowOf(one, team));
    return {
      team,
      teamName: [ownTeam, mdt, triage].find((each) => each.team === team)?.name ?? home.name,
      rows,
      loading: false,
      closedLoaded: true,
    };
  }

  /** Who reads for some teams: those who are known by name, and for every other team one doctor. */
  function readersOf(teams: readonly string[]): Audience['teams'] {
    const parties = [practice, opat, ...services.flatMap(({ pathway }) => pathway.answering)];
    const known = new Map<string, Audience['teams'][number]['people']>([
      [dermatology.team, inDermatology],
      [practice.team, inPractice],
      [opat.team, [named(zhao, opat.organisationName)]],
    ]);
    return teams.flatMap((team) => {
      const party = parties.find((each) => each.team === team);
      if (party === undefined) return [];
      const { name, organisationName: organisation } = party;
      const people = known.get(team) ?? [named(lim, organisation)];
      return [
        {
          team: party.team,
          name,
          organisation,
          people,
          host: 'Calderbrook Hospitals',
          confirmedAt: NOW - HOUR,
          inLog: 'confirmed',
        },
      ];
    });
  }

  const inDermatology = [osei, nair, lim].map((each) => named(each, dermatology.organisationName));
  const inPractice = [rahman, lawson, booth].map((each) => named(each, practice.organisationName));
  const audience: Audience = {
    teams: [
      {
        team: dermatology.team,
        name: dermatology.name,
        organisation: dermatology.organisationName,
        people: inDermatology,
        host: 'Calderbrook Hospitals',
        confirmedAt: NOW - HOUR,
        inLog: 'confirmed',
      },
      {
        team: practice.team,
        name: practice.name,
        organisation: practice.organisationName,
        people: inPractice,
        host: 'Calderbrook Hospitals',
        confirmedAt: NOW - HOUR,
        inLog: 'confirmed',
      },
    ],
    words:
      options.as === 'asker' ? 'Dermatology advice, Calderbrook Hospitals' : 'Elmbridge clinicians, Elmbridge Surgery',
  };

  function viewOf(id: string): CaseView {
    const one = held.get(id);
    if (one === undefined) throw new Refused('unknown-case');
    const state = stateOf(one);
    const { kind } = state;
    const as = kind === 'direct' ? ownTeam : (one.story?.as ?? home);
    const mine = one.events.filter((each) => each.sender.user === sender.user);
    return {
      case: one.id,
      state,
      notes: options.as === 'asker' ? [] : foldNotes(one.notes),
      team: as.team,
      teamName: as.name,
      pathway: pathwayOf(kind),
      deliveries: Object.fromEntries(
        mine.map((each) => [
          each.id,
          { state: 'seen', by: [{ name: 'Dr Amina Rahman', at: each.at + HOUR }] } as const,
        ]),
      ),
      unsent: unsent.filter((each) => each.case === id),
      audience: kind === 'advice' ? audience : audienceOf(state, as),
      seenUpTo: one.seenUpTo,
      loading: false,
      dueAt: dueOf(state),
      closedTeams: [],
      holderLeft: state.owner.state === 'held' && state.owner.person.user === gone.user,
      firings: [],
      ahead: [],
      late: [],
      shareable: [],
      album: null,
      telephone: '01632 960203',
      erased: options.erased === true ? ERASED : null,
      erasing: [],
      ...one.story?.view,
    };
  }

  let access: Access = firstAccess();
  function firstAccess(): Access {
    switch (options.start) {
      case 'signed-out':
        return { state: 'signed-out' };
      case 'identified':
      case 'first-time':
        return { state: 'identified', hats: [hat] };
      case 'locked':
        return { state: 'locked', hats: [hat], why: 'idle' };
      case 'ended':
        return { state: 'ended', why: 'signed-out' };
      case 'open':
        return { state: 'open', me: me() };
      default:
        return options.start satisfies never;
    }
  }

  /** One of them is switched off while somebody writes to it. */
  function servicesNow(): readonly Service[] {
    if (drafts.size < 2 || options.switchesOff === undefined) return services;
    return services.map((service) =>
      service.pathway.id === options.switchesOff
        ? { ...service, state: 'off', takes: { who: 'nobody', why: 'off' } }
        : service,
    );
  }

  function hatsNow(): readonly Hat[] {
    const other = options.as === 'asker' ? dermatology : practice;
    const second = { ...hat, organisation: other.organisation, organisationName: other.organisationName };
    return options.hats === true ? [hat, second] : [hat];
  }

  function me(): Me {
    const quiet = { lead: false, waiting: 0, overdue: 0, unread: 0, calling: 0, onDuty: null, mine: 'off' } as const;
    const ours = [...held.values()]
      .map((one) => rowOf(one, home.team))
      .filter((row) => row.kind === 'advice' && row.waitingFor === 'us');
    const duty = services[0]?.duty ?? null;
    const ending = duty === null || options.ends === undefined ? duty : { ...duty, until: NOW + options.ends * MINUTE };
    const onDuty = options.as === 'asker' ? null : ending;
    const own = { ...quiet, team: ownTeam.team, name: ownTeam.name, kind: 'personal' } as const;
    if (options.alone === true) return { ...aboutMe(), teams: [own] };
    return {
      ...aboutMe(),
      teams: [
        {
          team: home.team,
          name: home.name,
          kind: 'service',
          lead: true,
          waiting: ours.length,
          overdue: ours.filter(({ overdue }) => overdue).length,
          unread: ours.filter(({ unread }) => unread > 0).length,
          calling: ours.filter(({ mentioned }) => mentioned).length,
          onDuty,
          mine: onDuty === null ? 'off' : 'on-call',
        },
        { ...quiet, team: triage.team, name: triage.name, kind: 'service', waiting: 4, mine: 'on-call' },
        { ...quiet, team: mdt.team, name: mdt.name, kind: 'group', waiting: 2 },
        own,
      ],
    };
  }

  function aboutMe(): Omit<Me, 'teams'> {
    return {
      hat: { ...hat, enrolled: true },
      hats: hatsNow(),
      mode: options.mode ?? 'shared',
      host: 'Calderbrook Hospitals',
      expiresAt: NOW + 10 * HOUR,
    };
  }

  function valueOf(topic: Topic, ask: unknown): unknown {
    switch (topic) {
      case 'access':
        return access;
      case 'connection':
        return {
          state: options.offline === true ? 'offline' : 'online',
          since: NOW,
          clockOffset: 0,
          unsent: unsent.length,
        };
      case 'inbox':
        return inboxOf(ask as typeof home.team);
      case 'case':
        return viewOf(String(ask));
      case 'services':
        return servicesNow();
      case 'shelf':
        return shelves.of(ask as typeof home.team | null);
      case 'log':
        return memoryLog(options.log ?? 'fresh');
      case 'outbox':
        return [...unsent];
      case 'uploads':
        return [];
      default:
        return topic satisfies never;
    }
  }

  function tell(): void {
    for (const { topic, ask, hear } of listeners) hear(valueOf(topic, ask) as never);
  }

  const nextId = <T extends string>(kind: 'c' | 'd' | 'e'): T => {
    made += 1;
    return idOf<T>(kind, made);
  };

  function pathwayOf(kind: CaseState['kind']): CaseView['pathway'] {
    if (kind !== 'group') return dermatologyPathway;
    return {
      ...dermatologyPathway,
      kind: 'group',
      phases: [
        { code: 'before', label: 'Before surgery' },
        { code: 'planned', label: 'Surgery planned' },
        { code: 'after', label: 'After surgery' },
      ],
    };
  }

  const everybody = [rahman, lawson, booth, osei, nair, lim, ellis, roy, adeyemi, price, patel, zhao, cole];

  /** Everybody whom these stories name, by their team. */
  function audienceOf(state: CaseState, mine: typeof home): Audience {
    const teams = state.teams
      .filter(({ left }) => left === null)
      .map(({ team, name, organisationName }) => {
        const here = team === triage.team ? dermatology.team : team;
        return {
          team,
          name,
          organisation: organisationName,
          people: everybody.filter((each) => each.team === here).map((each) => named(each, organisationName)),
          host: 'Calderbrook Hospitals',
          confirmedAt: NOW - HOUR,
          inLog: 'confirmed' as const,
        };
      });
    const others = teams.filter(({ team }) => team !== mine.team);
    return { teams, words: others.map(({ name, organisation }) => `${name}, ${organisation}`).join('; ') };
  }

  function append(id: string, body: Exclude<CaseEvent['body'], string>, isPrivate: boolean): CaseEvent['id'] {
    const one = held.get(id) ?? { id: id as Held['id'], events: [], notes: [], seenUpTo: 0, draft: false, story: null };
    held.set(id, one);
    const log = isPrivate ? one.notes : one.events;
    const number = (log.at(-1)?.number ?? 0) + 1;
    const event: CaseEvent = {
      number,
      id: nextId('e'),
      act: body.act,
      sender: { ...sender, team: (one.story?.as ?? home).team },
      at: NOW,
      claimedAt: NOW,
      basedOn: number - 1,
      body,
    };
    log.push(event);
    one.draft = false;
    return event.id;
  }

  const searchNow = () =>
    memorySearch(
      [...held.values()].map((one) => ({ id: one.id, state: stateOf(one) })),
      NOW,
    );

  if (options.rival === true) {
    addEventListener('rival', () => {
      for (const one of [held.get(idOf('d', 1)), held.get(idOf('d', 32))]) if (one !== undefined) answer(one);
      tell();
    });
    const answer = (one: Held) => {
      const number = (one.events.at(-1)?.number ?? 0) + 1;
      one.events.push({
        number,
        id: nextId('e'),
        act: 'advised',
        sender: { ...nair, team: (one.story?.as ?? home).team },
        at: NOW,
        claimedAt: NOW,
        basedOn: number - 1,
        body: advice,
      });
    };
  }

  const unlock = async () => {
    access = { state: 'open', me: me() };
    tell();
    return me();
  };

  return {
    watch(topic, ask, hear) {
      const listener = { topic, ask, hear: hear as (value: never) => void };
      listeners.add(listener);
      queueMicrotask(() => listeners.has(listener) && hear(valueOf(topic, ask) as Topics[typeof topic]['value']));
      return () => listeners.delete(listener);
    },
    about: async () => {
      if (options.down === true) throw new Refused('offline');
      return {
        host: 'Calderbrook Hospitals',
        organisations: [
          { id: practice.organisation, name: 'Elmbridge Surgery', ods: 'Z99001' },
          { id: dermatology.organisation, name: 'Calderbrook Hospitals', ods: 'X9C' },
        ],
        issuer: 'https://id.calderbrook.example',
      };
    },
    readInvitation: async (typed) => {
      const code = typed.replaceAll(/[^0-9A-Za-z]/gu, '').toUpperCase();
      if (code.startsWith('K7')) {
        return {
          organisation: practice.organisation,
          organisationName: 'Elmbridge Surgery',
          ods: 'Z99001',
          name: 'Asha Nair',
          expiresAt: NOW + 6 * 24 * 60 * 60 * 1000,
          fingerprint: '3f9a0c55d1e27b8864a0f19c2be7d3084c51aa90e6f7182b9d03c4e5f6a71b28',
        };
      }
      const refusals = { AA: 'invitation-used', BB: 'root-swapped', CC: 'invitation-over' } as const;
      throw new Refused(refusals[code.slice(0, 2) as keyof typeof refusals] ?? 'bad-invitation-code');
    },
    beginSignIn: async () => ({ url: '/?code=demo&state=demo', pending: 'pending' }),
    finishSignIn: async () => {
      access = { state: 'identified', hats: [hat] };
      tell();
      return [hat];
    },
    unlock: async (_organisation, way) => {
      if (options.down === true && way.kind === 'guardian') throw new Refused('offline');
      if (way.kind === 'recovery-code' && !way.code.startsWith('K7')) throw new Refused('wrong-recovery-code');
      return unlock();
    },
    lock: async (why) => {
      access = { state: 'locked', hats: [hat], why };
      tell();
    },
    signOff: async () => {
      access = { state: 'signed-out' };
      tell();
    },
    addPasskey: async () => undefined,
    newRecoveryCode: async () => 'K7QM-3XRT-9F2W-HB6N-C4VD-8YJP-5SGZ-E2LA',
    loadClosed: async () => undefined,
    casesOfPatient: async (number) =>
      [...held.values()].map((one) => rowOf(one, home.team)).filter((row) => row.patient?.nhsNumber === number),
    search: async (query, filter = {}) => searchNow().recent(query, filter),
    searchOlder: async (query) => searchNow().older(query),
    people: async (query) =>
      people
        .filter(({ name, role }) => `${name} ${role}`.toLowerCase().includes(query.toLowerCase()))
        .map((each) =>
          named(
            each,
            each.organisation === practice.organisation ? practice.organisationName : dermatology.organisationName,
          ),
        ),
    audience: async (asking, answering) => ({ ...audience, teams: readersOf([...answering, asking]) }),
    newCaseId: async () => nextId('d'),
    open: async ({ case: id, answering, content }) => {
      const to = services.filter(({ team }) => answering.includes(team)).flatMap(({ pathway }) => pathway.answering);
      const event = append(id, { act: 'opened', ...content, from: home, to }, false);
      tell();
      return event;
    },
    write: async ({ case: id, body, private: isPrivate = false, basedOn }) => {
      const keptBack = keptBackBy(options.log ?? 'fresh');
      if (options.offline === true || keptBack !== null) {
        const event = nextId<CaseEvent['id']>('e');
        unsent.push({
          event,
          case: id,
          about: rowOf(held.get(id) ?? missing(), home.team).subject,
          body,
          private: isPrivate,
          writtenAt: NOW,
          delivery: keptBack === null ? { state: 'queued' } : { state: 'refused', code: keptBack },
        });
        tell();
        return event;
      }
      const view = viewOf(id);
      const refusal = isPrivate ? null : mayDo(body, view.state, { ...sender, team: view.team });
      if (refusal !== null) throw new Refused(refusal);
      if (!isPrivate && isStale(body.act, view.state, basedOn)) throw new Refused('stale-basis');
      const event = append(id, body, isPrivate);
      tell();
      return event;
    },
    retry: async (event, lastConfirmed) => {
      const waiting = unsent.find((each) => each.event === event);
      if (lastConfirmed !== true || waiting === undefined) return;
      unsent.splice(unsent.indexOf(waiting), 1);
      append(waiting.case, waiting.body, waiting.private);
      tell();
    },
    takeBack: async (event) => {
      const at = unsent.findIndex((each) => each.event === event);
      const [taken] = unsent.splice(at, 1);
      tell();
      if (taken === undefined) throw new Refused('unknown-event');
      return taken.body;
    },
    saw: async (id, upTo, isPrivate) => {
      const one = held.get(id);
      if (one === undefined || isPrivate || one.seenUpTo >= upTo) return;
      one.seenUpTo = upTo;
      tell();
    },
    addPicture: async (_id, file, facts) => {
      if (file.size === 0) throw new Refused('empty-file');
      if (file.type === 'image/heic') throw new Refused('heic');
      if (!file.type.startsWith('image/')) throw new Refused('not-a-picture');
      const picture = attachment(made % 7, 0, facts.shot ?? 'other');
      return { attachment: { ...picture, ...facts, id: nextId('c') }, sharpness: 2.4, width: 1200, height: 900 };
    },
    addFile: async (_id, file, name) => ({
      held: 'inline',
      id: nextId('c'),
      name,
      mediaType: 'application/pdf',
      size: file.size,
      hash: new Uint8Array(32),
      content: new Uint8Array([1]),
    }),
    dropAttachment: async () => undefined,
    readAttachment: async (_id, each) => draw(each),
    saveDraft: async (key, draft) => {
      drafts.set(key, draft);
      if (options.switchesOff !== undefined) tell();
    },
    draft: async (key) => drafts.get(key) ?? null,
    keep: async (team, change) => {
      shelves.keep(team, change);
      tell();
    },
    findAlbum: async () => null,
    ...memoryOffice(options.empty === true),
    ...memoryAccount(options.as !== 'asker'),
    insight: async (from, to) => ({
      from,
      to,
      areas: 1,
      organisations: 5,
      teams: 14,
      cases: 412,
      messages: 3400,
      outcomes: { avoided: 158, notAvoided: 143, unknown: 30, recorded: 331, all: 384 },
      answered: { within24Hours: 310, inTarget: 380, answered: 398, all: 412 },
      medianMinutes: 430,
      ninetiethMinutes: 2220,
      overdue: 3,
      unacknowledged: 6,
      services: [
        { name: 'Dermatology advice', cases: 212, medianMinutes: 300, within24Hours: 170, all: 205 },
        { name: 'Vascular surgery advice', cases: 96, medianMinutes: 540, within24Hours: 70, all: 92 },
        { name: 'Community dental advice', cases: null, medianMinutes: null, within24Hours: null, all: null },
      ],
    }),
    pushKey: async () => null,
    subscribePush: async () => undefined,
    setEmail: async () => undefined,
    logEvidence: async () => 'corridor log fault: fork\n',
    sessions: async () => [
      { session: idOf('e', 900), mode: 'shared', at: NOW - HOUR, expiresAt: NOW + 11 * HOUR, current: true },
      { session: idOf('e', 901), mode: 'own', at: NOW - 5 * HOUR, expiresAt: NOW + 7 * HOUR, current: false },
    ],
    endSession: async () => undefined,
  };
}

function missing(): never {
  throw new Refused('unknown-case');
}
