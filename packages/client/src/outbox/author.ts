/**
 * From what a person writes in a case to an item for the outbox: the act is allowed now, the body is one that everybody
 * will accept, and its readers are named. Rules CL98, SI19, OB23, OB28.
 */
import { type Body, type CaseEvent, type CaseState, fold, mayDo } from '@corridor/cases';
import type { TeamId } from '@corridor/wire';
import type { WriteInput } from '../api/writing.ts';
import type { Core } from '../core.ts';
import { ClientError } from '../error.ts';
import type { CaseLog } from '../log/case-log.ts';
import { actingTeam } from '../view/acting-team.ts';
import { hasLeft, holderHasLeft } from '../view/left-team.ts';
import { withDue } from './due.ts';
import type { Item } from './item.ts';
import { checkBody, newItem } from './new-item.ts';

/** The case as it will be once what this person has written is in it: one may add to what is still on its way. */
function expected(core: Core, log: CaseLog): CaseState {
  const state = log.state();
  const { organisation, user } = core.identity;
  const author = core.people.named(user);
  const waiting = core.outbox
    .items(log.case)
    .filter((each) => !each.private && log.part(null).find(each.event) === null);
  const events = waiting.map((each, i): CaseEvent => {
    const sender = { organisation, team: each.team, user, name: author?.name ?? '', role: author?.role ?? '' };
    const number = state.lastNumber + 1 + i;
    const at = core.now();
    return {
      number,
      id: each.event,
      act: each.body.act,
      sender,
      at,
      claimedAt: at,
      basedOn: number - 1,
      body: each.body,
    };
  });
  return fold(events, state);
}

function teamIn(core: Core, log: CaseLog): TeamId {
  const team = core.outbox.items(log.case)[0]?.team ?? actingTeam(core, log);
  if (team === null) throw new ClientError('not-in-case');
  return team;
}

/** The teams that join with an act: those that its body names, and no others. @throws ClientError `invalid-body`. */
function joiningWith({ body, share }: WriteInput): readonly TeamId[] {
  const named = body.act === 'shared' ? body.teams.map(({ team }) => team) : [];
  if (share !== undefined && share.toSorted().join() !== named.toSorted().join()) {
    const mend = 'Share with the teams that the message names, and with no others.';
    throw new ClientError('invalid-body', { faults: [{ path: 'teams', mend }] });
  }
  return named;
}

/** Whoever holds the case has left the team and releases it no more: to claim it is to assign it to oneself. */
function taking(body: Body, team: TeamId, log: CaseLog, core: Core): Body {
  if (body.act !== 'claimed' || !holderHasLeft(core, log.state())) return body;
  const { organisation, user } = core.identity;
  return { act: 'assigned', to: { organisation, team, user, name: core.people.named(user)?.name ?? '' } };
}

/** Whom an act leaves something to do; null: nobody by name. */
function leftTo(body: Body) {
  if (body.act === 'watched') return body.owner;
  return body.act === 'handed-over' || body.act === 'assigned' ? body.to : null;
}

/** @throws ClientError `person-left`. */
function demandPresent(body: Body, core: Core): void {
  const to = leftTo(body);
  if (to?.user !== undefined && hasLeft(core, { team: to.team, user: to.user })) throw new ClientError('person-left');
}

/** @throws ClientError `not-in-case`, `invalid-body`, `person-left`, the policy's code. */
export function writtenItem(core: Core, log: CaseLog, input: WriteInput): Item {
  const team = teamIn(core, log);
  const body = taking(withDue(input.body, log, core), team, log, core);
  checkBody(body);
  demandPresent(body, core);
  const { organisation, user } = core.identity;
  const isPrivate = input.private === true;
  const refusal = isPrivate ? null : mayDo(body, expected(core, log), { organisation, team, user });
  if (refusal !== null) throw new ClientError(refusal);
  return newItem(core, input.case, team, body, {
    private: isPrivate,
    about: input.about ?? null,
    to: input.to ?? [],
    basedOn: input.basedOn,
    joins: joiningWith(input),
  });
}
