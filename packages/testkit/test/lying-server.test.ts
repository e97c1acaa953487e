/** A client between whose socket and the honest server somebody changes frames: what fails is a gap, and nothing else stops. */
import type { CaseView, CorridorClient } from '@corridor/client';
import { nodePorts } from '@corridor/client/node';
import {
  type CaseId,
  decodeSealedEvent,
  type Down,
  encodeSealedEvent,
  type Header,
  header as headerFormat,
  type Numbered,
  type Said,
} from '@corridor/wire';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  askHospital,
  type LyingServer,
  lyingServer,
  messagesIn,
  said,
  startNetwork,
  type TestNetwork,
  until,
} from '../src/index.ts';

let network: TestNetwork;
let rahman: CorridorClient;
/** What the honest case looks like: the question, and two more messages. */
let caseId: CaseId;
let server: LyingServer;

beforeAll(async () => {
  network = await startNetwork();
  rahman = await network.person('rahman');
  await network.person('pryce');
  caseId = await write('First.', 'Second.');
});
afterAll(async () => await network[Symbol.asyncDispose]());
beforeEach(() => {
  server = lyingServer(nodePorts().openSocket);
});

async function write(...texts: readonly string[]): Promise<CaseId> {
  const made = await askHospital(network, rahman);
  for (const [i, text] of texts.entries()) await rahman.write({ case: made, body: said(text), basedOn: i + 1 });
  await until(
    rahman,
    'case',
    made,
    ({ unsent, state }) => unsent.length === 0 && state.lastNumber === texts.length + 1,
  );
  return made;
}

/** The case as the hospital sees it through the lying server. */
async function seen(
  lie: (frame: Down) => readonly (Down | Uint8Array)[],
  wanted = (view: CaseView) => view.state.lastNumber === 3,
): Promise<CaseView> {
  const reader = await network.person('pryce', { openSocket: server.openSocket });
  server.tell(lie);
  return await until(reader, 'case', caseId, (view) => !view.loading && wanted(view));
}

/** Changes the events of the case's own log as it is read. */
function inCase(change: (events: readonly Numbered[]) => readonly Numbered[]) {
  return (frame: Down): readonly Down[] => {
    if (frame.t !== 'case' || frame.events.length === 0) return [frame];
    const events = [...change(frame.events)];
    return [{ ...frame, events, last: Math.max(frame.last, ...events.map(({ number }) => number)) }];
  };
}

function atNumber(number: number, change: (event: Uint8Array) => Uint8Array) {
  return inCase((events) =>
    events.map((each) => (each.number === number ? { ...each, event: change(each.event) } : each)),
  );
}

function withHeader(change: (header: Header) => Header) {
  return (raw: Uint8Array): Uint8Array => {
    const event = decodeSealedEvent(raw);
    return encodeSealedEvent({ ...event, header: headerFormat.encode(change(headerFormat.decode(event.header))) });
  };
}

function flipped(field: 'header' | 'ciphertext' | 'signature') {
  return (raw: Uint8Array): Uint8Array => {
    const event = decodeSealedEvent(raw);
    const bytes = new Uint8Array(event[field]);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return encodeSealedEvent({ ...event, [field]: bytes });
  };
}

const kinds = ({ state }: CaseView): readonly string[] => state.thread.map(({ kind }) => kind);

test('the honest case is whole', async () => {
  expect(kinds(await seen((frame) => [frame]))).toEqual(['message', 'message', 'message']);
});

