/** A signed-in client and a server that says whatever the test has it say. */
import { newSecret, newSigner, personKeysFromSecret, systemRandom } from '@corridor/crypto';
import { newId, type OrganisationId, type TeamId, type Up, type UserId } from '@corridor/wire';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Core, openAs } from '../src/core.ts';
import { nodePorts } from '../src/node/index.ts';
import { type FakeClock, fakeClock, type FakeLine, fakeLine, turn } from './fake-line.ts';

let clock: FakeClock;
let line: FakeLine;
let core: Core;

beforeEach(async () => {
  clock = fakeClock(Date.UTC(2026, 10, 23, 9));
  line = fakeLine();
  const root = await newSigner(systemRandom);
  core = openAs({
    identity: {
      organisation: newId<OrganisationId>(systemRandom),
      user: newId<UserId>(systemRandom),
      version: 1,
      ...(await personKeysFromSecret(newSecret(systemRandom))),
      anchors: { organisationRoot: root.publicKey, serverKey: root.publicKey },
    },
    server: 'http://server.test',
    ports: nodePorts({ clock, openSocket: line.openSocket, random: (length) => new Uint8Array(length) }),
  });
});
afterEach(() => core.close());

/** The newest question of a kind, once there are so many of it on this line. */
async function asked(kind: Up['t'], times = 1): Promise<number> {
  return await vi.waitFor(() => {
    const all = line.said.filter(({ t }) => t === kind);
    if (all.length < times) throw new Error(`${kind} was asked ${all.length} times`);
    return all.at(-1)?.r ?? 0;
  });
}

async function welcome(teams: readonly TeamId[] = []): Promise<void> {
  line.tell({ t: 'challenge', challenge: new Uint8Array(32), at: clock.now() });
  line.tell({ t: 'welcome', r: await asked('hello'), at: clock.now(), teams: [...teams] });
}

const directory = (r: number): void => line.tell({ t: 'directory', r, statements: [], last: 0 });

describe('after a welcome', () => {
  test('[CL99] news in the same breath as the welcome is looked up on the line that it came on', async () => {
    await welcome();
    line.tell({ t: 'changed', what: 'directory' });
    directory(await asked('directory'));
    line.tell({ t: 'people', r: await asked('people'), people: [] });
    await core.ready();
    expect(line.opened()).toBe(1);
  });

  test('[SY5] what the server refuses is asked again on the line that stands, with a growing wait', async () => {
    await welcome();
    for (const [times, wait] of [250, 500].entries()) {
      line.tell({ t: 'refused', r: await asked('directory', times + 1), code: 'not-allowed' });
      await turn();
      clock.pass(wait - 1);
      await turn();
      expect(line.said.at(-1)?.r).toBe(await asked('directory', times + 1));
      clock.pass(1);
    }
    directory(await asked('directory', 3));
    line.tell({ t: 'people', r: await asked('people'), people: [] });
    await core.ready();
    expect(line.opened()).toBe(1);
  });
});
