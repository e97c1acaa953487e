/** A person at work behind an open lock: what is gone the moment the lock closes. */
import type { Signer } from '@corridor/crypto';
import type { DeviceMode } from '@corridor/wire';
import type { Hat } from './api/access.ts';
import type { Connection as ConnectionView } from './api/connection.ts';
import { type Core, openAs } from './core.ts';
import { openSeen, type Seen } from './deed/seen.ts';
import { ClientError } from './error.ts';
import type { Live } from './live.ts';
import type { Ports } from './port/ports.ts';
import { sealedStore } from './port/sealed-store.ts';
import type { Store } from './port/store.ts';
import { openShelves, type Shelves } from './shelf/shelves.ts';
import { encodeLock, type OpenLock } from './sign-in/bundle.ts';
import { openScreen, type Screen } from './view/screen.ts';

export interface Work {
  readonly core: Core;
  readonly screen: Screen;
  readonly shelves: Shelves;
  readonly seen: Seen;
  readonly hat: Hat;
  lock(): OpenLock;
  /** Writes a changed lock to the server. @throws ClientError `offline`. */
  keepLock(lock: OpenLock): Promise<void>;
  close(): void;
}

export interface WorkOptions {
  readonly lock: OpenLock;
  readonly hat: Hat;
  readonly mode: DeviceMode;
  /** Where a shared device keeps drafts and what was not sent while its lock is closed. */
  readonly memory: Store;
  /** Origins of the organisation's guardian and of the server. */
  readonly guardian: string;
  readonly server: string;
  readonly ports: Ports;
  readonly sessionSigner: Signer | null;
  /** Told of every change of the connection. */
  readonly connection: Live<ConnectionView>;
}

/** A shared device's memory or an own device's store, sealed under keys that follow from this person's. */
async function storeFor({ mode, lock, memory, ports }: WorkOptions): Promise<Store> {
  const kept = mode === 'shared' ? memory : await ports.deviceStore();
  return await sealedStore(kept, lock.identity, ports.random);
}

function showConnection({ connection: link, outbox }: Core, shown: Live<ConnectionView>): void {
  const { state, since } = link.link.get();
  const unsent = outbox.unsent.get().length;
  shown.set({ state: state === 'ended' ? 'offline' : state, since, clockOffset: link.offset(), unsent });
}

export function offlineView(since: number): ConnectionView {
  return { state: 'offline', since, clockOffset: 0, unsent: 0 };
}

/** How long somebody is left before an opening door, in milliseconds. */
const READY_WITHIN = 20_000;

async function readyWithin(core: Core, milliseconds: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const stop = core.ports.clock.after(milliseconds, () => late.reject(new ClientError('offline')));
  await Promise.race([core.ready(), late.promise]).finally(stop);
}

/** @throws ClientError if the server will not have this session; `offline` if it is not reached. */
export async function startWork(options: WorkOptions): Promise<Work> {
  const { hat, mode, server, ports, sessionSigner, connection } = options;
  const { identity } = options.lock;
  let lock = options.lock;
  const store = await storeFor(options);
  const signing = sessionSigner === null ? {} : { sessionSigner };
  const core = openAs({ identity, server, ports, mode, store, ...signing });
  const show = (): void => showConnection(core, connection);
  const stopShowing = core.connection.link.hear(show);
  try {
    await readyWithin(core, READY_WITHIN);
  } catch (error) {
    stopShowing();
    core.close();
    throw error;
  }
  const screen = openScreen(core, options.guardian);
  const shelves = openShelves(core);
  const seen = openSeen(core);
  await Promise.all([core.outbox.restore(), core.attachments.restore(), screen.drafts.restore()]);
  core.attachments.resume();
  core.outbox.flush();
  const stops = [stopShowing, core.outbox.unsent.hear(show)];
  return {
    core,
    screen,
    shelves,
    seen,
    hat,
    lock: () => lock,
    keepLock: async (changed) => {
      await core.connection.ask({ t: 'bundle', ...encodeLock(changed) });
      lock = changed;
    },
    close: () => {
      for (const stop of stops) stop();
      screen.close();
      shelves.close();
      seen.close();
      core.close();
      connection.set(offlineView(ports.clock.now()));
    },
  };
}
