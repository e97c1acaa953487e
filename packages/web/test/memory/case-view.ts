/** One case as the client shows it, worked out from its events. */
import { type CaseState, dueOf, foldNotes } from '@corridor/cases';
import type { CaseView } from '@corridor/client';
import { ERASED } from './account.ts';
import { adviceAudience, audienceOf } from './audience.ts';
import { type Held, type HeldCase, stateOf } from './held.ts';
import { HOUR } from './now.ts';
import { gone, ownTeam } from './people.ts';
import { Refused } from './refused.ts';
import { dermatologyPathway } from './services.ts';

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

/** The viewer's own events were all seen. */
function deliveriesOf({ events }: HeldCase, viewer: string): CaseView['deliveries'] {
  const mine = events.filter(({ sender }) => sender.user === viewer);
  return Object.fromEntries(
    mine.map(({ id, at }) => [id, { state: 'seen', by: [{ name: 'Dr Amina Rahman', at: at + HOUR }] } as const]),
  );
}

/** @throws Refused `unknown-case`. */
export function viewOf({ options, viewer, cases, unsent, unvouched }: Held, id: string): CaseView {
  const one = cases.get(id);
  if (one === undefined) throw new Refused('unknown-case');
  const state = stateOf(one);
  const { kind } = state;
  const as = kind === 'direct' ? ownTeam : (one.story?.as ?? viewer.home);
  return {
    case: one.id,
    state,
    notes: options.as === 'asker' ? [] : foldNotes(one.notes),
    team: as.team,
    teamName: as.name,
    pathway: pathwayOf(kind),
    deliveries: deliveriesOf(one, viewer.sender.user),
    unvouched: [...unvouched],
    unsent: unsent.filter((each) => each.case === id),
    audience: kind === 'advice' ? adviceAudience(options.as) : audienceOf(state, as),
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