describe('[CL35] what does not verify is a gap at its number, and the rest is read', () => {
  test.each([
    ['[CL31] a signature that was changed', atNumber(2, flipped('signature'))],
    ['[CL34] a body that was changed', atNumber(2, flipped('ciphertext'))],
    [
      '[CL31] an act that was changed',
      atNumber(
        2,
        withHeader((header) => ({ ...header, act: 'claimed' })),
      ),
    ],
    [
      '[CL31] a sender relabelled',
      atNumber(
        2,
        withHeader((header) => ({ ...header, by: { ...header.by, user: network.users.okafor } })),
      ),
    ],
    [
      '[CL32] another key named',
      atNumber(
        2,
        withHeader((header) => ({ ...header, key: new Uint8Array(32) })),
      ),
    ],
    ['[CL30] an event truncated', atNumber(2, (event) => event.subarray(0, event.length - 40))],
    ['[CL30] garbage in place of an event', atNumber(2, () => new Uint8Array(64))],
  ])('%s', async (_what, lie) => {
    const view = await seen(lie);
    expect(kinds(view)).toContain('gap');
    expect(view.state.thread.find(({ kind }) => kind === 'gap')?.number).toBe(2);
    expect(messagesIn(view)[0]).toBe('It has grown since spring. Should she be seen?');
  });

  test('[CL30] an event moved here from another case', async () => {
    const other = await write('Of another patient.');
    const reader = await network.person('achebe', { openSocket: server.openSocket });
    await until(reader, 'case', other, ({ state, loading }) => !loading && state.lastNumber === 2);
    const told = server.heard.flatMap((frame) => {
      if (frame.t === 'case') return frame.events;
      return frame.t === 'inbox' ? frame.cases.flatMap((each) => (each.case === other ? each.events : [])) : [];
    });
    const moved = told.find(({ number }) => number === 2);
    if (moved === undefined) throw new Error('the other case was not read');
    expect(kinds(await seen(atNumber(2, () => moved.event)))).toContain('gap');
  });

  test('[CL37] an event told again under a new number', async () => {
    const again = inCase((events) => [
      ...events,
      ...events.filter(({ number }) => number === 2).map((each) => ({ ...each, number: 4 })),
    ]);
    const view = await seen(again, ({ state }) => state.lastNumber === 4);
    expect(kinds(view)).toEqual(['message', 'message', 'message', 'gap']);
  });

  test('[CL38] [CL39] an event left out and the rest moved up', async () => {
    const without = inCase((events) =>
      events
        .filter(({ number }) => number !== 2)
        .map((each) => (each.number > 2 ? { ...each, number: each.number - 1 } : each)),
    );
    const view = await seen(without, ({ state }) => state.lastNumber >= 2);
    // What the inbox said of the case, which was no lie, may still stand at its own number.
    expect(view.state.thread.filter(({ number }) => number === 2).map(({ kind }) => kind)).toEqual(['gap']);
  });

  test('[CL38] two events told in each other’s place', async () => {
    const other = [1, 3, 2];
    const swapped = inCase((events) =>
      events.map((each, i) => ({ ...each, number: other[i] ?? each.number })).toSorted((a, b) => a.number - b.number),
    );
    expect(kinds(await seen(swapped)).filter((kind) => kind === 'gap').length).toBeGreaterThan(0);
  });

  test('an inbox says that a case is damaged', async () => {
    const reader = await network.person('achebe', { openSocket: server.openSocket });
    void reader;
    const again = await network.person('achebe', {
      openSocket: ((): LyingServer['openSocket'] => {
        const liar = lyingServer(nodePorts().openSocket);
        liar.tell((frame) =>
          frame.t === 'inbox'
            ? [
                {
                  ...frame,
                  cases: frame.cases.map((each) => ({
                    ...each,
                    events: each.events.map((one) => ({ ...one, event: flipped('signature')(one.event) })),
                  })),
                },
              ]
            : [frame],
        );
        return liar.openSocket;
      })(),
    });
    const inbox = await until(again, 'inbox', network.teams.calderbrook, ({ loading }) => !loading);
    expect(inbox.rows.every(({ damaged }) => damaged)).toBe(true);
  });
});

describe('[CL26] keys', () => {
  test('[CL27] a wrap of another key does not open the case', async () => {
    const spoilt = (frame: Down): readonly Down[] =>
      frame.t === 'case' || frame.t === 'inbox' ? [withoutKeys(frame)] : [frame];
    const reader = await network.person('achebe', {
      openSocket: (() => {
        server.tell(spoilt);
        return server.openSocket;
      })(),
    });
    const view = await until(reader, 'case', caseId, ({ loading, state }) => !loading && state.lastNumber === 3);
    expect(kinds(view)).toEqual(['gap', 'gap', 'gap']);
  });
});

