/**
 * The client for people: signing in, what is shown, what can be done. One object for a page, script or integration; in a
 * browser it lives in a Worker.
 */
import { type Body, isPhotograph } from '@corridor/cases';
import { newRecoveryCode, sign } from '@corridor/crypto';
import {
  encodeSigned,
  equalBytes,
  fromHex,
  newId,
  SUITE,
  type CaseId,
  type EventId,
  type TeamId,
  viewed as viewedFormat,
} from '@corridor/wire';
import type {
  Access,
  Audience,
  CheckedPicture,
  Connection as ConnectionView,
  CorridorClient,
  Hat,
  Me,
  NewCaseInput,
  PictureFacts,
  Topic,
  Topics,
  WriteInput,
} from './api.ts';
import { fileTypeOf } from './attachment/file-type.ts';
import type { Core } from './core.ts';
import { openAs } from './core.ts';
import { ClientError } from './error.ts';
import { askPushKey } from './http/push-key.ts';
import { askInsight } from './insight.ts';
import { type Live, live } from './live.ts';
import { openingItem, writtenItem } from './outbox/author.ts';
import { memoryStore } from './port/memory-store.ts';
import type { Ports } from './port/ports.ts';
import { MOST_PICTURE_BYTES } from './picture/admit.ts';
import {
  type ClosedLock,
  closedLock,
  encodeLock,
  openLock,
  type OpenLock,
  withPasskey,
  withRecoveryCode,
} from './sign-in/bundle.ts';
import { enrol } from './sign-in/enrol.ts';
import { aboutOf, askAbout, hatsOf, type Identified, identify, type Known, signInStart } from './sign-in/identify.ts';
import { decodePending, newPending } from './sign-in/pending.ts';
import { sealedStore } from './port/sealed-store.ts';
import { audienceOf, nameOf } from './view/names.ts';
import { openScreen, type Screen } from './view/screen.ts';
import { actingTeam } from './view/case-view.ts';
import { watchers } from './watch.ts';

export interface ClientOptions {
  /** Origin of the organisation's guardian: in a browser, the page's own. */
  readonly guardian: string;
  readonly ports: Ports;
}

/** A person at work: what is gone the moment the lock closes. */
interface Work {
  readonly core: Core;
  readonly screen: Screen;
  readonly hat: Hat;
  readonly stops: readonly (() => void)[];
  lock: OpenLock;
}

