import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { systemRandom } from '@corridor/crypto';
import { newId, type OrganisationId, type TeamId, type UserId } from '@corridor/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../../scripts/platform/port.ts';
import type { Bus, Hint } from '../src/bus/bus.ts';
import { natsBus } from '../src/bus/nats.ts';
import { inProcessBus } from '../src/index.ts';

/** What every bus must do. */
function contract(make: () => Bus): void {
  test('[NO7] the others hear every kind of hint in order, and the teller does not', async () => {
    const bus = make();
    const heard: Hint[] = [];
    let arrived = (): void => undefined;
    const own: Hint[] = [];
    const teller = await bus.join((hints) => own.push(...hints));
    const listener = await bus.join((hints) => {
      heard.push(...hints);
      if (heard.length === told.length) arrived();
    });
    const all = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    teller.tell(told.slice(0, 2));
    teller.tell(told.slice(2));
    await all;
    expect(heard).toEqual(told);
    expect(own).toEqual([]);
    await Promise.all([teller.leave(), listener.leave()]);
  });

  test('[NO7] who has left hears nothing', async () => {
    const bus = make();
    const heard: Hint[] = [];
    const [teller, leaver] = [await bus.join(() => undefined), await bus.join((hints) => heard.push(...hints))];
    const last = await bus.join((hints) => hints.forEach(() => done()));
    let done = (): void => undefined;
    await leaver.leave();
    const arrived = new Promise<void>((resolve) => {
      done = resolve;
    });
    teller.tell([{ about: 'directory' }]);
    await arrived;
    expect(heard).toEqual([]);
    await Promise.all([teller.leave(), last.leave()]);
  });
}

const team = newId<TeamId>(systemRandom);
const user = newId<UserId>(systemRandom);
const told: readonly Hint[] = [
  { about: 'feed', team, n: 7 },
  { about: 'team', team },
  { about: 'shelf', team },
  { about: 'directory' },
  { about: 'log', organisation: null },
  { about: 'log', organisation: newId<OrganisationId>(systemRandom) },
  { about: 'person', user },
  { about: 'reach', log: 3, user },
  { about: 'firing', logs: [3], lines: ['remind'] },
];

describe('in one process', () => {
  contract(inProcessBus);
});

const NATS = 'nats-server';
const isThere = spawnSync(NATS, ['--version']).status === 0;
if (!isThere) console.warn('nats-server is not installed: the bus over NATS is not tested here');

describe.runIf(isThere)('over NATS', () => {
  let stop: () => Promise<void>;
  let url = '';
  beforeAll(async () => {
    const port = await freePort();
    url = `nats://127.0.0.1:${port}`;
    const peer = spawn(NATS, ['-a', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((resolve) => {
      peer.stderr.on('data', (text: Buffer) => {
        if (text.includes('Server is ready')) resolve();
      });
    });
    stop = async () => {
      peer.kill();
      await once(peer, 'exit');
    };
  });
  afterAll(async () => await stop());

  contract(() => natsBus(url));
});
