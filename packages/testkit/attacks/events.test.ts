/** A server, alone or with an insider, that changes what was said, who said it, or where. */
import type { Body } from '@corridor/cases';
import type { Core } from '@corridor/client';
import { sha256, type Signer } from '@corridor/crypto';
import {
  type CaseId,
  decodeSealedEvent,
  encodeSealedEvent,
  eventSigningInput,
  type Header,
  type SealedEvent,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lie, said } from '../src/index.ts';
import { forgedEvent } from './forge.ts';
import { adding, atNumber, flipped, inCase, withHeader } from './lies.ts';
import { caseOf, gapsOf, item, newLiar, put, QUESTION, reading, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

const FORGED = 'No need to see her.';
const SAID = 'She is worried.';

let stage: Stage;
let rahman: Core;
let achebe: Core;
let caseId: CaseId;

beforeAll(async () => {
  stage = await startStage();
  rahman = await stage.signIn(stage.practice, stage.gp);
  achebe = await stage.signIn(stage.trust, stage.registrar);
  caseId = await caseOf(stage, rahman, SAID);
});
afterAll(async () => await stage[Symbol.asyncDispose]());

const own = (body: Body) => ({ body });

/** The consultant, reading through a server that tells `lie`. */
async function pryceThrough(lie: Lie, id = caseId) {
  const liar = newLiar();
  liar.tell(lie);
  const victim = await stage.signIn(stage.trust, stage.consultant, liar);
  return { victim, texts: await reading(victim, id), gaps: () => gapsOf(victim, id) };
}

const withEvent = (change: (event: SealedEvent) => SealedEvent) => (raw: Uint8Array) =>
  encodeSealedEvent(change(decodeSealedEvent(raw)));

test('[LS20] event moved to another case: a private note about one patient is not read under another', async () => {
  const { dermatology, trust, consultant } = stage;
  const other = await caseOf(stage, rahman);
  const note: Body = { act: 'noted', text: 'Melanoma likely.', attachments: [], mentions: [] };
  for (const id of [caseId, other]) await achebe.book.log(id).load(null);
  await put(achebe, item(achebe, dermatology, other, note, { private: true }));
  const page = await achebe.connection.ask({ t: 'case', case: other, lane: dermatology.team, after: 0, limit: 200 });
  const liar = newLiar();
  let isLane = false;
  liar.tell((frame) => {
    if (frame.t !== 'case' || !isLane) return [frame];
    return [{ ...frame, events: page.events, last: page.last }];
  });
  const victim = await stage.signIn(trust, consultant, liar);
  await reading(victim, caseId);
  isLane = true;
  const texts = await reading(victim, caseId, dermatology.team);
  foiled(texts.includes('Melanoma likely.'), 'a note about another patient stands in this one’s');
  expect(texts).toEqual(['gap']);
});

test('[LS21] act changed: what was said is not read as something done', async () => {
  const asked = (header: Header): Header => ({ ...header, act: 'claimed' });
  const { victim, texts, gaps } = await pryceThrough(atNumber(2, withHeader(asked)));
  foiled(victim.book.log(caseId).part(null).entries[1]?.signed === true, 'an act that nobody did counts as done');
  expect(texts).toEqual([QUESTION, 'gap']);
  expect(gaps()).toEqual([2]);
});

test('[LS22] sender relabelled: nobody’s words are shown as somebody else’s', async () => {
  const relabelled = (header: Header): Header => ({ ...header, by: { ...header.by, user: stage.nurse.user } });
  const { victim, texts } = await pryceThrough(atNumber(2, withHeader(relabelled)));
  const entry = victim.book.log(caseId).part(null).entries[1];
  foiled(entry?.signed === true, 'Dr Rahman’s words pass as Mr Okafor’s');
  expect(texts).toEqual([QUESTION, 'gap']);
});

test('[LS23] insider forges a colleague: it is a gap, though the body opens', async () => {
  const by = { organisation: stage.trust.organisation, team: stage.dermatology.team, user: stage.consultant.user };
  const forged = await forgedEvent(achebe, caseId, stage.dermatology.team, {
    ...own(said(FORGED)),
    header: { by: { ...by, version: 1 }, counter: 1 },
  });
  const { texts } = await pryceThrough(adding(forged));
  foiled(texts.includes(FORGED), 'the registrar’s words are read as the consultant’s');
  expect(texts).toEqual([QUESTION, SAID, 'gap']);
});

test('[LS24] stranger to the case: a person whom no reading team names is not read', async () => {
  const { rival, stranger, dermatology } = stage;
  const forged = await forgedEvent(achebe, caseId, dermatology.team, {
    ...own(said(FORGED)),
    signer: stranger.keys.signer,
    header: {
      by: { organisation: rival.organisation, team: dermatology.team, user: stranger.user, version: 1 },
      counter: 1,
    },
  });
  const { texts } = await pryceThrough(adding(forged));
  foiled(texts.includes(FORGED), 'somebody writes in a case that their team was not given');
  expect(texts).toEqual([QUESTION, SAID, 'gap']);
});

test('[LS25] bit flips: a change of any part is a gap at its number, and the rest is read', async () => {
  for (const part of ['header', 'ciphertext', 'signature'] as const) {
    const { texts, gaps } = await pryceThrough(
      atNumber(
        2,
        withEvent((event) => ({ ...event, [part]: flipped(event[part]) })),
      ),
    );
    foiled(texts[1] === SAID, `an event with a changed ${part} is believed`);
    expect(texts).toEqual([QUESTION, 'gap']);
    expect(gaps()).toEqual([2]);
  }
});

test('[LS26] truncation: half an event is a gap, and the rest is read', async () => {
  for (const length of [0, 3, 40, 300]) {
    const { texts } = await pryceThrough(atNumber(1, (event) => event.subarray(0, length)));
    foiled(texts[0] !== 'gap', 'half an event is believed');
    expect(texts[0]).toBe('gap');
  }
});

test('[LS27] suite downgraded: another suite is not spoken, whoever signs it', async () => {
  const asItIs = await forgedEvent(achebe, caseId, stage.dermatology.team, own(said(FORGED)));
  const { signer } = stage.registrar.keys;
  const changed = await resigned(withHeader((header) => ({ ...header, suite: 2 }))(asItIs), signer);
  const { victim, texts } = await pryceThrough(adding(changed));
  foiled(victim.book.log(caseId).part(null).entries[2]?.signed === true, 'a header of another suite is believed');
  expect(texts).toEqual([QUESTION, SAID, 'gap']);
});

async function resigned(raw: Uint8Array, signer: Signer): Promise<Uint8Array> {
  const event = decodeSealedEvent(raw);
  const signature = await signer.sign(eventSigningInput(event.header, await sha256(event.ciphertext)));
  return encodeSealedEvent({ ...event, signature });
}

test('[LS28] replay: what was told before is not believed again under another number', async () => {
  const again = inCase((events) => [...events, ...events.slice(1, 2).map((each) => ({ ...each, number: 3 }))]);
  const { texts } = await pryceThrough(again);
  foiled(texts[2] === SAID, 'one message is read twice');
  expect(texts).toEqual([QUESTION, SAID, 'gap']);
});

test('[LS29] reorder: an event before what its author had seen is a gap', async () => {
  const later = await caseOf(stage, rahman, 'First.', 'Second.');
  const other = [1, 3, 2];
  const swapped = inCase((events) =>
    events.map((each, i) => ({ ...each, number: other[i] ?? each.number })).toSorted((a, b) => a.number - b.number),
  );
  const { texts } = await pryceThrough(swapped, later);
  foiled(texts[1] === 'Second.', 'the second message is read before the first');
  expect(texts).toContain('gap');
});

test('[LS30] drop: what comes after a message that was left out is a gap', async () => {
  const later = await caseOf(stage, rahman, 'Do not operate.', 'As I said.');
  const without = inCase((events) =>
    events.filter(({ number }) => number !== 2).map((each) => ({ ...each, number: Math.min(each.number, 2) })),
  );
  const { texts, gaps } = await pryceThrough(without, later);
  foiled(texts[1] === 'As I said.', 'a message is left out and nobody sees that it is missing');
  expect(gaps()).toContain(2);
});
