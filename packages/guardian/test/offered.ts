/** A region with a national network: a practice asks the hospital, and its pathway offers the case to the network when nobody answers. */
import type { Body, CaseState } from '@corridor/cases';
import type { CaseId, Plan, PlanLine } from '@corridor/wire';
import { expect } from 'vitest';
import { question } from './invented.ts';
import { type Region, region, seat, type Seat } from './region.ts';
import { between, openCaseId, write } from './writing.ts';

const MINUTE = 60_000;
/** Minutes until the case is offered. */
export const TARGET = 30;
export const WAIT = { timeout: 15_000, interval: 50 };

export interface Networked extends Region {
  readonly network: Seat;
  /** What the guardian logged. */
  readonly lines: string[];
}

type Opened = Extract<Body, { act: 'opened' }>;

export async function networked(): Promise<Networked> {
  const lines: string[] = [];
  const world = await region(lines);
  const { at, practice, hospital } = world;
  const organisation = await at.organisation('X9950', 'Northern Dermatology Network');
  const pairs = [practice, hospital].flatMap((each) => [
    [each.organisation, organisation],
    [organisation, each.organisation],
  ]);
  for (const [by, other] of pairs) await at.admin('POST', `/organisations/${by}/vouches`, { organisation: other });
  const who = ['osei', 'Dr Kwame Osei', 'Consultant dermatologist'] as const;
  const network = await seat(
    at,
    organisation,
    'X9950',
    'Northern Dermatology Network',
    'National dermatology network',
    who,
  );
  return {
    ...world,
    network,
    lines,
    [Symbol.asyncDispose]: async () => {
      network.core.close();
      await world[Symbol.asyncDispose]();
    },
  };
}

/** The offer, and whom it is told that nobody took it up. */
export function planOf({ at, practice, network }: Networked): Plan {
  const due = at.clock.now() + TARGET * MINUTE;
  const answered = { act: 'advised', by: 'answering' } as const;
  const closed = { act: 'closed', by: 'anyone' } as const;
  const offer: PlanLine = {
    line: 'fallback',
    at: due,
    unless: [answered, { act: 'asked-more', by: 'answering' }, closed],
    does: 'offer',
    organisation: network.organisation,
    team: network.party.team,
    duty: 'on-call',
  };
  const unheard: PlanLine = {
    line: 'fallback-unheard',
    at: due + 5 * MINUTE,
    unless: [answered, closed, { act: 'shared', by: 'asking' }],
    does: 'notify',
    organisation: practice.organisation,
    team: practice.party.team,
    duty: 'team',
  };
  const hash = new Uint8Array(32);
  return { urgency: 'soon', pathway: 'dermatology-advice', version: 3, hash, lines: [offer, unheard] };
}

export async function opened(world: Networked, plan = planOf(world), named = true): Promise<CaseId> {
  const { practice, hospital, network } = world;
  const caseId = openCaseId();
  await practice.core.teams.load(hospital.party.team);
  const { pathway } = question as Opened;
  if (pathway === undefined) throw new Error('the question is under a pathway');
  const { organisation, team } = network.party;
  const promised = { ...pathway, dueAt: world.at.clock.now() + TARGET * MINUTE };
  const under = named ? { ...promised, fallback: [{ organisation, team }] } : promised;
  const body = { ...between(question, practice.party, hospital.party, []), pathway: under } as Opened;
  const joins = [practice.party.team, hospital.party.team];
  await write(practice.core, { case: caseId, team: practice.party.team, body, joins, kind: 'advice', plan });
  await followed(world, caseId, 1);
  return caseId;
}

/** The practice's guardian has the case up to this number. */
async function followed({ at, practice }: Networked, caseId: CaseId, last: number): Promise<void> {
  const rows = async () =>
    await at.guardian.office.db
      .selectFrom('cases')
      .select('last')
      .where('organisation', '=', practice.organisation)
      .where('case_id', '=', caseId)
      .execute();
  await expect.poll(async () => (await rows())[0]?.last, WAIT).toBe(last);
}

/** Lets time go by; then the server looks. */
export async function passes({ at }: Networked, minutes: number): Promise<void> {
  at.clock.advance(minutes * MINUTE);
  await at.server.server().runDue();
}

export async function stateFor({ core }: Seat, caseId: CaseId): Promise<CaseState> {
  const log = core.book.log(caseId);
  await log.load(null);
  return log.state();
}

/** What fired, as somebody in the case has it. */
export async function firedIn({ core }: Seat, caseId: CaseId): Promise<readonly string[]> {
  const log = core.book.log(caseId);
  await log.load(null);
  return log.firings().map(({ line }) => line);
}

export async function becomes({ at, practice }: Networked, caseId: CaseId, state: string): Promise<void> {
  const rows = async () =>
    await at.guardian.office.db
      .selectFrom('fallbacks')
      .select('state')
      .where('organisation', '=', practice.organisation)
      .where('case_id', '=', caseId)
      .execute();
  await expect.poll(async () => (await rows()).map((row) => row.state), WAIT).toEqual([state]);
}
