import type { Body } from '@corridor/cases';
import type { WriteInput } from '@corridor/client';
import { expect, test } from 'vitest';
import { idOf } from '../../../test/memory/people.ts';
import { type Confirmation, type Held, HOLD, reviewKey, startHolding } from './holding.ts';

const said = (text: string): Body => ({
  act: 'said',
  text,
  attachments: [],
  mentions: [],
  answers: [],
  withdraws: [],
});
const confirmed = (number: number): Confirmation => ({
  case: idOf('d', number),
  name: 'OYELARAN, Tobi',
  changes: 0,
  bodies: [said('advice'), said('feedback')],
  basedOn: 4,
});

/** A clock that is moved by hand, and a client that remembers what it was given. */
function bench(refuse = false) {
  let now = 0;
  const waiting: { at: number; run: () => void }[] = [];
  const written: WriteInput[] = [];
  const drafts: string[] = [];
  let heard: readonly Held[] = [];
  const holding = startHolding(
    {
      write: async (input) => {
        if (refuse) throw Object.assign(new Error('refused'), { code: 'stale-basis' });
        written.push(input);
        return idOf('e', written.length);
      },
      saveDraft: async (key) => void drafts.push(key),
    },
    (ms, run) => {
      const one = { at: now + ms, run };
      waiting.push(one);
      return () => void waiting.splice(waiting.indexOf(one), 1);
    },
    (held) => {
      heard = held;
    },
  );
  const pass = async (ms: number) => {
    now += ms;
    for (const { run } of waiting.filter(({ at }) => at <= now)) run();
    await new Promise((done) => {
      setImmediate(done);
    });
  };
  return { holding, pass, written, drafts, states: () => heard.map(({ state }) => state), heard: () => heard };
}

test('[TR7] what is confirmed is held, then written with what its author had seen, advice before feedback', async () => {
  const { holding, pass, written, drafts, states } = bench();
  holding.hold(confirmed(1));
  await pass(HOLD - 1);
  expect(written).toEqual([]);
  await pass(1);
  expect(written.map(({ body }) => (body.act === 'said' ? body.text : ''))).toEqual(['advice', 'feedback']);
  expect(written.every(({ basedOn }) => basedOn === 4)).toBe(true);
  expect(states()).toEqual(['sent']);
  expect(drafts).toEqual([reviewKey(idOf('d', 1))]);
});

test('[TR7] undo takes back the newest that is held, and it is not written', async () => {
  const { holding, pass, written } = bench();
  holding.hold(confirmed(1));
  holding.hold(confirmed(2));
  expect(holding.undo()).toBe(idOf('d', 2));
  expect(holding.undo()).toBe(idOf('d', 1));
  expect(holding.undo()).toBeNull();
  await pass(HOLD * 2);
  expect(written).toEqual([]);
});

test('[TR7] leaving writes what is held at once, and once', async () => {
  const { holding, pass, written, states } = bench();
  holding.hold(confirmed(1));
  holding.hold(confirmed(2));
  await holding.flush();
  await pass(HOLD);
  expect(written).toHaveLength(4);
  expect(states()).toEqual(['sent', 'sent']);
});

test('[TR7] what is refused says why, and its draft is kept', async () => {
  const { holding, drafts, heard } = bench(true);
  holding.hold(confirmed(1));
  await holding.flush();
  expect(heard()).toMatchObject([{ state: 'refused', code: 'stale-basis' }]);
  expect(drafts).toEqual([]);
  holding.drop(idOf('d', 1));
  expect(heard()).toEqual([]);
});
