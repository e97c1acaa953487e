/** A team's cases as rows, worked out from their events. */
import { type CaseState, dueOf, isOverdue, timelineOf, unreadAfter, waitingFor } from '@corridor/cases';
import type { Inbox, InboxRow } from '@corridor/client';
import { type Held, type HeldCase, stateOf } from './held.ts';
import { NOW } from './now.ts';
import { dermatology, mdt, ownTeam, triage } from './people.ts';

type TeamId = Inbox['team'];

function owner({ owner: now }: CaseState): InboxRow['owner'] {
  if (now.state !== 'held' && now.state !== 'handing-over') return null;
  const { user, name } = now.person;
  return { user, name, role: '', organisation: dermatology.organisationName };
}

function mentions({ events, seenUpTo }: HeldCase, viewer: string): boolean {
  return events.some(
    ({ number, body }) =>
      number > seenUpTo &&
      typeof body === 'object' &&
      'mentions' in body &&
      body.mentions.some(({ user }) => user === viewer),
  );
}

export function rowOf({ viewer: { sender }, unsent }: Held, one: HeldCase, team: TeamId): InboxRow {
  const state = stateOf(one);
  return {
    case: one.id,
    kind: state.kind ?? 'advice',
    patient: state.patient,
    subject: state.subject,
    asker: state.opening?.by.name ?? '',
    askerOrganisation: state.opening?.from.organisationName ?? '',
    answering: one.story?.as?.name ?? dermatology.name,
    owner: owner(state),
    waitingFor: waitingFor(state, team),
    status: state.status.kind,
    openedAt: state.times.opened ?? 0,
    changedAt: state.times.last ?? 0,
    dueAt: dueOf(state),
    overdue: isOverdue(state, NOW),
    urgency: state.opening?.pathway?.urgency ?? 'soon',
    unread: unreadAfter(state.thread, one.seenUpTo, sender.user).count,
    mentioned: mentions(one, sender.user),
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

/** Every case, as the viewer's first team sees it. */
export function rowsAtHome(held: Held): readonly InboxRow[] {
  return [...held.cases.values()].map((one) => rowOf(held, one, held.viewer.home.team));
}

export function inboxOf(held: Held, team: TeamId): Inbox {
  const { home } = held.viewer;
  const isOwn = team === ownTeam.team;
  const rows = [...held.cases.values()]
    .filter(({ story }) => story?.unlisted !== true)
    .filter((one) => (stateOf(one).kind === 'direct') === isOwn)
    .filter(({ story }) => isOwn || team === (story?.as ?? home).team)
    .map((one) => rowOf(held, one, team));
  const { name } = [ownTeam, mdt, triage].find((each) => each.team === team) ?? home;
  return { team, teamName: name, rows, loading: false, closedLoaded: true };
}
