import {
  type CaseId,
  type Header,
  header,
  MOST_CIPHERTEXT,
  pad,
  type SealedEvent,
  type TeamId,
  eventSigningInput,
  decodeSealedEvent,
  encodeSealedEvent,
} from '@corridor/wire';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  actorOf,
  bytesOf,
  caseId,
  fixedRandom,
  headerOf,
  idOf,
  type Network,
  newNetwork,
  NOW,
  readerOf,
  teamId,
  TEXT,
  flipped,
} from '../test/network.ts';
import { expectCode, expectRefused } from '../test/refused.ts';
import * as second from '../test/second.ts';
import {
  type EpochKey,
  eventHash,
  fitsEvent,
  newEpoch,
  openEvent,
  sealEvent,
  sha256,
  sign,
  systemRandom,
  type TeamKeys,
  verifyEvent,
} from './index.ts';

let network: Network;
let key: EpochKey;
let team: TeamKeys;
let said: Header;
let event: SealedEvent;

const author = () => network.asha.person.sign;
const signer = () => network.asha.keys.signer;

beforeAll(async () => {
  network = await newNetwork();
  team = network.generation.keys;
  const readers = [await readerOf(network.rosterSigned, network.roster)];
  const of = { caseId, readers, by: actorOf(network.asha), at: NOW, previous: null };
  ({ key } = await newEpoch(of, signer(), fixedRandom('epoch 1')));
  said = headerOf(network.asha, key);
  event = await sealEvent(said, TEXT, key, signer(), fixedRandom('event'));
});

/** The event signed again by its author after a change. */
async function signedAgain(change: Partial<SealedEvent>): Promise<SealedEvent> {
  const changed = { ...event, ...change };
  const signature = await signer().sign(eventSigningInput(changed.header, await sha256(changed.ciphertext)));
  return { ...changed, signature };
}

test('[EV2] [EV3] what is sealed opens, whatever its length', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (body) => {
      const sealed = await sealEvent(said, body, key, signer(), systemRandom);
      const travelled = decodeSealedEvent(encodeSealedEvent(sealed));
      expect(await openEvent(travelled, key, author())).toEqual({ header: said, body });
    }),
    { numRuns: 25 },
  );
});

test('[EV3] the body is padded, and sealed with the header’s bytes as AAD', () => {
  const content = fixedRandom('epoch 1')(32);
  const padded = second.open(content, 'event-body', event.header, event.ciphertext);
  expect(padded).toHaveLength(256);
  expect(padded?.subarray(0, TEXT.length)).toEqual(TEXT);
  expect(header.decode(event.header)).toEqual(said);
});

test('[EV1] author and hash are over header and sealed body alone', async () => {
  const input = second.tuple('event-signature', event.header, second.hash(event.ciphertext));
  expect(second.verifies(author(), input, event.signature)).toBe(true);
  expect(await eventHash(event)).toEqual(second.hash(input));
  expect(await eventHash({ ...event, signature: new Uint8Array(64) })).toEqual(await eventHash(event));
  expect(await verifyEvent(event, author())).toEqual(said);
});

test('[EV2] [EV6] any change of header, body or signature is refused', async () => {
  for (const part of ['header', 'ciphertext', 'signature'] as const) {
    for (let at = 0; at < event[part].length; at += 7) {
      const changed = { ...event, [part]: flipped(event[part], at, 1 << (at & 7)) };
      await expectRefused(verifyEvent(changed, author()));
      await expectRefused(openEvent(changed, key, author()));
    }
    await expectRefused(openEvent({ ...event, [part]: event[part].subarray(1) }, key, author()));
    await expectRefused(openEvent({ ...event, [part]: new Uint8Array(0) }, key, author()));
  }
});

test('[EV2] an insider cannot speak as a colleague', async () => {
  await expectRefused(openEvent(event, key, network.ben.person.sign));
  const forged = await sealEvent(said, TEXT, key, network.ben.keys.signer, systemRandom);
  await expectRefused(openEvent(forged, key, author()));
});

