import { caseWrap, type CaseWrap, epoch, type Epoch, type Signed, type TeamId, type CaseId } from '@corridor/wire';
import { beforeAll, expect, test } from 'vitest';
import {
  actorOf,
  bytesOf,
  caseId,
  fixedRandom,
  idOf,
  type Network,
  newNetwork,
  NOW,
  organisationId,
  readerOf,
  flipped,
} from '../test/network.ts';
import { expectCode, expectRefused } from '../test/refused.ts';
import * as second from '../test/second.ts';
import { EpochKey } from './epoch.ts';
import {
  newEpoch,
  newGeneration,
  openCaseWrap,
  previousEpochKey,
  type Reader,
  sign,
  statementHash,
  systemRandom,
  type TeamKeys,
  verifyCaseWrap,
  verifyEpoch,
  wrapForTeam,
} from './index.ts';

let network: Network;
let reader: Reader;
let other: Reader;
let team: TeamKeys;
let otherTeam: TeamKeys;
let first: { statement: Signed; key: EpochKey };
let then: { statement: Signed; key: EpochKey };

const signer = () => network.asha.keys.signer;
const publicKey = () => network.asha.person.sign;
const by = () => ({ by: actorOf(network.asha), at: NOW });

beforeAll(async () => {
  network = await newNetwork();
  reader = await readerOf(network.rosterSigned, network.roster);
  other = { ...reader, team: idOf<TeamId>('Plastics') };
  team = network.generation.keys;
  const of = { organisation: organisationId, team: other.team, generation: 1, previousSeed: null };
  otherTeam = (await newGeneration(of, fixedRandom('Plastics'))).keys;
  const readers = [reader, other];
  first = await newEpoch({ caseId, readers, ...by(), previous: null }, signer(), fixedRandom('epoch 1'));
  then = await newEpoch({ caseId, readers: [reader], ...by(), previous: first }, signer(), fixedRandom('epoch 2'));
});

const restated = async (statement: Signed, change: Partial<Epoch>): Promise<Signed> =>
  await sign(epoch, { ...epoch.decode(statement.bytes), ...change }, signer());

test('[EP1] [EP2] an epoch is its maker’s and follows the one before', async () => {
  expect((await verifyEpoch(first.statement, publicKey(), null)).epoch).toBe(1);
  expect((await verifyEpoch(then.statement, publicKey(), first.statement)).epoch).toBe(2);
  expect((await verifyEpoch(then.statement, publicKey())).epoch).toBe(2);
  await expectRefused(verifyEpoch(then.statement, publicKey(), null));
  await expectRefused(verifyEpoch(then.statement, network.ben.person.sign, first.statement));
  await expectRefused(verifyEpoch({ ...then.statement, bytes: flipped(then.statement.bytes, 100) }, publicKey()));
});

test('[EP1] a gap, a fork, another case, a kept key or missing history is refused', async () => {
  const changes: readonly Partial<Epoch>[] = [
    { epoch: 3 },
    { epoch: 1 },
    { case: idOf<CaseId>('other') },
    { previous: bytesOf('other') },
    { previous: null },
    { history: null },
    { commitment: first.key.commitment },
  ];
  for (const change of changes) {
    await expectRefused(verifyEpoch(await restated(then.statement, change), publicKey(), first.statement));
  }
  await expectRefused(verifyEpoch(await restated(first.statement, { epoch: 0 }), publicKey(), null));
  await expectRefused(verifyEpoch(then.statement, publicKey(), { bytes: bytesOf('x'), signature: bytesOf('s', 64) }));
});

test('[EP3] an epoch has readers, and each once', async () => {
  await expectRefused(verifyEpoch(await restated(first.statement, { readers: [] }), publicKey(), null));
  const twice = [reader, { ...reader, generation: 2 }];
  await expectRefused(verifyEpoch(await restated(first.statement, { readers: twice }), publicKey(), null));
});

test('[EP4] the commitment is the second implementation’s', async () => {
  const content = fixedRandom('epoch 1')(32);
  const id = second.derive(content, 'epoch-commitment', Buffer.from(caseId, 'hex'), second.uint(1));
  expect(first.key.commitment).toEqual(id);
  expect(first.key.statement).toEqual(await statementHash(first.statement));
});

/** The key for one's own team, by either way of wrapping. */
async function wraps(): Promise<readonly Signed[]> {
  const own = wrapForTeam(first.key, reader, team, by(), signer(), systemRandom);
  const theirs = wrapForTeam(first.key, reader, team.kem.publicKey, by(), signer(), systemRandom);
  return await Promise.all([own, theirs]);
}

test('[EP2] [EP6] a team opens its wrap, sealed or by HPKE', async () => {
  const ways = [];
  for (const wrap of await wraps()) {
    ways.push((await verifyCaseWrap(wrap, publicKey())).how);
    await expectRefused(verifyCaseWrap(wrap, network.ben.person.sign));
    const key = await openCaseWrap(wrap, first.statement, team);
    expect(key.commitment).toEqual(first.key.commitment);
    expect([key.case, key.epoch]).toEqual([caseId, 1]);
    await expectRefused(openCaseWrap(wrap, first.statement, otherTeam));
    await expectRefused(openCaseWrap(wrap, then.statement, team));
  }
  expect(ways).toEqual(['sealed', 'hpke']);
});

