/**
 * The guardian's seat at the server, one for each organisation: a client with the organisation's own guardian keys, open
 * as long as the process runs. A session lasts 12 hours; then the next begins.
 */
import { type Core, ClientError, type LogAnchors, nodePorts, openAs } from '@corridor/client/node';
import { decodeSigned, equalBytes, type OrganisationId, PASSING_REFUSALS, roster } from '@corridor/wire';
import type { Hosted, Hosting } from './custody/hosting.ts';
import type { PublicationRow } from './db/publications.ts';
import { GuardianError } from './error.ts';
import { backOff } from './retry.ts';
import type { GuardianParts } from './parts.ts';
import type { Outcome, Publisher } from './server-door.ts';

/** How long a publication waits for the connection before it is left for later. */
const ONLINE_WITHIN = 3000;

export interface Desks extends Publishers {
  /** The organisation's client, opened if it was not. */
  at(organisation: OrganisationId): Promise<Core>;
  /** The same, once it is connected and knows its teams. @throws GuardianError `unavailable`. */
  online(organisation: OrganisationId): Promise<Core>;
  close(): void;
}

export interface Publishers {
  publisher(organisation: OrganisationId): Promise<Publisher>;
}

export interface DeskParts extends GuardianParts {
  readonly hosting: Hosting;
  readonly serverKey: () => Promise<Uint8Array>;
  readonly logAnchors: () => Promise<LogAnchors | null>;
  /** Admits the organisation again: the server says that it does not know it. */
  readonly admit: (organisation: OrganisationId) => Promise<void>;
  /** What goes on at every desk while it is open; the answer stops it. */
  readonly work: (hosted: Hosted, core: Core) => () => void;
}

interface Desk {
  core: Core;
  stop: () => void;
}

export function openDesks(parts: DeskParts): Desks {
  const desks = new Map<OrganisationId, Promise<Desk>>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  async function open(organisation: OrganisationId, tries: number): Promise<Desk> {
    const hosted = await parts.hosting.get(organisation);
    const core = openAs(await optionsFor(parts, hosted));
    const stop = parts.work(hosted, core);
    core.connection.link.hear((link) => {
      if (link.state === 'ended' && !closed) reopen(organisation, tries + 1);
    });
    return { core, stop };
  }

  /** The session is over, or the server does not know us yet. */
  function reopen(organisation: OrganisationId, tries: number): void {
    const before = desks.get(organisation);
    const timer = setTimeout(() => {
      timers.delete(timer);
      const next = renewed(organisation, tries, before);
      desks.set(organisation, next);
      next.catch((error: unknown) => {
        if (closed) return;
        parts.log.unexpected('seat', error);
        reopen(organisation, tries + 1);
      });
    }, backOff(tries));
    timers.add(timer);
  }

  async function renewed(
    organisation: OrganisationId,
    tries: number,
    before: Promise<Desk> | undefined,
  ): Promise<Desk> {
    const old = await before?.catch(() => null);
    old?.stop();
    old?.core.close();
    await parts.admit(organisation).catch((error: unknown) => parts.log.unexpected('admit', error));
    if (closed) throw new GuardianError('unavailable', 'closed');
    return await open(organisation, tries);
  }

  async function at(organisation: OrganisationId): Promise<Core> {
    const found = desks.get(organisation) ?? open(organisation, 0);
    desks.set(organisation, found);
    try {
      return (await found).core;
    } catch (error) {
      desks.delete(organisation);
      throw error;
    }
  }

  return {
    at,
    online: async (organisation) => {
      const core = await at(organisation);
      if (!(await isOnline(core))) throw new GuardianError('unavailable', 'server');
      await core.ready();
      return core;
    },
    publisher: async (organisation) => {
      const core = await at(organisation);
      return { publish: async (publication) => await publish(core, publication) };
    },
    close: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      for (const desk of desks.values()) void desk.then(shut, () => undefined);
    },
  };
}

function shut({ core, stop }: Desk): void {
  stop();
  core.close();
}

export async function optionsFor(
  parts: GuardianParts & Pick<DeskParts, 'serverKey' | 'logAnchors'>,
  { organisation, guardian, keys }: Hosted,
): Promise<Parameters<typeof openAs>[0]> {
  const after = (milliseconds: number, then: () => void) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  };
  const log = await parts.logAnchors();
  const logged = log === null ? {} : { log };
  return {
    identity: {
      organisation: organisation.organisation,
      user: guardian.guardian,
      version: guardian.version,
      signer: keys.signer,
      kem: keys.kem,
      anchors: { organisationRoot: organisation.root, serverKey: await parts.serverKey(), ...logged },
    },
    server: parts.config.serverUrl,
    ports: nodePorts({ clock: { now: parts.clock, after }, random: (length) => new Uint8Array(parts.random(length)) }),
  };
}

const PASSING: ReadonlySet<string> = new Set([...PASSING_REFUSALS, 'offline']);

/** Says one statement to the server. */
export async function publish(core: Core, { kind, statement, wraps }: PublicationRow): Promise<Outcome> {
  if (!(await isOnline(core))) return { is: 'unreached' };
  try {
    await core.connection.ask({
      t: 'publish',
      kind,
      statement: new Uint8Array(statement),
      wraps: wraps.map((wrap) => new Uint8Array(wrap)),
    });
    return { is: 'taken' };
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    if (PASSING.has(error.code)) return { is: 'unreached' };
    return (await isHeld(core, kind, statement)) ? { is: 'taken' } : { is: 'refused', code: error.code };
  }
}

/** Whether the server has exactly this: an answer was lost, and what it refuses is the second time. */
async function isHeld(core: Core, kind: PublicationRow['kind'], statement: Uint8Array): Promise<boolean> {
  if (kind === 'roster') {
    const { team, version } = roster.decode(decodeSigned(statement).bytes);
    const { rosters } = await core.connection.ask({ t: 'team', team, after: version - 1 });
    return rosters[0] !== undefined && equalBytes(rosters[0], statement);
  }
  return kind !== 'person' && (await isListed(core, statement));
}

async function isListed(core: Core, statement: Uint8Array): Promise<boolean> {
  for (let after = 0; ;) {
    const { statements, last } = await core.connection.ask({ t: 'directory', after, limit: 200 });
    if (statements.some((each) => equalBytes(each.statement, statement))) return true;
    after = statements.at(-1)?.seq ?? last;
    if (after >= last) return false;
  }
}

async function isOnline({ connection }: Core): Promise<boolean> {
  return await new Promise<boolean>((resolve) => {
    const settle = (online: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(online);
    };
    let stop: () => void = () => undefined;
    const timer = setTimeout(() => settle(false), ONLINE_WITHIN);
    stop = connection.link.hear(({ state }) => {
      if (state === 'online') queueMicrotask(() => settle(true));
      if (state === 'ended') queueMicrotask(() => settle(false));
    });
  });
}
