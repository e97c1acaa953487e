/** A server that shows two readers of one case two logs, with all the keys that it takes: its own, and their guardians'. */
import type { Core } from '@corridor/client';
import {
  consistencyProof,
  cosign,
  encodeCheckpoint,
  encodeNote,
  type HashTree,
  hashTree,
  headsLine,
  signNote,
  systemRandom,
} from '@corridor/crypto';
import { cosignerName, toUtf8 } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HandOrganisation, type Lie, said, type Staff } from '../src/index.ts';
import { forgedEvent } from './forge.ts';
import { caseOf, item, newLiar, put, reading, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

const ORIGIN = 'corridor.test/log';

let stage: Stage;
let rahman: Core;

/** A log of ours up to a fork, and of something else after it. */
const treeOf = async (whose: string, size: number): Promise<HashTree> =>
  await hashTree(Array.from({ length: size }, (_, i) => toUtf8(i < 2 ? 'before the fork' : `${whose} ${i}`)));

/** What one organisation's people are shown: a tree that the log signed and that their own guardian cosigned. */
async function showing(of: HandOrganisation, tree: HashTree): Promise<Lie> {
  const { clock, server } = stage;
  const text = encodeCheckpoint({ origin: ORIGIN, ...tree, extensions: [headsLine(tree.root)] });
  const signatures = [
    await signNote(text, ORIGIN, server.logSigner),
    await cosign(text, cosignerName(of.organisation), clock.now(), of.guardian.identity.signer),
  ];
  const note = encodeNote({ text, signatures });
  return (frame) => {
    if (frame.t === 'log') return [{ ...frame, note, consistency: [], organisations: [] }];
    // What is believed is not in it yet.
    return frame.t === 'log-proofs' ? [{ ...frame, proofs: frame.proofs.map(() => null) }] : [frame];
  };
}

/** Somebody who knows the log's key. */
async function signIn(of: HandOrganisation, who: Staff, lie: Lie): Promise<Core> {
  const liar = newLiar();
  liar.tell(lie);
  const log = { logKey: stage.server.logSigner.publicKey, witnesses: [] };
  return await stage.signIn(of, who, liar, {
    identity: { ...who.identity, anchors: { ...who.identity.anchors, log } },
  });
}

beforeAll(async () => {
  stage = await startStage();
  rahman = await signIn(stage.practice, stage.gp, await showing(stage.practice, await treeOf('theirs', 5)));
});
afterAll(async () => await stage[Symbol.asyncDispose]());

/** Reads the practice's message under another log; whether that was noticed, and what sending is answered with. */
async function pryceUnder(tree: HashTree, tell: Lie): Promise<readonly [string | null, string | undefined]> {
  const caseId = await caseOf(stage, rahman, 'She is worried.');
  const shown = await showing(stage.trust, tree);
  const lie: Lie = (frame) => (frame.t === 'log-consistency' ? tell(frame) : shown(frame));
  const pryce = await signIn(stage.trust, stage.consultant, lie);
  expect(await reading(pryce, caseId)).toHaveLength(2);
  await put(pryce, item(pryce, stage.dermatology, caseId, said('We will see her.'), { basedOn: 2 }));
  const [unsent] = pryce.outbox.of(caseId);
  const { fault } = pryce.transparency.shown.get();
  return [fault, unsent?.delivery.state === 'refused' ? unsent.delivery.code : undefined];
}

test('[LS119] split view: a colleague’s message names a tree of the same size that is another', async () => {
  const [fault, code] = await pryceUnder(await treeOf('ours', 5), (frame) => [frame]);
  foiled(fault === null, 'two readers of one case, and two logs');
  expect([fault, code]).toEqual(['split', 'log-forked']);
});

test('[LS128] split view: no proof leads from the tree that a colleague names to one’s own', async () => {
  const ours = await treeOf('ours', 9);
  const proof = await consistencyProof(5, 9, ours.read);
  const [fault, code] = await pryceUnder(ours, (frame) =>
    frame.t === 'log-consistency' ? [{ ...frame, proofs: frame.proofs.map(() => proof) }] : [frame],
  );
  foiled(fault === null, 'two readers of one case, and two logs');
  expect([fault, code]).toEqual(['split', 'log-forked']);
});

test('[LS159] insider who would end all sending: a colleague names a tree that never was, and what must go still goes', async () => {
  const caseId = await caseOf(stage, rahman, 'She is worried.');
  const achebe = await stage.signIn(stage.trust, stage.registrar);
  const checkpoint = { size: 4, root: systemRandom(32) };
  const { team } = stage.dermatology;
  const event = await forgedEvent(achebe, caseId, team, { body: said('Nothing.'), header: { checkpoint } });
  await achebe.connection.ask({ t: 'append', event });
  expect(await reading(rahman, caseId)).toContain('Nothing.');
  const urgent = item(rahman, stage.partners, caseId, said('She is bleeding.'), { basedOn: 3 });
  await put(rahman, urgent);
  expect(rahman.outbox.of(caseId)[0]?.delivery).toMatchObject({ state: 'refused', code: 'log-forked' });
  await rahman.outbox.retry(urgent.event, true);
  await rahman.outbox.settled();
  foiled(rahman.outbox.of(caseId).length > 0, 'one member’s word ends all sending');
  expect(await reading(rahman, caseId)).toContain('She is bleeding.');
});
