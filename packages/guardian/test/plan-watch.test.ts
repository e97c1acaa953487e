import type { Core } from '@corridor/client/node';
import { sign } from '@corridor/crypto';
import { type CaseId, encodeSigned, fromHex, type Plan, SUITE, type TeamId, viewed } from '@corridor/wire';
import { expect, test } from 'vitest';
import { question } from './invented.ts';
import { type Region, region } from './region.ts';
import { between, openCaseId, write } from './writing.ts';

const WAIT = { timeout: 15_000, interval: 50 };
const HOUR = 3_600_000;

async function opened({ at, practice, hospital }: Region, plan: Plan): Promise<CaseId> {
  const caseId = openCaseId();
  await practice.core.teams.load(hospital.party.team);
  const joins = [practice.party.team, hospital.party.team];
  const body = between(question, practice.party, hospital.party, []);
  await write(practice.core, { case: caseId, team: practice.party.team, body, joins, kind: 'advice', plan });
  const rows = () => at.guardian.office.db.selectFrom('cases').select('last').where('case_id', '=', caseId).execute();
  await expect.poll(async () => (await rows()).length, WAIT).toBe(2);
  return caseId;
}

/** As a focused, unlocked view signs it. */
async function sees(core: Core, team: TeamId, caseId: CaseId): Promise<void> {
  const log = core.book.log(caseId);
  await log.load(null);
  const newest = log.part(null).entries.at(-1);
  const { organisation, user, version } = core.identity;
  const by = { organisation, team, user, version };
  const head = fromHex(newest?.hash ?? '');
  const value = { suite: SUITE, case: caseId, lane: null, upTo: newest?.number ?? 0, head, by, at: core.now() };
  await core.connection.ask({
    t: 'saw',
    receipt: encodeSigned(await sign(viewed, value, core.identity.signer)),
  });
}

test('[FI13] a message that somebody of the other side has seen is no alarm; one that only its own side has is', async () => {
  await using world = await region();
  const { at, practice, hospital } = world;
  const line = {
    line: 'unseen',
    at: at.clock.now() + HOUR,
    unless: [{ act: 'seen', by: 'answering' }],
    does: 'notify',
    organisation: hospital.organisation,
    team: hospital.party.team,
    duty: 'on-call',
  } as const;
  const hash = new Uint8Array(32);
  const plan: Plan = { urgency: 'urgent', pathway: 'dermatology-advice', version: 3, hash, lines: [line] };
  const [seen, unseen] = [await opened(world, plan), await opened(world, plan)];
  await sees(hospital.core, hospital.party.team, seen);
  await sees(practice.core, practice.party.team, unseen);
  await using _noFiring = await at.server.server().holdPlans();
  at.clock.advance(HOUR + 3 * 60_000);
  await at.guardian.watch();
  const { alarms } = (
    await at.admin<{ alarms: { case: CaseId; line: string }[] }>('GET', `/organisations/${hospital.organisation}`)
  ).value;
  expect(alarms.filter((alarm) => alarm.line === 'unseen')).toMatchObject([{ case: unseen }]);
});
