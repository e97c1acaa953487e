/**
 * A signed-in client without a face: connection, directory, keys, cases, outbox and attachments of one identity. The
 * client for people is built on it, and so is the guardian. It keeps itself up with the server until it is closed.
 */
import { newSigner, type Signer } from '@corridor/crypto';
import type { DeviceMode } from '@corridor/wire';
import { type Attachments, openAttachments } from './attachment/attachments.ts';
import { backoff } from './connection/backoff.ts';
import { connect, type News } from './connection/connection.ts';
import { followDirectory } from './directory/directory.ts';
import { pathwaysOf } from './directory/pathways.ts';
import { meetPeople } from './directory/people.ts';
import { trustFrom } from './directory/trust.ts';
import { ClientError } from './error.ts';
import type { Identity, OpenSession } from './identity.ts';
import { bookOfTeams } from './keys/teams.ts';
import { type Live, live } from './live.ts';
import { type CaseBook, openBook } from './log/book.ts';
import type { Network } from './network.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { openOutbox, type Outbox } from './outbox/outbox.ts';
import type { TeamId } from '@corridor/wire';
import { memoryStore } from './port/memory-store.ts';
import type { Ports } from './port/ports.ts';
import type { Store } from './port/store.ts';
import { rewrapSlowly } from './rewrap.ts';
import { greetWith, startSession } from './sign-in/session.ts';
import { judgingTime } from './transparency/freshness.ts';
import { transparencyOf } from './transparency/transparency.ts';

/** What does not fit the rosters at hand is looked up again, but not for every event of a flood. */
const PATIENCE = 5_000;

export interface OpenOptions {
  readonly identity: Identity;
  /** Origin of the server, as in `https://corridor.example`. */
  readonly server: string;
  readonly ports: Ports;
  readonly mode?: DeviceMode;
  /** The key to which an identity token was bound; without it, a fresh one. */
  readonly sessionSigner?: Signer;
  /** Sealed storage of an own device; without it, memory. */
  readonly store?: Store;
}

export interface Core extends Network {
  readonly book: CaseBook;
  readonly outbox: Outbox;
  readonly attachments: Attachments;
  readonly store: Store;
  /** The teams that the server counts this identity in and whose chain says so too. */
  readonly myTeams: Live<readonly TeamId[]>;
  /** Resolves at the first welcome, with directory and own teams read. @throws ClientError if the session is refused. */
  ready(): Promise<void>;
  close(): void;
}

function socketUrl(server: string): string {
  const url = new URL('/v1/socket', server);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  return url.href;
}

/** True for each thing once in a while. */
function oncePer(milliseconds: number, now: () => number): (what: string) => boolean {
  const looked = new Map<string, number>();
  return (what) => {
    const before = looked.get(what);
    if (before !== undefined && now() - before < milliseconds) return false;
    looked.set(what, now());
    return true;
  };
}

/** Signs in as an identity whose keys are at hand. Connects at once and goes on connecting until closed. */
export function openAs(options: OpenOptions): Core {
  const { identity, server, ports, mode = 'shared' } = options;
  const store = options.store ?? memoryStore();
  let session: OpenSession | null = null;

  const connection = connect(
    socketUrl(server),
    async (challenge) => {
      session ??= await startSession(
        identity,
        options.sessionSigner ?? (await newSigner(ports.random)),
        mode,
        now(),
        ports.random,
      );
      return await greetWith(session, challenge);
    },
    ports,
  );
  const now = (): number => ports.clock.now() + connection.offset();
  /** What has run out stays so, whatever time the server tells. */
  const latest = (): number => judgingTime(ports.clock.now(), now());
  const trust = trustFrom(identity.organisation, identity.anchors.organisationRoot, latest);
  const directory = followDirectory(connection, trust, identity.organisation);
  const teams = bookOfTeams(connection, trust, identity, () => ports.clock.now());
  const transparency = transparencyOf({
    connection,
    trust,
    sync: async () => await directory.sync(),
    teams,
    store,
    organisation: identity.organisation,
    anchors: identity.anchors.log ?? null,
    clock: ports.clock,
    now: latest,
  });
  const network: Network = {
    ports,
    identity,
    session: () => {
      if (session === null) throw new ClientError('offline');
      return session;
    },
    connection,
    directory,
    pathways: pathwaysOf(directory),
    people: meetPeople(connection, trust),
    teams,
    transparency,
    server,
    mayLookUp: oncePer(PATIENCE, () => ports.clock.now()),
    now,
  };
  const book = openBook(network);
  const attachments = openAttachments(network, store);
  const outbox = openOutbox(network, book, attachments, store);
  const myTeams = live<readonly TeamId[]>([]);

  async function takeTeams(teams: readonly TeamId[]): Promise<void> {
    await Promise.all(teams.map(async (team) => await network.teams.load(team, PATIENCE)));
    const mine = teams.filter(
      (team) => network.teams.newest(team)?.members.some(({ user }) => user === identity.user) === true,
    );
    if (mine.join() !== myTeams.get().join()) myTeams.set(mine);
  }

  const published = Promise.withResolvers<void>();

  /** After every welcome: what was published, then what was said, then what waits to be said. */
  async function welcomed(teams: readonly TeamId[]): Promise<void> {
    await directory.sync();
    published.resolve();
    await Promise.all([network.people.meet([identity.user]), takeTeams(teams)]);
    await book.catchUp();
    attachments.resume();
    outbox.flush();
    transparency.look();
  }

  async function changed(news: Extract<News, { t: 'changed' }>): Promise<void> {
    switch (news.what) {
      case 'directory':
        await directory.sync();
        return;
      case 'team':
        if (news.team === undefined) return;
        network.teams.doubt(news.team);
        await network.teams.load(news.team);
        return;
      case 'teams':
        // Only a greeting says which teams one is in.
        for (const team of myTeams.get()) network.teams.doubt(team);
        connection.again();
        return;
      case 'log':
      case 'shelf':
        // The log and shelves hear for themselves.
        return;
      default:
        news.what satisfies never;
    }
  }

  const opened = Promise.withResolvers<void>();
  opened.promise.catch(() => undefined);
  let tries = 0;
  let cancelSettling: () => void = () => undefined;

  const settle = oneAtATime(async () => {
    cancelSettling();
    const link = connection.link.get();
    if (link.state !== 'online') return;
    try {
      await welcomed(link.teams);
      tries = 0;
      opened.resolve();
    } catch {
      settleLater();
    }
  });

  /** What could not be read is read with everything else once more, while the connection stands. Rule SY5. */
  function settleLater(): void {
    cancelSettling();
    if (connection.link.get().state !== 'online') return;
    cancelSettling = ports.clock.after(backoff(++tries, ports.random), () => void settle());
  }

  const stopHearing = connection.onNews((news) => {
    if (news.t === 'changed') void changed(news).catch(settleLater);
    // News that overtakes the directory names people whom nobody known has certified yet: it waits its turn.
    else void published.promise.then(() => book.hear(news));
  });
  const stopRewrapping = rewrapSlowly(network, book);
  connection.link.hear((link) => {
    if (link.state === 'ended')
      opened.reject(new ClientError(link.why === 'expired' ? 'session-ended' : 'not-signed-in'));
    if (link.state === 'online') void settle();
  });

  return {
    ...network,
    book,
    outbox,
    attachments,
    store,
    myTeams,
    ready: async () => await opened.promise,
    close: () => {
      stopHearing();
      stopRewrapping();
      cancelSettling();
      transparency.close();
      connection.close();
    },
  };
}
