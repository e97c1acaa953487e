/** A server that says a case was erased, and somebody who asks it for what only a guardian is given. */
import type { Core } from '@corridor/client';
import { sha256, sign } from '@corridor/crypto';
import {
  type CaseId,
  decodeSealedEvent,
  encodeErasedEvent,
  encodeSigned,
  type Numbered,
  released as releasedFormat,
  type Released,
  SUITE,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HandOrganisation } from '../src/index.ts';
import { caseOf, gapsOf, newLiar, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

const ERASED_AT = Date.UTC(2034, 10, 23);
const GONE = 'the server takes a case away, and everybody reads that its organisations agreed to it';

let stage: Stage;
let asker: Core;

beforeAll(async () => {
  stage = await startStage();
  asker = await stage.signIn(stage.practice, stage.gp);
});
afterAll(async () => await stage[Symbol.asyncDispose]());

/** The word of the practice on a case of two events that it alone wrote in. */
async function wordOf(of: HandOrganisation, caseId: CaseId, over: Partial<Released> = {}): Promise<Uint8Array> {
  const decided = [
    { user: stage.gp.user, power: 'caldicott' as const },
    { user: stage.nurse.user, power: 'administrator' as const },
  ];
  const { signer, user } = of.guardian.identity;
  const about = { suite: SUITE, organisation: of.organisation, case: caseId, version: 1, upTo: 2, decided };
  const says = { ...about, says: 'released', reason: 'retention', guardian: user, at: stage.clock.now() } as const;
  return encodeSigned(await sign(releasedFormat, { ...says, ...over }, signer));
}

async function remains(each: Numbered): Promise<Numbered> {
  const { header, ciphertext, signature } = decodeSealedEvent(each.event);
  return { ...each, event: encodeErasedEvent({ header, ciphertextHash: await sha256(ciphertext), signature }) };
}

/** When the case was erased, as the asker's screen has it by a server that shows these words; null: it was not. */
async function erasedBy(
  caseId: CaseId,
  words: readonly Uint8Array[],
): Promise<{ readonly at: number | null; readonly gaps: readonly number[] }> {
  const { events } = await asker.connection.ask({ t: 'case', case: caseId, lane: null, after: 0, limit: 50 });
  const left = await Promise.all(events.map(remains));
  const liar = newLiar();
  liar.tell((frame) =>
    frame.t === 'case'
      ? [{ ...frame, events: left, epochs: [], wraps: [], releases: [...words], erased: ERASED_AT }]
      : [frame],
  );
  const victim = await stage.signIn(stage.practice, stage.gp, liar);
  const log = victim.book.log(caseId);
  await log.load(null);
  return { at: log.erasing.at(log.part(null)), gaps: gapsOf(victim, caseId) };
}

const fresh = async (): Promise<CaseId> => await caseOf(stage, asker, 'It has bled.');

test('[LS130] [ER8] bodies withheld as erased: without anybody’s word they are gaps', async () => {
  const { at, gaps } = await erasedBy(await fresh(), []);
  foiled(at !== null, GONE);
  expect(gaps.length).toBeGreaterThan(0);
});

test('[LS131] [ER4] hold shown as if it were a release: a case that is held back was not erased', async () => {
  const caseId = await fresh();
  const { at } = await erasedBy(caseId, [await wordOf(stage.practice, caseId, { says: 'held', reason: 'hold' })]);
  foiled(at !== null, GONE);
  expect(at).toBeNull();
});

test('[LS132] [ER1] one person’s word: with one key of one administrator nothing is released', async () => {
  const caseId = await fresh();
  const decided = [
    { user: stage.gp.user, power: 'caldicott' as const },
    { user: stage.gp.user, power: 'administrator' as const },
  ];
  const { at } = await erasedBy(caseId, [await wordOf(stage.practice, caseId, { decided })]);
  foiled(at !== null, GONE);
  expect(at).toBeNull();
});

test('[LS133] [ER8] word moved to another case: the release of one case erases no other', async () => {
  const [caseId, other] = [await fresh(), await fresh()];
  const { at } = await erasedBy(caseId, [await wordOf(stage.practice, other)]);
  foiled(at !== null, GONE);
  expect(at).toBeNull();
});

test('[LS134] [ER2] word from before the last message: who released a case as it was did not release what came after', async () => {
  const caseId = await fresh();
  const { at } = await erasedBy(caseId, [await wordOf(stage.practice, caseId, { upTo: 1 })]);
  foiled(at !== null, GONE);
  expect(at).toBeNull();
});

test('[LS140] [AU6] record of who looked asked for by somebody signed in: a guardian alone is given it', async () => {
  const given = await asker.connection.ask({ t: 'accesses', after: 0, limit: 50 }).catch(() => null);
  foiled(given !== null, 'anybody of an organisation reads when each colleague worked, and on which case');
  expect(given).toBeNull();
});
