/** The region's people at their desks: each signed in by their own identity, each with a client of their own. */
import type { CaseView, CorridorClient } from '@corridor/client';
import { createClient, nodePorts } from '@corridor/client/node';
import { aboutAnswer, type CaseId, decodeFrame, encodeFrame, type EventId, type OrganisationId } from '@corridor/wire';
import type { Config } from '../config.ts';
import type { OrganisationKey, Region, StaffKey } from '../region.ts';
import { LoadError } from './error.ts';
import type { Founded } from './found.ts';
import type { Note } from './note.ts';
import type { PastServer } from './past-server.ts';
import type { Progress } from './progress.ts';
import { choose } from './sign-in-page.ts';

export interface Desks extends AsyncDisposable {
  /** Somebody's client for one organisation, signed in when first asked for. */
  at(staff: StaffKey, organisation: OrganisationKey): Promise<CorridorClient>;
}

const PATIENCE = 60_000;

/** People's hats, in the order of the region. */
export function hatsOf(region: Region): readonly (readonly [StaffKey, OrganisationKey])[] {
  return region.staff.flatMap(({ key, hats }) => hats.map(({ organisation }) => [key, organisation] as const));
}

/**
 * Makes everybody's keys at their first sign-in, so that cases are sealed to all who are in the teams. They sign off at
 * once: a client that stayed open would hold the rosters of before its colleagues came.
 */
export async function enrolAll(config: Config, region: Region, parts: Enrolling): Promise<void> {
  const { founded, note, past, progress } = parts;
  for (const [staff, organisation] of hatsOf(region)) {
    const person = region.staff.find(({ key }) => key === staff);
    const user = founded.user(staff, organisation);
    if (person !== undefined && !note.has(`keys ${user}`)) {
      const client = await signIn(config, person.login, founded.organisation(organisation), past);
      await client.signOff();
      note.did(`keys ${user}`);
    }
    progress.step(`Keys of ${person?.name ?? staff}`);
  }
}

export interface Enrolling {
  readonly founded: Founded;
  readonly note: Note;
  readonly past: PastServer;
  readonly progress: Progress;
}

export function openDesks(config: Config, region: Region, founded: Founded, past: PastServer): Desks {
  const clients = new Map<string, CorridorClient>();
  return {
    at: async (staff, organisation) => {
      const key = `${staff} ${organisation}`;
      const known = clients.get(key);
      if (known !== undefined) return known;
      const login = region.staff.find((each) => each.key === staff)?.login ?? staff;
      // A token and a session are of the present, whatever time the scripts are at.
      const moment = past.now();
      past.present();
      const client = await signIn(config, login, founded.organisation(organisation), past);
      past.set(moment);
      clients.set(key, client);
      return client;
    },
    [Symbol.asyncDispose]: async () => {
      past.present();
      for (const client of clients.values()) await client.signOff().catch(() => undefined);
    },
  };
}

/** A client whose way to the server leads to the one whose clock is moved. */
async function signIn(
  { guardianUrl, serverUrl }: Config,
  login: string,
  organisation: OrganisationId,
  past: PastServer,
): Promise<CorridorClient> {
  const host = nodePorts();
  const elsewhere = (url: string): string => (url.startsWith(serverUrl) ? past.url + url.slice(serverUrl.length) : url);
  const about = new URL('/v1/about', guardianUrl).href;
  const ports = nodePorts({
    clock: { ...host.clock, now: () => past.now() },
    http: async (url, init) => {
      const response = await host.http(elsewhere(url), init);
      return url === about ? await withoutLog(response) : response;
    },
    openSocket: (url, events) => {
      const { pathname } = new URL(url);
      return host.openSocket(new URL(pathname, past.url.replace(/^http/u, 'ws')).href, events);
    },
  });
  const client = createClient({ guardian: guardianUrl, ports });
  const { url, pending } = await client.beginSignIn(new URL('/signed-in', guardianUrl).href, 'shared');
  await client.finishSignIn(pending, await choose(url, login));
  await client.unlock(organisation, { kind: 'guardian' });
  return client;
}

/**
 * The same guardian, of before there was a log: everything in the log was cosigned at the present, and whoever writes in the
 * past would have to take that for the future (TL8). At their first own sign-in people are given its keys (TL17).
 */
async function withoutLog(response: Response): Promise<Response> {
  const answer = decodeFrame(aboutAnswer, new Uint8Array(await response.arrayBuffer()));
  return new Response(encodeFrame({ ...answer, log: null }), { status: response.status, headers: response.headers });
}

/** The case as this client has it, once it is as `holds` wants it. @throws LoadError `no-answer` after a minute. */
export async function caseWhen(
  client: CorridorClient,
  caseId: CaseId,
  holds: (view: CaseView) => boolean,
): Promise<CaseView> {
  const { promise, resolve, reject } = Promise.withResolvers<CaseView>();
  const timer = setTimeout(() => reject(new LoadError('no-answer', 'a case did not arrive')), PATIENCE);
  const stop = client.watch('case', caseId, (view) => {
    if (holds(view)) resolve(view);
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    stop();
  }
}

/** Resolves when the server has accepted an event of this client. @throws LoadError `refused`, `no-answer`. */
export async function acceptedBy(client: CorridorClient, caseId: CaseId, event: EventId): Promise<CaseView> {
  const view = await caseWhen(client, caseId, ({ deliveries }) => {
    const state = deliveries[event]?.state;
    return state !== undefined && state !== 'queued' && state !== 'sending';
  });
  const delivery = view.deliveries[event];
  if (delivery?.state === 'refused') throw new LoadError('refused', delivery.code);
  return view;
}