export function createClient({ guardian, ports }: ClientOptions): CorridorClient {
  const access = live<Access>({ state: 'signed-out' });
  const connection = live<ConnectionView>({ state: 'offline', since: ports.clock.now(), clockOffset: 0, unsent: 0 });
  let known: Known | null = null;
  let identified: Identified | null = null;
  let hats: readonly Hat[] = [];
  let mode: 'shared' | 'own' = 'shared';
  const locks = new Map<Hat['organisation'], ClosedLock>();
  let work: Work | null = null;

  const about = async (): Promise<Known> => (known ??= await askAbout(ports.http, guardian));

  /** @throws ClientError `locked`, `not-signed-in`. */
  function atWork(): Work {
    if (work !== null) return work;
    throw new ClientError(access.get().state === 'locked' ? 'locked' : 'not-signed-in');
  }

  function meNow({ core, screen, hat }: Work): Me {
    const { expiresAt } = core.session();
    return { hat, hats, teams: screen.myTeams.get(), mode, host: known?.answer.host ?? '', expiresAt };
  }

  function showConnection({ core }: Pick<Work, 'core'>): void {
    const link = core.connection.link.get();
    const state = link.state === 'ended' ? 'offline' : link.state;
    const { since } = link;
    connection.set({ state, since, clockOffset: core.connection.offset(), unsent: core.outbox.unsent.get().length });
  }

  /** What the bundle says wins. @throws ClientError `cannot-open` if the network says otherwise. */
  function demandAnchors({ identity }: OpenLock, { answer, organisations }: Known): void {
    const stated = organisations.find(({ organisation }) => organisation === identity.organisation);
    const { organisationRoot, serverKey } = identity.anchors;
    const sameRoot = stated === undefined || equalBytes(stated.root, organisationRoot);
    if (!sameRoot || !equalBytes(answer.serverKey, serverKey)) throw new ClientError('cannot-open');
  }

  async function storeFor(lock: OpenLock) {
    if (mode === 'shared') return memoryStore();
    return await sealedStore(await ports.deviceStore(), lock.identity, ports.random);
  }

  function watchEnd(core: Core): () => void {
    return core.connection.link.hear((link) => {
      if (link.state !== 'ended') return;
      closeWork();
      access.set({ state: 'ended', why: link.why });
    });
  }

  async function startWork(lock: OpenLock, hat: Hat): Promise<Work> {
    const store = await storeFor(lock);
    const server = (await about()).answer.server;
    const signer = identified?.unlock.signer;
    const core = openAs({
      identity: lock.identity,
      server,
      ports,
      mode,
      store,
      ...(signer === undefined ? {} : { sessionSigner: signer }),
    });
    try {
      await core.ready();
    } catch (error) {
      core.close();
      throw error;
    }
    const screen = openScreen(core);
    const started: Work = { core, screen, hat, lock, stops: [] };
    await Promise.all([core.outbox.restore(), core.attachments.restore(), screen.drafts.restore()]);
    core.outbox.flush();
    const stops = [
      core.connection.link.hear(() => showConnection(started)),
      core.outbox.unsent.hear(() => showConnection(started)),
      screen.myTeams.hear(() => {
        if (work !== null) access.set({ state: 'open', me: meNow(work) });
      }),
      watchEnd(core),
    ];
    return { ...started, stops };
  }

  function closeWork(): void {
    if (work === null) return;
    topics.detach();
    for (const stop of work.stops) stop();
    work.screen.close();
    work.core.close();
    work = null;
    connection.set({ state: 'offline', since: ports.clock.now(), clockOffset: 0, unsent: 0 });
  }

  /** After a first enrolment the bundle is put before anything else: until then nobody could sign in again. */
  async function enrolHat(hat: Hat): Promise<{ readonly lock: OpenLock; readonly fresh: boolean }> {
    if (identified === null) throw new ClientError('no-such-way');
    return { lock: await enrol(identified, hat.organisation, guardian, ports), fresh: true };
  }

  async function openHat(hat: Hat, way: Parameters<CorridorClient['unlock']>[1]) {
    const closed = locks.get(hat.organisation);
    if (!hat.enrolled || closed === undefined) return await enrolHat(hat);
    return { lock: await openLock(closed, way, identified), fresh: false };
  }

  async function unlock(organisation: Hat['organisation'], way: Parameters<CorridorClient['unlock']>[1]): Promise<Me> {
    const found = hats.find((each) => each.organisation === organisation);
    if (found === undefined) throw new ClientError('not-signed-in');
    closeWork();
    const { lock, fresh } = await openHat(found, way);
    demandAnchors(lock, await about());
    const hat: Hat = { ...found, enrolled: true };
    hats = hats.map((each) => (each.organisation === organisation ? hat : each));
    const started = await startWork(lock, hat);
    work = started;
    if (fresh) await keepLock(started, lock);
    else remember(lock);
    // A key that a token was bound to serves one session; the next unlock makes its own.
    identified = null;
    const me = meNow(started);
    access.set({ state: 'open', me });
    topics.attach();
    void started.screen.meetEverybody().catch(() => undefined);
    return me;
  }

  function remember({ identity, bundle, slots }: OpenLock): void {
    const { organisation, user } = identity;
    locks.set(organisation, { organisation, user, bundle, slots });
  }

  async function keepLock(at: Work, lock: OpenLock): Promise<void> {
    await at.core.connection.ask({ t: 'bundle', ...encodeLock(lock) });
    at.lock = lock;
    remember(lock);
  }

  function live4<T extends Topic>(topic: T, ask: Topics[T]['ask']): Live<Topics[T]['value']> | null {
    const found = liveOf(topic, ask);
    // Each case below gives the topic's own value; the union forgets which.
    return found as Live<Topics[T]['value']> | null;
  }

  function liveOf(topic: Topic, ask: unknown): Live<never> | Live<unknown> | null {
    if (topic === 'access') return access as Live<unknown>;
    if (topic === 'connection') return connection as Live<unknown>;
    if (work === null) return null;
    switch (topic) {
      case 'inbox':
        return (work.screen.inbox(ask as TeamId)?.view ?? null) as Live<unknown> | null;
      case 'case':
        return work.screen.caseLive(ask as CaseId) as Live<unknown>;
      case 'services':
        return work.screen.services as Live<unknown>;
      case 'outbox':
        return work.core.outbox.unsent as Live<unknown>;
      case 'uploads':
        return work.core.attachments.uploads(ask as CaseId) as Live<unknown>;
      default:
        return topic satisfies never;
    }
  }

  const topics = watchers(live4);

  async function signOff(): Promise<void> {
    const at = work;
    if (at !== null) {
      await at.core.connection.ask({ t: 'end-session', session: at.core.session().id }).catch(() => undefined);
      await at.core.store.clear();
    }
    closeWork();
    identified = null;
    hats = [];
    locks.clear();
    await (await ports.deviceStore()).clear();
    access.set({ state: 'signed-out' });
  }

  async function addPicture(caseId: CaseId, file: Blob, facts: PictureFacts): Promise<CheckedPicture> {
    const { core } = atWork();
    const { jpeg, width, height, sharpness } = await ports.pictures.prepare(file);
    const described = { ...facts, name: 'photograph.jpg', mediaType: 'image/jpeg', width, height } as const;
    return { attachment: await core.attachments.add(caseId, jpeg, described), sharpness, width, height };
  }

  async function saw(caseId: CaseId, upTo: number, isPrivate: boolean): Promise<void> {
    const { core } = atWork();
    const log = core.book.log(caseId);
    const team = actingTeam(core, log);
    if (team === null) return;
    const lane = isPrivate ? team : null;
    const entry = log.part(lane).entries[upTo - 1];
    if (entry?.hash == null || upTo <= log.seen(lane)) return;
    log.sawUpTo(lane, upTo);
    core.book.touch(caseId);
    const { organisation, user, version, signer } = core.identity;
    const by = { organisation, team, user, version };
    const head = fromHex(entry.hash);
    const receipt = await sign(
      viewedFormat,
      { suite: SUITE, case: caseId, lane, upTo, head, by, at: core.now() },
      signer,
    );
    await core.connection.ask({ t: 'saw', receipt: encodeSigned(receipt) });
  }

  return {
    watch: topics.watch,
    about: async () => aboutOf(await about()),
    beginSignIn: async (returnTo, wanted) =>
      await signInStart(await about(), newPending(returnTo, wanted, ports.random)),
    finishSignIn: async (text, location) => {
      const pending = decodePending(text);
      identified = await identify(ports.http, guardian, await about(), pending, location);
      mode = pending.mode;
      hats = hatsOf(identified);
      locks.clear();
      for (const { organisation } of hats) {
        const closed = closedLock(identified, organisation);
        if (closed !== null) locks.set(organisation, closed);
      }
      access.set({ state: 'identified', hats });
      return hats;
    },
    unlock,
    lock: async (why) => {
      closeWork();
      identified = null;
      // The guardian's way needs a fresh token: what would open this lock without one is gone.
      hats = hats.map((hat) => ({ ...hat, ways: hat.ways.filter((way) => way !== 'guardian') }));
      access.set({ state: 'locked', hats, why });
    },
    signOff,
    addPasskey: async (credential, salt, prf, label) => {
      const at = atWork();
      await keepLock(at, await withPasskey(at.lock, { credential, salt, prf, label }, at.core.now(), ports.random));
    },
    newRecoveryCode: async () => {
      const at = atWork();
      const code = await newRecoveryCode(ports.random);
      await keepLock(at, await withRecoveryCode(at.lock, code, at.core.now(), ports.random));
      return code;
    },

    loadClosed: async (team) => await atWork().screen.inbox(team)?.loadClosed(),
    casesOfPatient: async (nhsNumber) =>
      atWork()
        .screen.rows()
        .filter(({ patient, waitingFor }) => patient?.nhsNumber === nhsNumber && waitingFor !== 'closed'),
    search: async (query) => atWork().screen.search.find(query),
    people: async (query) => {
      const { core, screen } = atWork();
      await screen.meetEverybody();
      const wanted = query.trim().toLowerCase();
      return core.people
        .known()
        .filter(({ name, user }) => user !== core.identity.user && name.toLowerCase().includes(wanted))
        .map(nameOf);
    },
    audience: async (asking, answering): Promise<Audience> =>
      await audienceOf(atWork().core, [asking, ...answering], asking),

    newCaseId: async () => newId<CaseId>(ports.random),
    open: async (input: NewCaseInput): Promise<EventId> => {
      const { core, screen } = atWork();
      const item = await openingItem(core, screen.pathways, input);
      await core.outbox.put(item);
      return item.event;
    },
    write: async (input: WriteInput): Promise<EventId> => {
      const { core, screen } = atWork();
      const log = core.book.log(input.case);
      if (log.keys.newest() === null) await log.load(null);
      const item = writtenItem(core, screen.pathways, log, input);
      await core.outbox.put(item);
      return item.event;
    },
    retry: async (event) => await atWork().core.outbox.retry(event),
    takeBack: async (event): Promise<Body> => (await atWork().core.outbox.takeBack(event)).body,
    saw,

    addPicture,
    addFile: async (caseId, file, name) => {
      const { core } = atWork();
      if (file.size === 0) throw new ClientError('empty-file');
      if (file.size > MOST_PICTURE_BYTES) throw new ClientError('file-too-large');
      const content = new Uint8Array(await file.arrayBuffer());
      return await core.attachments.add(caseId, content, { name, mediaType: fileTypeOf(content) });
    },
    dropAttachment: async (caseId, blob) => await atWork().core.attachments.drop(caseId, blob),
    readAttachment: async (_caseId, attachment) => {
      const content = await atWork().core.attachments.read(attachment);
      // A picture is shown, and nothing else is ever taken for one.
      const type = isPhotograph(attachment) ? attachment.mediaType : 'application/octet-stream';
      return new Blob([content], { type: attachment.mediaType === 'application/pdf' ? 'application/pdf' : type });
    },

    saveDraft: async (key, draft) => await atWork().screen.drafts.save(key, draft),
    draft: async (key) => await atWork().screen.drafts.get(key),

    insight: async (from, to) => await askInsight(atWork().core, guardian, from, to),
    pushKey: async () => await askPushKey(ports.http, (await about()).answer.server),
    subscribePush: async (subscription) => {
      await atWork().core.connection.ask({ t: 'contact', push: subscription });
    },
    setEmail: async (address) => {
      await atWork().core.connection.ask({ t: 'contact', email: address });
    },
    sessions: async () => {
      const { core } = atWork();
      const { sessions } = await core.connection.ask({ t: 'sessions' });
      return sessions.map((each) => ({ ...each, current: each.session === core.session().id }));
    },
    endSession: async (session) => {
      await atWork().core.connection.ask({ t: 'end-session', session });
    },
  };
}