function withoutKeys(frame: Said<'case'> | Said<'inbox'>): Down {
  if (frame.t === 'case') return { ...frame, wraps: frame.wraps.map(spoil) };
  return { ...frame, cases: frame.cases.map((each) => ({ ...each, wraps: each.wraps.map(spoil) })) };
}
function spoil(raw: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(raw);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes;
}

describe('frames', () => {
  test('[CL2] garbage ends the connection, and the client comes back', async () => {
    const reader = await network.person('pryce', { openSocket: server.openSocket });
    await until(reader, 'connection', null, ({ state }) => state === 'online');
    server.say(Uint8Array.of(0xff, 0x00, 0x13));
    await until(reader, 'connection', null, ({ state }) => state !== 'online');
    await until(reader, 'connection', null, ({ state }) => state === 'online');
  });

  test('[SY3] news told twice and in the wrong order is taken once and in order', async () => {
    const held: Down[] = [];
    const reader = await network.person('pryce', { openSocket: server.openSocket });
    await until(reader, 'case', caseId, ({ loading }) => !loading);
    server.tell((frame) => {
      if (frame.t !== 'event') return [frame];
      held.push(frame);
      return held.length < 3 ? [] : [2, 0, 0, 1, 2].flatMap((i) => held[i] ?? []);
    });
    const made = await write('One.', 'Two.');
    const view = await until(reader, 'case', made, ({ state }) => state.lastNumber === 3);
    expect(messagesIn(view).slice(1)).toEqual(['One.', 'Two.']);
    expect(kinds(view)).toEqual(['message', 'message', 'message']);
  });

  test('[SY2] news that never came is noticed by its number and fetched', async () => {
    const reader = await network.person('pryce', { openSocket: server.openSocket });
    await until(reader, 'inbox', network.teams.calderbrook, ({ loading }) => !loading);
    let dropped = 0;
    server.tell((frame) => (frame.t === 'event' && dropped++ === 0 ? [] : [frame]));
    const lost = await write();
    const made = await write();
    const inbox = await until(reader, 'inbox', network.teams.calderbrook, ({ rows }) =>
      [lost, made].every((id) => rows.some((row) => row.case === id)),
    );
    expect(inbox.rows.find((row) => row.case === lost)?.damaged).toBe(false);
  });

  test('[SY1] what was said while the connection was down is read when it is back', async () => {
    const reader = await network.person('pryce', { openSocket: server.openSocket });
    await until(reader, 'case', caseId, ({ loading }) => !loading);
    server.cut();
    const made = await write('While you were away.');
    const view = await until(reader, 'case', made, ({ state }) => state.lastNumber === 2);
    expect(messagesIn(view)[1]).toBe('While you were away.');
  });
});

test('[CL67] news that overtakes the directory does not make strangers of those whom it names', async () => {
  await seen((frame) => [frame]);
  const told = server.heard.flatMap((frame): readonly Pick<Said<'case'>, 'events' | 'epochs' | 'wraps'>[] => {
    if (frame.t === 'case') return [frame];
    return frame.t === 'inbox' ? frame.cases.filter((each) => each.case === caseId) : [];
  });
  const from = told.find(({ events, epochs }) => events[0]?.number === 1 && epochs.length > 0);
  const opened = from?.events[0];
  if (from === undefined || opened === undefined) throw new Error('the case was not read');
  const { epochs, wraps } = from;
  const early: Down = { t: 'event', case: caseId, lane: null, ...opened, feeds: [], epochs, wraps };
  server.tell((frame) => (frame.t === 'welcome' ? [frame, early] : [frame]));
  expect(kinds(await seen((frame) => [frame]))).toEqual(['message', 'message', 'message']);
});
