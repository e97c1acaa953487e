/** All that one signed-in person looks at: inboxes of their teams, cases, services, search. */
import type { CaseId, TeamId } from '@corridor/wire';
import type { CaseView } from '../api/case-view.ts';
import type { InboxRow } from '../api/inbox.ts';
import type { Service } from '../api/service.ts';
import type { MyTeam } from '../api/team.ts';
import { type Albums, openAlbums } from '../album/albums.ts';
import type { Core } from '../core.ts';
import { usualTimes } from '../directory/usual.ts';
import { type Live, live } from '../live.ts';
import { isCalling } from './calling.ts';
import { type Drafts, openDrafts } from './drafts.ts';
import { type TeamInbox, teamInbox } from './inbox.ts';
import { dutyOf, mineOf } from './duty.ts';
import { openCases } from './open-cases.ts';
import { type Search, searchOf } from './search.ts';
import { servicesShown } from './services.ts';

export interface Screen {
  readonly drafts: Drafts;
  readonly search: Search;
  readonly albums: Albums;
  readonly services: Live<readonly Service[]>;
  readonly myTeams: Live<readonly MyTeam[]>;
  /** Null for a team that is not this person's. */
  inbox(team: TeamId): TeamInbox | null;
  /** The case as it is shown; reads it on from the server when first asked for. */
  caseLive(caseId: CaseId): Live<CaseView>;
  rows(): readonly InboxRow[];
  /** Everybody of the teams that the services and this person's teams name. */
  meetEverybody(): Promise<void>;
  close(): void;
}

/** How often lateness and duty are looked at again, in milliseconds. */
const TICK = 30_000;

const KINDS: readonly MyTeam['kind'][] = ['service', 'group', 'personal'];

/** @param guardian Origin of the organisation's guardian, which knows older albums. */
export function openScreen(core: Core, guardian: string): Screen {
  const drafts = openDrafts(core.store);
  const usual = usualTimes(core.connection, () => core.ports.clock.now());
  const search = searchOf(core);
  const inboxes = new Map<TeamId, TeamInbox>();
  const albums = openAlbums(core, guardian, async () => await readInboxes());
  const cases = openCases(core, albums);
  const services = live<readonly Service[]>([]);
  const myTeams = live<readonly MyTeam[]>([]);
  let cancelTick = core.ports.clock.after(TICK, () => tick());

  function shownTeam(team: TeamId): readonly MyTeam[] {
    const roster = core.teams.newest(team);
    if (roster === null) return [];
    const { rows, loading } = inboxes.get(team)?.view.get() ?? { rows: [], loading: true };
    const waiting = rows.filter(({ waitingFor }) => waitingFor === 'us');
    return [
      {
        team,
        name: roster.name,
        kind: roster.kind,
        lead: roster.members.some(({ user, power }) => user === core.identity.user && power === 'lead'),
        waiting: waiting.length,
        overdue: waiting.filter(({ overdue }) => overdue).length,
        onDuty: dutyOf(core, team),
        unread: loading ? null : rows.filter(({ unread }) => unread > 0).length,
        calling: rows.filter((row) => isCalling(row, core.identity.user)).length,
        mine: mineOf(core, team),
      },
    ];
  }

  function showServices(): void {
    services.set(servicesShown(core, usual));
  }

  function showTeams(): void {
    const teams = core.myTeams.get().flatMap(shownTeam);
    myTeams.set(teams.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.name < b.name ? -1 : 1)));
  }

  async function readInboxes(): Promise<void> {
    await Promise.all([...inboxes.values()].map(async (inbox) => await inbox.load()));
  }

  async function addInboxes(teams: readonly TeamId[]): Promise<void> {
    for (const team of teams) {
      if (inboxes.has(team)) continue;
      const inbox = teamInbox(core, { drafts, albums: albums.index }, team, core.teams.newest(team)?.name ?? '');
      inboxes.set(team, inbox);
      inbox.view.hear(() => showTeams());
    }
    showTeams();
    // Every team's first rows come before any team's last.
    await Promise.all(teams.map(async (team) => await inboxes.get(team)?.load()));
    search.readOn(teams);
  }

  function change(caseId: CaseId, teams: readonly TeamId[]): void {
    for (const [team, inbox] of inboxes) inbox.changed(caseId, teams.includes(team));
    search.put(core.book.log(caseId));
    cases.changed(caseId);
  }

  async function meetEverybody(): Promise<void> {
    const asked = core.pathways.all().flatMap(({ pathway }) => pathway.answering.map(({ team }) => team));
    const teams = new Set([...core.myTeams.get(), ...asked]);
    await Promise.all([...teams].map(async (team) => await core.teams.load(team).catch(() => undefined)));
    await core.people.meet(core.teams.known().flatMap(({ members }) => members.map(({ user }) => user)));
    showServices();
    showTeams();
  }

  function tick(): void {
    for (const inbox of inboxes.values()) inbox.refresh();
    cases.refresh();
    showTeams();
    showServices();
    cancelTick = core.ports.clock.after(TICK, tick);
  }

  const stops = [
    core.book.onChange(({ case: caseId, teams }) => change(caseId, teams)),
    core.myTeams.hear((teams) => void addInboxes(teams).catch(() => undefined)),
    core.teams.changes.hear(() => cases.refresh()),
    core.transparency.shown.hear(() => cases.refresh()),
    usual.changes.hear(showServices),
    core.directory.changes.hear(() => {
      void usual.refresh();
      meetEverybody().catch(() => undefined);
    }),
    core.connection.link.hear(({ state }) => {
      if (state !== 'online') return;
      void addInboxes(core.myTeams.get()).catch(() => undefined);
      cases.online();
    }),
  ];

  return {
    drafts,
    search,
    services,
    myTeams,
    inbox: (team) => inboxes.get(team) ?? null,
    albums,
    caseLive: (caseId) => cases.live(caseId),
    rows: () => [
      ...new Map([...inboxes.values()].flatMap(({ view }) => view.get().rows.map((row) => [row.case, row]))).values(),
    ],
    meetEverybody,
    close: () => {
      for (const stop of stops) stop();
      search.close();
      cases.close();
      albums.close();
      cancelTick();
    },
  };
}