test('[EP6] a wrap relabelled is refused, though signed again', async () => {
  const changes: readonly Partial<CaseWrap>[] = [
    { team: other.team },
    { generation: 2 },
    { case: idOf<CaseId>('other') },
    { epoch: 2 },
    { statement: bytesOf('other') },
    { commitment: bytesOf('other') },
    { at: NOW + 1 },
    { by: actorOf(network.ben) },
  ];
  for (const wrap of await wraps()) {
    const value = caseWrap.decode(wrap.bytes);
    for (const change of [...changes, { how: value.how === 'hpke' ? ('sealed' as const) : ('hpke' as const) }]) {
      const relabelled = await sign(caseWrap, { ...value, ...change }, signer());
      await expectRefused(openCaseWrap(relabelled, first.statement, team));
    }
    const broken = await sign(caseWrap, { ...value, box: flipped(value.box, value.box.length - 1) }, signer());
    await expectRefused(openCaseWrap(broken, first.statement, team));
  }
});

test('[EP3] [EP7] a team that the statement does not name cannot be slipped a key', async () => {
  const wrap = await wrapForTeam(then.key, other, otherTeam, by(), signer(), systemRandom);
  await expectRefused(openCaseWrap(wrap, then.statement, otherTeam));
});

test('[EP7] two teams cannot be given different keys for one epoch', async () => {
  const rival = await newEpoch({ caseId, readers: [reader, other], ...by(), previous: null }, signer(), systemRandom);
  const poisoned = await wrapForTeam(rival.key, other, otherTeam, by(), signer(), systemRandom);
  await expectRefused(openCaseWrap(poisoned, first.statement, otherTeam));
  const lie = { statement: first.key.statement, commitment: first.key.commitment };
  const relabelled = await sign(caseWrap, { ...caseWrap.decode(poisoned.bytes), ...lie }, signer());
  await expectRefused(openCaseWrap(relabelled, first.statement, otherTeam));
});

/** Another key that says it is the first epoch's. */
function liar(): EpochKey {
  return new EpochKey(bytesOf('another key'), first.key, first.key.statement, first.key.commitment);
}

test('[EP7] a poisoned re-wrap is refused, though it names the statement and opens', async () => {
  for (const to of [team, team.kem.publicKey]) {
    const poisoned = await wrapForTeam(liar(), reader, to, by(), signer(), systemRandom);
    expect((await verifyCaseWrap(poisoned, publicKey())).commitment).toEqual(first.key.commitment);
    await expectRefused(openCaseWrap(poisoned, first.statement, team));
  }
});

test('[EP8] poisoned history is refused, though it opens', async () => {
  const previous = { statement: first.statement, key: liar() };
  const after = await newEpoch({ caseId, readers: [reader], ...by(), previous }, signer(), systemRandom);
  await verifyEpoch(after.statement, publicKey(), first.statement);
  await expectRefused(previousEpochKey(after.statement, after.key, first.statement));
});

test('[EP5] [EP8] who holds an epoch reads the one before', async () => {
  const key = await previousEpochKey(then.statement, then.key, first.statement);
  expect(key.epoch).toBe(1);
  expect(key.commitment).toEqual(first.key.commitment);
  expect(key.statement).toEqual(first.key.statement);
});

test('[EP8] history of another key, statement or case is refused', async () => {
  await expectRefused(previousEpochKey(then.statement, first.key, first.statement));
  await expectRefused(previousEpochKey(first.statement, first.key, first.statement));
  await expectRefused(previousEpochKey(then.statement, then.key, then.statement));
  const rival = await newEpoch({ caseId, readers: [reader], ...by(), previous: null }, signer(), systemRandom);
  await expectRefused(previousEpochKey(then.statement, then.key, rival.statement));
  const forged = await restated(first.statement, { commitment: rival.key.commitment });
  const over = { ...epoch.decode(then.statement.bytes), previous: await statementHash(forged) };
  const statement = await sign(epoch, over, signer());
  const wrap = await wrapForTeam(then.key, reader, team, by(), signer(), systemRandom);
  await expectRefused(openCaseWrap(wrap, statement, team));
  await expectRefused(previousEpochKey(statement, then.key, forged));
});

test('[EP1] an epoch is made after its own case’s last alone', async () => {
  const elsewhere = { caseId: idOf<CaseId>('other'), readers: [reader], ...by(), previous: first };
  await expectRefused(newEpoch(elsewhere, signer(), systemRandom));
  const mixed = { caseId, readers: [reader], ...by(), previous: { statement: then.statement, key: first.key } };
  await expectRefused(newEpoch(mixed, signer(), systemRandom));
});

test('[KE2] a team key out of range is refused before a case key is sealed to it', async () => {
  const malformed = new Uint8Array(1216).fill(255);
  await expectCode(wrapForTeam(first.key, other, malformed, by(), signer(), systemRandom), 'malformed-key');
});
