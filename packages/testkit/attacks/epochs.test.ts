/** Lies about a case's keys: who has them, whether all have the same, and whether they go back. */
import { encodeBody } from '@corridor/cases';
import type { Core } from '@corridor/client';
import {
  type EpochKey,
  newEpoch,
  newSigner,
  openCaseWrap,
  type Reader,
  sealEvent,
  sealSymmetric,
  sealToPublicKey,
  sha256,
  sign,
  type Signer,
  statementHash,
  systemRandom,
  wrapForTeam,
} from '@corridor/crypto';
import {
  type CaseId,
  type CaseWrap,
  caseWrap,
  decodeSealedEvent,
  decodeSigned,
  encodeSealedEvent,
  encodeSigned,
  header,
  type Signed,
  tuple,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lie, said, type Staff } from '../src/index.ts';
import { forgedEvent } from './forge.ts';
import { adding, both, inAnswers } from './lies.ts';
import { caseOf, item, newLiar, put, QUESTION, reading, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

const FORGED = 'No need to see her.';

let stage: Stage;
let rahman: Core;
let achebe: Core;
let caseId: CaseId;

beforeAll(async () => {
  stage = await startStage();
  rahman = await stage.signIn(stage.practice, stage.gp);
  achebe = await stage.signIn(stage.trust, stage.registrar);
  caseId = await caseOf(stage, rahman);
  await achebe.book.log(caseId).load(null);
});
afterAll(async () => await stage[Symbol.asyncDispose]());

async function pryceThrough(lie: Lie) {
  const liar = newLiar();
  liar.tell(lie);
  const victim = await stage.signIn(stage.trust, stage.consultant, liar);
  return { liar, victim, texts: await reading(victim, caseId) };
}

/** The case's own statement, and the roster of Dermatology that it names. */
function epochOne(core: Core): { readonly statement: Signed; readonly reader: Reader } {
  const found = core.book.log(caseId).keys.statement(1);
  const reader = found?.value.readers.find(({ team }) => team === stage.dermatology.team);
  if (found === null || reader === undefined) throw new Error('the case is not known');
  return { statement: found.signed, reader };
}

const actor = (who: Staff, of: { organisation: Staff['person']['organisation'] }, team: Stage['partners']) => ({
  organisation: of.organisation,
  team: team.team,
  user: who.user,
  version: 1,
});

/** A wrap that says it is of the case's key, with another in its box. */
async function poisoned(
  by: CaseWrap['by'],
  signer: Signer,
  key: Uint8Array,
  how: CaseWrap['how'] = 'hpke',
): Promise<Uint8Array> {
  const { statement, reader } = epochOne(achebe);
  const { commitment } = achebe.book.log(caseId).keys.newest()?.value ?? { commitment: new Uint8Array(32) };
  const bare: CaseWrap = {
    suite: 1,
    case: caseId,
    epoch: 1,
    statement: await statementHash(statement),
    commitment,
    organisation: reader.organisation,
    team: reader.team,
    generation: reader.generation,
    how,
    box: new Uint8Array(0),
    by,
    at: stage.clock.now(),
  };
  const { roster, generation } = stage.dermatology.current();
  const to = how === 'hpke' ? roster.kem : roster.commitment;
  const of = tuple('case-wrap-box', 1, caseWrap.encode(bare), to);
  const box =
    how === 'hpke'
      ? await sealToPublicKey(to, of, key, systemRandom)
      : await sealSymmetric(generation.keys.symmetric, 'case-wrap-box', of, key, systemRandom);
  return encodeSigned(await sign(caseWrap, { ...bare, box }, signer));
}

const wraps = (change: (wraps: readonly Uint8Array[]) => Uint8Array[]): Lie =>
  inAnswers('case', (frame) => ({ ...frame, wraps: change(frame.wraps) }));

test('[LS40] different case keys to two teams: the one that was not committed to opens nothing', async () => {
  const by = actor(stage.gp, stage.practice, stage.partners);
  const other = await poisoned(by, stage.gp.keys.signer, new Uint8Array(32).fill(7));
  const { victim, texts } = await pryceThrough(wraps(() => [other]));
  const key = await victim.book.log(caseId).keys.key(1);
  foiled(key !== null, 'one team is given another key than the other, and takes it');
  expect(texts).toEqual(['gap']);
});

test('[LS41] poisoned re-wrap: a colleague’s bad wrap locks nobody out', async () => {
  const by = actor(stage.registrar, stage.trust, stage.dermatology);
  const bad = await poisoned(by, stage.registrar.keys.signer, new Uint8Array(32).fill(7), 'sealed');
  const { texts } = await pryceThrough(wraps((honest) => [...honest, bad]));
  foiled(texts.includes('gap'), 'a bad wrap keeps the good one from being tried');
  expect(texts).toEqual([QUESTION]);
});

test('[LS42] case key of the server’s making: nobody’s next message is sealed under it', async () => {
  const own = await newSigner(systemRandom);
  const theirs = new Uint8Array(32).fill(9);
  const by = actor(stage.consultant, stage.trust, stage.dermatology);
  const bad = await poisoned(by, own, theirs);
  const { victim } = await pryceThrough(wraps(() => [bad]));
  const key = await victim.book.log(caseId).keys.key(1);
  foiled(key !== null, 'the operator can read what is written next');
  await put(victim, item(victim, stage.dermatology, caseId, said('Please come.'), { basedOn: 1 }));
  expect(victim.outbox.of(caseId).map(({ delivery }) => delivery)).toEqual([{ state: 'refused', code: 'cannot-open' }]);
});

/** A second epoch by an insider, and a message under it: what the log says of them. */
async function nextEpoch(insider: Core, readers: readonly Reader[], by: CaseWrap['by']) {
  const log = insider.book.log(caseId);
  const before = await log.keys.key(1);
  if (before === null) throw new Error('the insider cannot open the case');
  const { statement } = epochOne(insider);
  const at = stage.clock.now();
  const previous = { statement, key: before };
  const made = await newEpoch({ caseId, readers, by, at, previous }, insider.identity.signer, systemRandom);
  const kem = stage.dermatology.current().roster.kem;
  const own = readers.find(({ team }) => team === stage.dermatology.team);
  const wrap =
    own === undefined ? [] : [await wrapForTeam(made.key, own, kem, { by, at }, insider.identity.signer, systemRandom)];
  return { ...made, wraps: wrap.map(encodeSigned) };
}

async function underIt(insider: Core, key: EpochKey, by: CaseWrap['by']): Promise<Uint8Array> {
  const raw = await forgedEvent(insider, caseId, by.team, { body: said(FORGED) });
  const changed = { ...header.decode(decodeSealedEvent(raw).header), epoch: key.epoch, key: key.statement };
  const { signer } = insider.identity;
  return encodeSealedEvent(await sealEvent(changed, encodeBody(said(FORGED)), key, signer, systemRandom));
}

const withEpoch = (statement: Signed, more: readonly Uint8Array[]): Lie =>
  inAnswers('case', (frame) => ({
    ...frame,
    epochs: [...frame.epochs, encodeSigned(statement)],
    wraps: [...frame.wraps, ...more],
  }));

test('[LS43] reader added without an act that says so: the message is a gap, and the key is not used', async () => {
  const { trust, registrar, dermatology } = stage;
  const other = await trust.team('Another team', [registrar]);
  const first = achebe.book.log(caseId).keys.newest()?.value.readers ?? [];
  const roster = await sha256(new Uint8Array(0));
  const [raw] = (await achebe.connection.ask({ t: 'team', team: other.team, after: 0 })).rosters;
  const hash = raw === undefined ? roster : await statementHash(decodeSigned(raw));
  const added: Reader = { organisation: trust.organisation, team: other.team, generation: 1, roster: hash };
  const by = actor(registrar, trust, dermatology);
  const made = await nextEpoch(achebe, [...first, added], by);
  const forged = await underIt(achebe, made.key, by);
  const { texts } = await pryceThrough(both(withEpoch(made.statement, made.wraps), adding(forged)));
  foiled(texts.includes(FORGED), 'a team reads from now on, and nobody was told');
  expect(texts).toEqual([QUESTION, 'gap']);
});

test('[LS44] key made by somebody who does not read: the statement is not believed', async () => {
  const { rival, stranger } = stage;
  const first = achebe.book.log(caseId).keys.newest()?.value.readers ?? [];
  const by = { organisation: rival.organisation, team: stage.dermatology.team, user: stranger.user, version: 1 };
  const before = await achebe.book.log(caseId).keys.key(1);
  if (before === null) throw new Error('the case is not open');
  const previous = { statement: epochOne(achebe).statement, key: before };
  const at = stage.clock.now();
  const made = await newEpoch({ caseId, readers: first, by, at, previous }, stranger.keys.signer, systemRandom);
  const { victim } = await pryceThrough(withEpoch(made.statement, []));
  foiled(victim.book.log(caseId).keys.newest()?.value.epoch === 2, 'a stranger’s key is the case’s');
  expect(victim.book.log(caseId).keys.newest()?.value.epoch).toBe(1);
});

test('[LS45] team in a key’s statement at a roster that is not its own: the statement is not believed', async () => {
  const first = achebe.book.log(caseId).keys.newest()?.value.readers ?? [];
  const roster = await sha256(new Uint8Array(1));
  const readers = first.map((each) => ({ ...each, roster }));
  const by = actor(stage.registrar, stage.trust, stage.dermatology);
  const made = await nextEpoch(achebe, readers, by);
  const { victim } = await pryceThrough(withEpoch(made.statement, made.wraps));
  foiled(
    victim.book.log(caseId).keys.newest()?.value.epoch === 2,
    'a key for rosters that nobody signed is the case’s',
  );
  expect(victim.book.log(caseId).keys.newest()?.value.epoch).toBe(1);
});

test('[LS46] old-epoch event after a removal: it is a gap, though its author was a member then', async () => {
  const { trust, consultant } = stage;
  const leaver = await trust.staff('Dr Ines Mora', 'Registrar');
  const team = await trust.team('Minor surgery', [consultant, leaver]);
  const party = { organisation: trust.organisation, team: team.team, name: team.name, organisationName: trust.name };
  const id = await caseOf(stage, rahman);
  await put(
    rahman,
    item(
      rahman,
      stage.partners,
      id,
      { act: 'shared', teams: [party], reason: 'For excision' },
      { joins: [team.team], basedOn: 1 },
    ),
  );
  const mora = await stage.signIn(trust, leaver);
  await mora.book.log(id).load(null);
  const forged = await forgedEvent(mora, id, team.team, { body: said(FORGED) });
  await trust.remove(team, leaver);
  await rahman.book.log(id).load(null);
  await put(rahman, item(rahman, stage.partners, id, said('Sent after.'), { basedOn: 2 }));
  const liar = newLiar();
  liar.tell(adding(forged));
  const victim = await stage.signIn(trust, consultant, liar);
  const texts = await reading(victim, id);
  foiled(texts.includes(FORGED), 'somebody who was removed goes on writing');
  expect(texts.at(-1)).toBe('gap');
  expect(texts).toContain('Sent after.');
});

test('[LS47] key of one case offered for another: it opens nothing there', async () => {
  const other = await caseOf(stage, rahman);
  const page = await achebe.connection.ask({ t: 'case', case: other, lane: null, after: 0, limit: 200 });
  const { victim, texts } = await pryceThrough(wraps(() => page.wraps));
  foiled((await victim.book.log(caseId).keys.key(1)) !== null, 'another case’s key is taken for this one’s');
  expect(texts).toEqual(['gap']);
  const [wrap] = page.wraps;
  const keys = await achebe.teams.keys(stage.dermatology.team, 1);
  if (wrap === undefined || keys === null) throw new Error('the other case has no wrap');
  const taken = await openCaseWrap(decodeSigned(wrap), epochOne(achebe).statement, keys).catch(() => null);
  foiled(taken !== null, 'another case’s key passes for this one’s');
});
