/** One line of an inbox, from what is known of a case so far. */
import { activeTeams, type CaseState, dueOf, isOverdue, isPhotograph, mayAnswer, waitingFor } from '@corridor/cases';
import type { TeamId, UserId } from '@corridor/wire';
import type { InboxRow } from '../api/inbox.ts';
import type { PersonName } from '../api/team.ts';
import type { CaseLog } from '../log/case-log.ts';
import type { Part } from '../log/part.ts';
import type { Network } from '../network.ts';
import { isMentioned } from './calling.ts';
import { holderHasLeft } from './left-team.ts';
import { personNamed } from './names.ts';

export interface RowContext {
  readonly network: Network;
  readonly team: TeamId;
  readonly draft: boolean;
  readonly unsent: number;
}

function ownerOf(network: Network, state: CaseState): PersonName | null {
  const { owner, participants } = state;
  if (owner.state !== 'held' && owner.state !== 'handing-over') return null;
  if (holderHasLeft(network, state)) return null;
  const { user, name } = owner.person;
  const role = participants.find((each) => each.user === user)?.role ?? '';
  return personNamed(network, user) ?? { user, name, role, organisation: '' };
}

/** Of numbers that an inbox left out nothing is known but that they are words: they count as unread. */
function unreadIn(part: Part, seen: number, me: UserId): number {
  let unread = 0;
  const shown = new Map(part.shown().map((entry) => [entry.number, entry]));
  for (let number = seen + 1; number <= part.last(); number++) {
    const entry = shown.get(number);
    const isRecord = entry?.fault === null && !TALK.has(entry.header?.act ?? 'said');
    if (entry?.header?.by.user !== me && !isRecord) unread++;
  }
  return unread;
}

const TALK: ReadonlySet<string> = new Set(['opened', 'said', 'asked-more', 'advised', 'noted']);

function isDamaged(part: Part): boolean {
  return part.shown().some(({ fault }) => fault !== null) || !part.has(1);
}

/** Answering teams by name; for a conversation, the others. */
function answering(state: CaseState, team: TeamId): string {
  const asked = activeTeams(state).filter((each) => mayAnswer(state, each.team) && each.side !== 'both');
  const others = asked.length > 0 ? asked : activeTeams(state).filter((each) => each.team !== team);
  return others.map(({ name }) => name).join(', ');
}

export function rowOf(log: CaseLog, { network, team, draft, unsent }: RowContext): InboxRow {
  const state = log.state();
  const part = log.part(null);
  const now = network.now();
  const first = part.shown()[0];
  return {
    case: log.case,
    kind: state.kind ?? log.kind() ?? 'advice',
    patient: state.patient,
    subject: state.subject,
    asker: state.opening?.by.name ?? '',
    askerOrganisation: state.opening?.from.organisationName ?? '',
    answering: answering(state, team),
    owner: ownerOf(network, state),
    waitingFor: waitingFor(state, team),
    status: state.status.kind,
    openedAt: state.times.opened ?? first?.at ?? 0,
    changedAt: state.times.last ?? first?.at ?? 0,
    dueAt: dueOf(state),
    overdue: isOverdue(state, now),
    urgency: state.opening?.pathway?.urgency ?? 'routine',
    unread: unreadIn(part, log.seen(null), network.identity.user),
    mentioned: isMentioned(part.shown(), log.seen(null), network.identity.user),
    unreadNotes: unreadIn(log.part(team), log.seen(team), network.identity.user),
    photographs: state.attachments.filter(({ attachment }) => isPhotograph(attachment)).length,
    draft,
    unsent,
    outcome: state.closing?.outcome.label ?? null,
    restricted: state.opening?.pathway?.restricted === true,
    phase: state.phase?.label ?? null,
    damaged: isDamaged(part),
  };
}
