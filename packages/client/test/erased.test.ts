/** A server that says a case was erased: believed only on the word of those who could agree to it. */
import { sha256, sign } from '@corridor/crypto';
import { lyingServer } from '@corridor/testkit';
import {
  type CaseId,
  decodeSealedEvent,
  type Down,
  encodeErasedEvent,
  encodeSigned,
  eventSigningInput,
  type Released,
  released as releasedFormat,
  SUITE,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../src/core.ts';
import { nodePorts } from '../src/node/index.ts';
import { ask, saying, type Two, twoOrganisations } from './two-organisations.ts';

const ERASED_AT = Date.UTC(2034, 10, 23);

let two: Two;
let rahman: Core;
let pryce: Core;

beforeAll(async () => {
  two = await twoOrganisations();
  rahman = await two.signIn(two.practice, two.gp);
  pryce = await two.signIn(two.trust, two.consultant);
});
afterAll(async () => await two[Symbol.asyncDispose]());

/** Asked by the practice and answered by the hospital: two events. */
async function answered(): Promise<CaseId> {
  const caseId = await ask(two, rahman);
  await pryce.book.log(caseId).load(null);
  await pryce.outbox.put(saying(pryce, two.dermatology, caseId, 'Benign.'));
  await pryce.outbox.settled();
  return caseId;
}

async function remains(event: Uint8Array): Promise<Uint8Array> {
  const { header, ciphertext, signature } = decodeSealedEvent(event);
  return encodeErasedEvent({ header, ciphertextHash: await sha256(ciphertext), signature });
}

async function wordOf(of: Two['practice'], caseId: CaseId, over: Partial<Released> = {}): Promise<Uint8Array> {
  const { guardianSigner, guardianId } = keysOf(of);
  const says: Released = {
    suite: SUITE,
    organisation: of.organisation,
    case: caseId,
    version: 1,
    says: 'released',
    reason: 'retention',
    upTo: 2,
    decided: [
      { user: two.gp.user, power: 'caldicott' },
      { user: two.consultant.user, power: 'administrator' },
    ],
    guardian: guardianId,
    at: two.clock.now(),
    ...over,
  };
  return encodeSigned(await sign(releasedFormat, says, guardianSigner));
}

function keysOf({ guardian }: Two['practice']) {
  return { guardianSigner: guardian.identity.signer, guardianId: guardian.identity.user };
}

type CaseAnswer = Extract<Down, { t: 'case' }>;

/** The case as somebody of the practice is shown it by a server that says so. */
async function shown(caseId: CaseId, change: (answer: CaseAnswer) => Promise<CaseAnswer>) {
  const answer = await rahman.connection.ask({ t: 'case', case: caseId, lane: null, after: 0, limit: 50 });
  const told = await change(answer);
  const server = lyingServer(nodePorts().openSocket);
  server.tell((frame) => (frame.t === 'case' ? [{ ...told, r: frame.r }] : [frame]));
  const ports = nodePorts({ clock: two.clock, openSocket: server.openSocket });
  const fooled = await two.signIn(two.practice, two.gp, { ports });
  const log = fooled.book.log(caseId);
  await log.load(null);
  const part = log.part(null);
  return { at: log.erasing.at(part), faults: part.entries.map(({ fault }) => fault), state: log.state() };
}

const erased =
  (releases: readonly Uint8Array[], end = (events: CaseAnswer['events']) => events) =>
  async (answer: CaseAnswer): Promise<CaseAnswer> => {
    const left = await Promise.all(answer.events.map(async (each) => ({ ...each, event: await remains(each.event) })));
    return { ...answer, events: end(left), epochs: [], wraps: [], releases: [...releases], erased: ERASED_AT };
  };

test('[ER7] [ER8] on the word of everybody who wrote in it, an erasure is believed, and what is left verifies', async () => {
  const caseId = await answered();
  const both = [await wordOf(two.practice, caseId), await wordOf(two.trust, caseId)];
  const { at, faults } = await shown(caseId, erased(both));
  expect([at, faults]).toEqual([ERASED_AT, ['erased', 'erased']]);
});

test.each([
  ['nobody has said so', async () => []],
  ['the own organisation has not', async (id: CaseId) => [await wordOf(two.trust, id)]],
  ['the other has not', async (id: CaseId) => [await wordOf(two.practice, id)]],
  [
    'one holds it back',
    async (id: CaseId) => [
      await wordOf(two.practice, id),
      await wordOf(two.trust, id, { says: 'held', reason: 'hold' }),
    ],
  ],
  [
    'one spoke of the case before the last message',
    async (id: CaseId) => [await wordOf(two.practice, id), await wordOf(two.trust, id, { upTo: 1 })],
  ],
  [
    'the word is of another case',
    async (id: CaseId) => [await wordOf(two.practice, id), await wordOf(two.trust, await answered())],
  ],
  [
    'one person decided alone',
    async (id: CaseId) => [
      await wordOf(two.practice, id),
      await wordOf(two.trust, id, { decided: [{ user: two.consultant.user, power: 'caldicott' }] }),
    ],
  ],
  [
    'one person decided with both powers',
    async (id: CaseId) => [
      await wordOf(two.practice, id),
      await wordOf(two.trust, id, {
        decided: [
          { user: two.consultant.user, power: 'caldicott' },
          { user: two.consultant.user, power: 'administrator' },
        ],
      }),
    ],
  ],
  [
    'another organisation’s guardian signed it',
    async (id: CaseId) => [
      await wordOf(two.practice, id),
      await wordOf(two.practice, id, { organisation: two.trust.organisation }),
    ],
  ],
])('[ER8] where %s, what a server leaves out is a gap', async (_why, words) => {
  const caseId = await answered();
  const { at, state } = await shown(caseId, erased(await words(caseId)));
  expect(at).toBeNull();
  expect(state.opening).toBeNull();
});

test('[ER7] of what is left nothing can be changed, moved or left out unseen', async () => {
  const caseId = await answered();
  const both = [await wordOf(two.practice, caseId), await wordOf(two.trust, caseId)];
  const swapped = await shown(
    caseId,
    erased(both, ([first, second, ...rest]) =>
      first === undefined || second === undefined
        ? []
        : [{ ...first, event: second.event }, { ...second, event: first.event }, ...rest],
    ),
  );
  expect(swapped.faults).toContain('unknown-head');
  const other = await answered();
  const foreign = await rahman.connection.ask({ t: 'case', case: other, lane: null, after: 0, limit: 50 });
  const moved = await remains(foreign.events[1]?.event ?? new Uint8Array());
  const { faults } = await shown(
    caseId,
    erased(both, (events) => events.map((each, i) => (i === 1 ? { ...each, event: moved } : each))),
  );
  expect(faults).toEqual(['erased', 'wrong-place']);
  const altered = await shown(
    caseId,
    erased(both, (events) => events.map((each, i) => (i === 1 ? { ...each, event: flipped(each.event) } : each))),
  );
  expect(altered.faults).toEqual(['erased', 'bad-signature']);
});

/** One bit of the hash that stands in place of the body. */
function flipped(event: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(event);
  const at = changed.length - 64 - 4 - 1;
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

test('[ER7] the hash of what is left is that of the whole event, which later heads name', async () => {
  const caseId = await answered();
  const { events } = await rahman.connection.ask({ t: 'case', case: caseId, lane: null, after: 0, limit: 50 });
  const [first] = events;
  const { header, ciphertext } = decodeSealedEvent(first?.event ?? new Uint8Array());
  const hash = await sha256(eventSigningInput(header, await sha256(ciphertext)));
  await rahman.book.log(caseId).load(null);
  expect(rahman.book.log(caseId).part(null).entries[0]?.hash).toBe(Buffer.from(hash).toString('hex'));
});
