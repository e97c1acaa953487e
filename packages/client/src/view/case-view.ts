/** A case as a screen shows it: state, notes, how far each of one's own messages has got, and who reads. */
import { activeTeams, type CaseState, dueOf } from '@corridor/cases';
import type { CaseId, EventId, TeamId, UserId } from '@corridor/wire';
import type { CaseView } from '../api/case-view.ts';
import type { Delivery } from '../api/delivery.ts';
import type { Core } from '../core.ts';
import type { CaseLog } from '../log/case-log.ts';
import type { Reached } from '../log/receipts.ts';
import { courseOf } from '../log/course.ts';
import { actingTeam } from './acting-team.ts';
import { holderHasLeft } from './left-team.ts';
import { erasedView, erasingView } from './erased-view.ts';
import { audienceKnown } from './names.ts';
import { planShown } from './plan-shown.ts';
import { shareable } from './shareable.ts';

/** What the author of event `number` may say of it: seen by whom, failing that on whose devices, failing that accepted. */
function deliveryOf(core: Core, number: number, at: number, reached: readonly Reached[]): Delivery {
  const others = reached.filter(({ user }) => user !== core.identity.user && !isGuardian(core, user));
  const nameOf = (user: UserId): string => core.people.named(user)?.name ?? '';
  const seen = others.flatMap(({ user, seen: receipt }) =>
    receipt !== null && receipt.upTo >= number ? [{ name: nameOf(user), at: receipt.at }] : [],
  );
  if (seen.length > 0) return { state: 'seen', by: seen };
  const got = others.filter(({ got: upTo }) => upTo >= number);
  return got.length > 0 ? { state: 'delivered', to: got.map(({ user }) => nameOf(user)) } : { state: 'accepted', at };
}

/** A guardian files; that it has a copy does not mean that anybody will look. */
function isGuardian(core: Core, user: UserId): boolean {
  return core.directory.trust
    .organisations()
    .some(({ organisation }) => core.directory.trust.guardians(organisation).some(({ guardian }) => guardian === user));
}

function deliveriesOf(core: Core, log: CaseLog, team: TeamId): Readonly<Record<EventId, Delivery>> {
  const deliveries: Record<EventId, Delivery> = {};
  for (const lane of [null, team]) {
    const reached = log.receipts.of(lane);
    for (const { header, number, at } of log.part(lane).shown()) {
      if (header?.by.user === core.identity.user) deliveries[header.event] = deliveryOf(core, number, at, reached);
    }
  }
  for (const { event, delivery } of core.outbox.of(log.case)) deliveries[event] = delivery;
  return deliveries;
}

/** Events of people that name no checkpoint, where others had named theirs. Rule TL33. */
function unvouchedOf({ transparency }: Core, log: CaseLog, team: TeamId): readonly EventId[] {
  return [null, team].flatMap((lane) =>
    log
      .part(lane)
      .shown()
      .flatMap(({ header, author, signed, at }) => {
        const isPersons = header !== null && signed && author?.guardian === false;
        return isPersons && header.checkpoint === null && transparency.isNaming(at) ? header.event : [];
      }),
  );
}

export interface Around {
  readonly loading: boolean;
  readonly album: CaseId | null;
}

export function caseView(core: Core, log: CaseLog, { loading, album }: Around): CaseView {
  const course = courseOf(log, core.directory.trust);
  const pathway = course === null ? null : (core.pathways.released(course.plan.hash)?.pathway ?? null);
  const state = log.state();
  const team = actingTeam(core, log) ?? core.myTeams.get()[0] ?? ('' as TeamId);
  const readers = log.keys.newest()?.value.readers.map((reader) => reader.team) ?? [];
  return {
    case: log.case,
    state,
    notes: log.notes(team),
    team,
    teamName: core.teams.newest(team)?.name ?? '',
    pathway,
    deliveries: deliveriesOf(core, log, team),
    unvouched: unvouchedOf(core, log, team),
    unsent: core.outbox.of(log.case),
    audience: audienceKnown(core, readers, team),
    seenUpTo: log.seen(null),
    loading,
    dueAt: dueOf(state),
    holderLeft: holderHasLeft(core, state),
    closedTeams: closedAmong(core, state),
    ...planShown(core, log, course),
    shareable: shareable(core, log, pathway),
    album,
    telephone: pathway?.telephone ?? telephoneOf(core, state),
    erased: erasedView(core, log),
    erasing: erasingView(core, log),
  };
}

function closedAmong({ teams }: Core, state: CaseState): readonly TeamId[] {
  return activeTeams(state).flatMap(({ team }) => (teams.newest(team)?.reason === 'closed' ? team : []));
}

/** Where the pathway gives no number, that of a service of a team that was asked. */
function telephoneOf({ pathways }: Core, { opening }: CaseState): string | null {
  const asked = opening?.to.map(({ team }) => team) ?? [];
  return pathways.all().find(({ stated }) => asked.includes(stated.team))?.stated.telephone ?? null;
}
