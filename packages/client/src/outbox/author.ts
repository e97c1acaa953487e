/**
 * From what a person fills in to an item for the outbox: the act is allowed now, the body is one that everybody will
 * accept, its plan is folded, its readers are named. Rules OB19, SI19.
 */
import {
  blobsOf,
  type Body,
  type CaseEvent,
  type CaseState,
  CasesError,
  checkAnswers,
  clockOf,
  emptyCase,
  encodeBody,
  fold,
  foldAcknowledgement,
  foldPlan,
  foldWatch,
  mayDo,
  type Party,
  underPathway,
} from '@corridor/cases';
import { type CaseId, type EventId, newId, type Plan, type TeamId, type UserId } from '@corridor/wire';
import type { NewCaseInput, WriteInput } from '../api.ts';
import type { Core } from '../core.ts';
import { ClientError, codeOf } from '../error.ts';
import { confirmed } from '../keys/teams.ts';
import type { CaseLog } from '../log/case-log.ts';
import { hashOf, type Released } from '../directory/pathways.ts';
import { planOf } from '../log/plan.ts';
import { actingTeam } from '../view/case-view.ts';
import type { Item } from './item.ts';

/** Throws what is wrong with a body as the client's own error. */
function checkBody(body: Body): void {
  try {
    encodeBody(body);
  } catch (error) {
    if (error instanceof CasesError) throw new ClientError('invalid-body', { faults: error.faults });
    throw error;
  }
}

/**
 * A team by its newest roster. Without a connection, as a signed pathway names it: the message waits for the roster.
 *
 * @throws ClientError `team-not-confirmed`, `offline`.
 */
async function partyOf(core: Core, team: TeamId): Promise<Party> {
  try {
    await core.teams.load(team);
  } catch (error) {
    const named = core.pathways.party(team);
    if (codeOf(error) === 'offline' && named !== null) return named;
    throw error;
  }
  const { organisation, name } = confirmed(core.teams, team);
  const organisationName = core.directory.trust.organisation(organisation)?.name;
  if (organisationName === undefined) throw new ClientError('team-not-confirmed');
  return { organisation, team, name, organisationName };
}

/** A person's team of one bears their id. */
function personalTeamOf(user: UserId): TeamId {
  return user as string as TeamId;
}

interface Teams {
  readonly asking: TeamId;
  readonly answering: readonly TeamId[];
}

/** Two people talk as themselves, not for a team. @throws ClientError `unknown-person`. */
function teamsOf(core: Core, { kind, asking, answering, withPerson }: NewCaseInput): Teams {
  if (kind !== 'direct') return { asking, answering: answering.filter((team) => team !== asking) };
  if (withPerson === undefined || withPerson === core.identity.user) throw new ClientError('unknown-person');
  return { asking: personalTeamOf(core.identity.user), answering: [personalTeamOf(withPerson)] };
}

async function foldedPlan(released: Released, at: number, from: Party): Promise<Plan> {
  const { pathway } = released;
  const lines = foldPlan(
    pathway,
    { at, organisation: from.organisation, team: from.team },
    clockOf(pathway.nation, at),
  );
  return {
    urgency: pathway.urgency,
    pathway: pathway.id,
    version: pathway.version,
    hash: await hashOf(released),
    lines,
  };
}

function demandAnswers({ pathway }: Released, { content }: NewCaseInput): void {
  const faults = checkAnswers(pathway, content.answers);
  if (faults.length > 0) throw new ClientError('invalid-body', { faults });
}

/** @throws ClientError `service-off`, `invalid-body`, `team-not-confirmed`, the policy's code. */
export async function openingItem(core: Core, input: NewCaseInput): Promise<Item> {
  const { asking, answering } = teamsOf(core, input);
  const [from, ...to] = await Promise.all([asking, ...answering].map(async (team) => await partyOf(core, team)));
  if (from === undefined) throw new ClientError('team-not-confirmed');
  const released = input.pathway === undefined ? null : core.pathways.find(input.pathway.team, input.pathway.id);
  if (released !== null && released.stated.state !== 'open') throw new ClientError('service-off');
  if (released !== null) demandAnswers(released, input);
  const at = core.now();
  const under =
    released === null ? {} : { pathway: underPathway(released.pathway, at, clockOf(released.pathway.nation, at)) };
  const body: Body = { ...input.content, act: 'opened', from, to, ...under };
  checkBody(body);
  const { organisation, user } = core.identity;
  const refusal = mayDo(body, emptyCase, { organisation, team: asking, user });
  if (refusal !== null) throw new ClientError(refusal);
  const plan = released === null ? null : await foldedPlan(released, at, from);
  return item(core, input.case, asking, body, { kind: input.kind, plan, joins: [asking, ...answering] });
}

function item(core: Core, caseId: CaseId, team: TeamId, body: Body, more: Partial<Item>): Item {
  const { ports } = core;
  return {
    event: newId<EventId>(ports.random),
    case: caseId,
    team,
    private: false,
    body,
    about: null,
    to: [],
    basedOn: 0,
    writtenAt: ports.clock.now(),
    joins: [],
    kind: null,
    plan: null,
    blobs: 'attachments' in body ? blobsOf(body.attachments) : [],
    ...more,
  };
}

/** The lines that an act puts in the place of those that are left; null: it leaves them. */
function planAfter(core: Core, log: CaseLog, body: Body): Plan | null {
  const before = planOf(log);
  const opening = log.state().opening;
  if (before === null || opening?.pathway == null) return null;
  const now = core.now();
  const asking = { organisation: opening.from.organisation, team: opening.from.team };
  switch (body.act) {
    case 'advised':
      return { ...before, lines: foldAcknowledgement(opening.pathway, now, asking) };
    case 'watched': {
      const left = before.lines.filter(({ at, line }) => at > now && line !== 'watch');
      return { ...before, lines: [...left, ...foldWatch(body.reviewAt, body.owner)] };
    }
    case 'reopened':
    case 'disagreed': {
      const pathway = core.pathways.released(before.hash)?.pathway ?? null;
      if (pathway === null) return null;
      return { ...before, lines: foldPlan(pathway, { at: now, ...asking }, clockOf(pathway.nation, now)) };
    }
    default:
      return null;
  }
}

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

/** @throws ClientError `not-in-case`, `invalid-body`, the policy's code. */
export function writtenItem(core: Core, log: CaseLog, input: WriteInput): Item {
  const team = teamIn(core, log);
  checkBody(input.body);
  const { organisation, user } = core.identity;
  const isPrivate = input.private === true;
  const refusal = isPrivate ? null : mayDo(input.body, expected(core, log), { organisation, team, user });
  if (refusal !== null) throw new ClientError(refusal);
  return item(core, input.case, team, input.body, {
    private: isPrivate,
    about: input.about ?? null,
    to: input.to ?? [],
    basedOn: input.basedOn,
    joins: input.share ?? [],
    plan: isPrivate ? null : planAfter(core, log, input.body),
  });
}
