/**
 * The client for people: signing in, what is shown, what can be done. One object for a page, script or integration; in a
 * browser it lives in a Worker.
 */
import type { CaseId, OrganisationId, TeamId } from '@corridor/wire';
import type { Access, Me, Way } from './api/access.ts';
import type { Connection as ConnectionView } from './api/connection.ts';
import type { CorridorClient } from './api/corridor-client.ts';
import type { Topic, Topics } from './api/topic.ts';
import { attaching } from './deed/attach.ts';
import { looking } from './deed/look.ts';
import { settling } from './deed/settle.ts';
import { writing } from './deed/write.ts';
import { ClientError } from './error.ts';
import { type Live, live } from './live.ts';
import { endAtGuardian, noteDevice } from './office/key-notices.ts';
import { administering } from './office/office.ts';
import { memoryStore } from './port/memory-store.ts';
import type { Ports } from './port/ports.ts';
import { keeping } from './shelf/keeping.ts';
import { openDoor } from './sign-in/door.ts';
import { confirmEnrolment } from './sign-in/enrol.ts';
import { watchers } from './watch.ts';
import { offlineView, startWork, type Work } from './work.ts';

/** How long somebody who signs off waits for guardian and server, in milliseconds. */
const SIGN_OFF_WITHIN = 3_000;

export interface ClientOptions {
  /** Origin of the organisation's guardian: in a browser, the page's own. */
  readonly guardian: string;
  readonly ports: Ports;
}

export function createClient({ guardian, ports }: ClientOptions): CorridorClient {
  const access = live<Access>({ state: 'signed-out' });
  const connection = live<ConnectionView>(offlineView(ports.clock.now()));
  const door = openDoor(guardian, ports);
  // Outlives a lock, so that its owner finds the draft again; nobody else can open what is in it.
  const memory = memoryStore();
  let work: Work | null = null;
  let stops: readonly (() => void)[] = [];

  function atWork(): Work {
    if (work !== null) return work;
    throw new ClientError(access.get().state === 'locked' ? 'locked' : 'not-signed-in');
  }

  function meNow({ core, screen, hat }: Work): Me {
    const { expiresAt, mode } = core.session();
    return { hat, hats: door.hats(), teams: screen.myTeams.get(), mode, host: door.host(), expiresAt };
  }

  function closeWork(): void {
    topics.detach();
    for (const stop of stops) stop();
    stops = [];
    work?.close();
    work = null;
  }

  /** Follows what changes of its own accord: teams come and go, the session ends elsewhere. */
  function follow(at: Work): readonly (() => void)[] {
    const teams = at.screen.myTeams.hear(() => {
      access.set({ state: 'open', me: meNow(at) });
      // A team that was joined just now has an inbox that somebody may wait for.
      topics.attach();
    });
    const link = at.core.connection.link.hear((now) => {
      if (now.state !== 'ended') return;
      closeWork();
      if (now.why !== 'expired') void memory.clear();
      access.set({ state: 'ended', why: now.why });
    });
    return [teams, link];
  }

  async function unlock(organisation: OrganisationId, way: Way): Promise<Me> {
    closeWork();
    const { lock, hat, fresh, sessionSigner } = await door.open(organisation, way);
    const server = await door.server();
    const started = await startWork({
      lock,
      hat,
      mode: door.mode(),
      memory,
      guardian,
      server,
      ports,
      sessionSigner,
      connection,
    });
    if (fresh) await started.keepLock(lock);
    // Not heard, it is said again at the next such sign-in; the keys are kept already.
    if (way.kind === 'guardian') await confirmEnrolment(started.core, guardian).catch(() => undefined);
    if (door.mode() === 'own') await noteDevice(started.core, guardian).catch(() => undefined);
    door.remember(lock);
    work = started;
    stops = follow(started);
    void started.screen.meetEverybody().catch(() => undefined);
    return meNow(started);
  }

  async function signOff(): Promise<void> {
    const core = work?.core ?? null;
    if (core !== null) {
      const { id } = core.session();
      const told = Promise.allSettled([
        endAtGuardian(core, guardian, id),
        core.connection.ask({ t: 'end-session', session: id }),
      ]);
      // What is on this device goes, whoever hears of it.
      await Promise.race([told, new Promise<void>((resolve) => void ports.clock.after(SIGN_OFF_WITHIN, resolve))]);
      await core.store.clear();
    }
    closeWork();
    door.forget();
    await memory.clear();
    await (await ports.deviceStore()).clear();
    access.set({ state: 'signed-out' });
  }

  function find(topic: Topic, ask: unknown): Live<unknown> | null {
    if (topic === 'access') return access;
    if (topic === 'connection') return connection;
    if (work === null) return null;
    switch (topic) {
      case 'inbox':
        return work.screen.inbox(ask as TeamId)?.view ?? null;
      case 'case':
        return work.screen.caseLive(ask as CaseId);
      case 'services':
        return work.screen.services;
      case 'shelf':
        return work.shelves.live(ask as TeamId | null);
      case 'log':
        return work.core.transparency.shown;
      case 'outbox':
        return work.core.outbox.unsent;
      case 'uploads':
        return work.core.attachments.uploads(ask as CaseId);
      default:
        return topic satisfies never;
    }
  }

  // Each case above is its own topic's value; a switch cannot tell the compiler so.
  const topics = watchers((topic, ask) => find(topic, ask) as Live<Topics[typeof topic]['value']> | null);

  return {
    watch: topics.watch,
    about: async () => await door.about(),
    readInvitation: async (typed) => await door.invitation(typed),
    beginSignIn: async (returnTo, mode, invitation) => await door.begin(returnTo, mode, invitation ?? null),
    finishSignIn: async (pending, location) => {
      const hats = await door.finish(pending, location);
      access.set({ state: 'identified', hats });
      return hats;
    },
    unlock,
    lock: async (why) => {
      closeWork();
      door.spend();
      access.set({ state: 'locked', hats: door.hats(), why });
    },
    signOff,
    ...settling(atWork, guardian, (lock) => door.remember(lock)),
    ...looking(atWork, guardian),
    ...writing(atWork),
    ...keeping(atWork),
    ...administering(atWork, guardian),
    ...attaching(atWork, ports.pictures),
  };
}