test('[EV3] [EV6] a body moved under another header is refused, though its author signs', async () => {
  const changes: readonly Partial<Header>[] = [
    { act: 'advised' },
    { case: idOf<CaseId>('other') },
    { counter: 2 },
    { by: actorOf(network.ben) },
    { to: [network.ben.person.user] },
  ];
  for (const change of changes) {
    const moved = await signedAgain({ header: header.encode({ ...said, ...change }) });
    await expectRefused(openEvent(moved, key, author()));
  }
});

test('[EV2] [SE10] an event of another suite is neither sealed nor taken', async () => {
  await expectRefused(sealEvent({ ...said, suite: 2 }, TEXT, key, signer(), systemRandom));
  await expectRefused(verifyEvent(await signedAgain({ header: header.encode({ ...said, suite: 2 }) }), author()));
});

test('[EV4] a header that names another key is neither sealed nor opened', async () => {
  const changes: readonly Partial<Header>[] = [
    { epoch: 2 },
    { key: bytesOf('other') },
    { case: idOf<CaseId>('other') },
    { lane: teamId },
  ];
  for (const change of changes) {
    await expectRefused(sealEvent({ ...said, ...change }, TEXT, key, signer(), systemRandom));
    const relabelled = header.encode({ ...said, ...change });
    await expectRefused(openEvent(await signedAgain({ header: relabelled }), key, author()));
  }
});

test('[EV4] an event that was well sealed under a key that its header does not name is refused', async () => {
  const lie = header.encode({ ...said, epoch: 7 });
  const ciphertext = second.seal(fixedRandom('epoch 1')(32), 'event-body', lie, pad(TEXT), bytesOf('salt'));
  await expectRefused(openEvent(await signedAgain({ header: lie, ciphertext }), key, author()));
});

test('[EV5] a note is the team’s, and the two keys do not stand for each other', async () => {
  const noted: Header = { ...said, lane: teamId, act: 'noted', epoch: 1, key: team.commitment };
  const sealed = await sealEvent(noted, TEXT, team, signer(), systemRandom);
  expect((await openEvent(sealed, team, author())).body).toEqual(TEXT);
  await expectRefused(openEvent(sealed, key, author()));
  await expectRefused(openEvent(event, team, author()));
  await expectRefused(sealEvent(said, TEXT, team, signer(), systemRandom));
  await expectRefused(sealEvent({ ...noted, key: bytesOf('other') }, TEXT, team, signer(), systemRandom));
  await expectRefused(sealEvent({ ...noted, lane: idOf<TeamId>('other') }, TEXT, key, signer(), systemRandom));
});

test('[EV6] padding that `pad` does not make is refused, though sealed and signed', async () => {
  for (const padded of [new Uint8Array(256), Uint8Array.of(1), new Uint8Array(300).fill(1)]) {
    const content = fixedRandom('epoch 1')(32);
    const ciphertext = second.seal(content, 'event-body', event.header, padded, bytesOf('salt'));
    await expectRefused(openEvent(await signedAgain({ ciphertext }), key, author()));
  }
});

test('[SE9] a statement’s signature is no event’s, nor an event’s a statement’s', async () => {
  const asStatement = await sign(header, said, signer());
  await expectRefused(verifyEvent({ ...event, signature: asStatement.signature }, author()));
});

test('[EV7] what would be too large is refused before it is sealed', async () => {
  const most = new Uint8Array(MOST_CIPHERTEXT - 80 - 8192);
  const sealed = await sealEvent(said, most, key, signer(), systemRandom);
  expect(sealed.ciphertext.length).toBeLessThanOrEqual(MOST_CIPHERTEXT);
  const larger = new Uint8Array(MOST_CIPHERTEXT - 80);
  expect([fitsEvent(most), fitsEvent(larger)]).toEqual([true, false]);
  await expectCode(sealEvent(said, larger, key, signer(), systemRandom), 'out-of-range');
});
