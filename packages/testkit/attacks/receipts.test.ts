/** Lies about what was seen, what fired, and who is on duty. */
import type { Core } from '@corridor/client';
import { courseOf, plannedFirings } from '@corridor/client';
import { newSigner, sha256, sign, type Signer, systemRandom } from '@corridor/crypto';
import {
  type CaseId,
  encodeSigned,
  firing as firingFormat,
  type Firing,
  fromHex,
  type Plan,
  type PlanLine,
  type Said,
  SUITE,
  viewed,
  type Viewed,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lateLines } from '@corridor/cases';
import { type Staff } from '../src/index.ts';
import { atNumber, inAnswers, withHeader } from './lies.ts';
import { newLiar, put, question, reading, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

const MINUTE = 60_000;

let stage: Stage;
let rahman: Core;
let caseId: CaseId;
let line: PlanLine;

beforeAll(async () => {
  stage = await startStage();
  rahman = await stage.signIn(stage.practice, stage.gp);
  caseId = await planned();
});
afterAll(async () => await stage[Symbol.asyncDispose]());

/** A case with one line: Dermatology is told in ten minutes unless somebody of theirs has seen it. */
async function planned(): Promise<CaseId> {
  line = {
    line: 'unseen',
    at: stage.clock.now() + 10 * MINUTE,
    unless: [{ act: 'seen', by: 'answering' }],
    does: 'notify',
    organisation: stage.trust.organisation,
    team: stage.dermatology.team,
    duty: 'team',
  };
  const hash = await sha256(new Uint8Array(0));
  const plan: Plan = { urgency: 'urgent', pathway: 'dermatology-advice', version: 1, hash, lines: [line] };
  const asked = question(stage, rahman, plan);
  await put(rahman, asked);
  return asked.case;
}

type Reach = Said<'case'>['reaches'][number];

async function receipt(by: Viewed['by'], signer: Signer, change: Partial<Viewed> = {}): Promise<Uint8Array> {
  await rahman.book.log(caseId).load(null);
  const head = fromHex(rahman.book.log(caseId).part(null).entries[0]?.hash ?? '');
  const value = { suite: SUITE, case: caseId, lane: null, upTo: 1, head, by, at: stage.clock.now(), ...change };
  return encodeSigned(await sign(viewed, value, signer));
}

const actor = (who: Staff, team: Stage['partners']): Viewed['by'] => {
  const { organisation, user, version } = who.person;
  return { organisation, team: team.team, user, version };
};

/** The asker, who is told by the server that somebody of a team has seen the question. */
async function toldSeen(who: Staff, team: Stage['partners'], saw: Uint8Array): Promise<Core> {
  const reach: Reach = {
    organisation: stage.trust.organisation,
    team: team.team,
    user: who.user,
    lane: null,
    got: 1,
    saw,
  };
  const liar = newLiar();
  liar.tell(inAnswers('case', (frame) => ({ ...frame, reaches: [reach] })));
  const victim = await stage.signIn(stage.practice, stage.gp, liar);
  await reading(victim, caseId);
  return victim;
}

/** Whether this client will say nothing when the line does not fire. */
function isSilent(victim: Core): boolean {
  const course = courseOf(victim.book.log(caseId), victim.directory.trust);
  if (course === null) return true;
  const { plan, acts, fired, since } = course;
  return lateLines(plan.lines, acts, line.at + 3 * MINUTE, fired, since).length === 0;
}

const seenIn = (victim: Core) =>
  victim.book
    .log(caseId)
    .receipts.of(null)
    .filter(({ seen }) => seen !== null);

test('[LS50] forged read receipt: nobody is shown to have seen it', async () => {
  const own = await newSigner(systemRandom);
  const saw = await receipt(actor(stage.consultant, stage.dermatology), own);
  const victim = await toldSeen(stage.consultant, stage.dermatology, saw);
  foiled(seenIn(victim).length > 0, 'the asker believes that Dr Pryce has seen it');
  expect(isSilent(victim)).toBe(false);
});

test('[LS51] receipt for what was never sent: it says nothing of this message', async () => {
  const head = new Uint8Array(32).fill(1);
  const saw = await receipt(actor(stage.consultant, stage.dermatology), stage.consultant.keys.signer, { head });
  const victim = await toldSeen(stage.consultant, stage.dermatology, saw);
  foiled(seenIn(victim).length > 0, 'a receipt for another event counts for this one');
  expect(isSilent(victim)).toBe(false);
});

test('[LS52] [CL48] receipt told as another team’s: the asker’s own colleague has not seen it for those who were asked', async () => {
  const saw = await receipt(actor(stage.nurse, stage.partners), stage.nurse.keys.signer);
  const victim = await toldSeen(stage.nurse, stage.dermatology, saw);
  foiled(isSilent(victim), 'no alarm is raised though nobody of Dermatology has seen it');
  expect(seenIn(victim).map(({ seen }) => seen?.team)).toEqual([stage.partners.team]);
});

test('[LS53] [CL48] receipt by somebody outside the case: it counts for nobody', async () => {
  const saw = await receipt(actor(stage.stranger, stage.dermatology), stage.stranger.keys.signer);
  const victim = await toldSeen(stage.stranger, stage.dermatology, saw);
  foiled(isSilent(victim) || seenIn(victim).length > 0, 'a stranger has seen it, and no alarm is raised');
});

test('[LS54] last message withheld: nobody is shown to have seen it, and the alarm is raised', async () => {
  const victim = await stage.signIn(stage.practice, stage.gp);
  await reading(victim, caseId);
  foiled(seenIn(victim).length > 0, 'the asker believes that it was seen');
  expect(isSilent(victim)).toBe(false);
});

async function fired(change: Partial<Firing>, signer: Signer): Promise<Uint8Array> {
  const { line: name, at: due, does, team, duty } = line;
  const value: Firing = {
    suite: SUITE,
    case: caseId,
    line: name,
    due,
    at: due,
    does,
    team,
    duty,
    as: duty,
    told: 2,
    people: [],
    ...change,
  };
  return encodeSigned(await sign(firingFormat, value, signer));
}

/** The asker, who is told that a line fired. */
async function toldFired(raw: Uint8Array): Promise<Core> {
  const liar = newLiar();
  liar.tell(inAnswers('case', (frame) => ({ ...frame, firings: [raw] })));
  const victim = await stage.signIn(stage.practice, stage.gp, liar);
  await reading(victim, caseId);
  return victim;
}

test('[LS55] firing that the server did not sign: it is not shown, and the line stays ahead', async () => {
  const victim = await toldFired(await fired({}, await newSigner(systemRandom)));
  foiled(isSilent(victim), 'somebody on the way makes it look as if colleagues had been told');
  expect(plannedFirings(victim.book.log(caseId))).toEqual([]);
});

test('[LS56] [CL49] plan line said to have fired before its time: the alarm is raised all the same', async () => {
  const early = { due: stage.clock.now(), at: stage.clock.now() };
  const victim = await toldFired(await fired(early, stage.server.signer));
  foiled(isSilent(victim), 'a line is struck off before its time, and nobody is told that it did not fire');
  expect(plannedFirings(victim.book.log(caseId))).toEqual([]);
});

test('[LS57] [CL49] plan line invented: a system record of no plan is not shown', async () => {
  const { clock, stranger, server } = stage;
  const now = clock.now();
  for (const change of [{ line: 'fallback', does: 'offer' as const }, { team: stage.partners.team }]) {
    const raw = await fired({ due: now, at: now, people: [stranger.user], ...change }, server.signer);
    const victim = await toldFired(raw);
    foiled(
      plannedFirings(victim.book.log(caseId)).length > 0,
      'the case says that something happened which nobody planned',
    );
    const { status, owner, teams } = rahman.book.log(caseId).state();
    expect(victim.book.log(caseId).state()).toMatchObject({ status, owner, teams });
  }
});

test('[LS58] plan line dropped or delayed: the asker is told two minutes after its time', async () => {
  const victim = await stage.signIn(stage.practice, stage.gp);
  await reading(victim, caseId);
  foiled(isSilent(victim), 'a line that never fired raises no alarm');
  const course = courseOf(victim.book.log(caseId), victim.directory.trust);
  expect(course?.plan.lines.map(({ line: name }) => name)).toEqual(['unseen']);
});

test('[LS59] plan changed by the server: the case has none, and its opening is a gap', async () => {
  const liar = newLiar();
  liar.tell(
    atNumber(
      1,
      withHeader((header) => ({ ...header, plan: null })),
    ),
  );
  const victim = await stage.signIn(stage.practice, stage.gp, liar);
  const texts = await reading(victim, caseId);
  foiled(victim.book.log(caseId).part(null).entries[0]?.signed === true, 'the plan that people signed is gone');
  expect(texts).toEqual(['gap']);
});
