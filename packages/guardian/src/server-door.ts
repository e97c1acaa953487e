/**
 * The way to the operator's server: organisations are admitted, and what was signed is published in the order of signing.
 * What the server does not have yet waits in the database, and is tried again until it has. Rules GU7 to GU9.
 */
import type { LogAnchors } from '@corridor/client/node';
import { encodeFrame, type OrganisationId } from '@corridor/wire';
import { logKeys } from './custody/log-keys.ts';
import { pinnedServerKey } from './custody/server-key.ts';
import { organisationById } from './db/organisations.ts';
import { nextPublication, settlePublication, type PublicationRow } from './db/publications.ts';
import type { Pool } from './db/database.ts';
import { GuardianError } from './error.ts';
import type { GuardianParts } from './parts.ts';
import { CBOR } from './http/cbor.ts';
import { backOff } from './retry.ts';

/** What became of one publication: the server has it, will never take it, or was not reached. */
export type Outcome =
  | { readonly is: 'taken' }
  | { readonly is: 'refused'; readonly code: string }
  | { readonly is: 'unreached' };

/** An organisation's own connection, as its guardian. */
export interface Publisher {
  publish(publication: PublicationRow): Promise<Outcome>;
}

export interface ServerDoor {
  /** The server's signing key, as pinned on first contact. @throws GuardianError `unavailable` before it. */
  key(): Promise<Uint8Array>;
  /** The log's key and its witnesses'; null: none is known. @throws GuardianError `key-file`. */
  log(): Promise<LogAnchors | null>;
  /** Brings a hosted organisation to the server. @throws GuardianError `refused-by-server`, `unavailable`. */
  admit(organisation: OrganisationId): Promise<void>;
  /** Sends what waits, in order. False if the server could not be reached for all of it: it is tried again. */
  publishAll(organisation: OrganisationId): Promise<boolean>;
  /** Tries nothing again from now on. */
  close(): void;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
}

export interface DoorParts extends GuardianParts {
  readonly db: Pool;
  readonly publisher: (organisation: OrganisationId) => Promise<Publisher>;
}

export function serverDoor(parts: DoorParts): ServerDoor {
  const retries = new Map<OrganisationId, { readonly timer: NodeJS.Timeout; readonly tries: number }>();
  let closed = false;

  const turns = new Map<OrganisationId, Promise<unknown>>();

  /** Drains of one organisation follow each other, so that they never wait for each other with a connection in hand. */
  const drainInTurn = async (organisation: OrganisationId): Promise<boolean> => {
    const before = turns.get(organisation) ?? Promise.resolve();
    const mine = before.then(async () => await drain(parts, organisation));
    turns.set(
      organisation,
      mine.catch(() => undefined),
    );
    return await mine;
  };

  const publishAll = async (organisation: OrganisationId): Promise<boolean> => {
    const done = await drainInTurn(organisation);
    if (done) retries.delete(organisation);
    else retryLater(organisation);
    return done;
  };

  function retryLater(organisation: OrganisationId): void {
    const before = retries.get(organisation);
    clearTimeout(before?.timer);
    if (closed) return;
    const tries = (before?.tries ?? 0) + 1;
    const again = () => void publishAll(organisation).catch((error: unknown) => parts.log.unexpected('publish', error));
    retries.set(organisation, { timer: setTimeout(again, backOff(tries)), tries });
  }

  return {
    key: async () => await pinnedServerKey(parts),
    log: async () => await logKeys(parts),
    admit: async (organisation) => await admitted(parts, organisation),
    publishAll,
    close: () => {
      closed = true;
      for (const { timer } of retries.values()) clearTimeout(timer);
    },
    idle: async () => {
      await Promise.all(turns.values());
    },
  };
}

/** One after the other, each held while it is sent, so that two replicas never send out of order. */
async function drain(parts: DoorParts, organisation: OrganisationId): Promise<boolean> {
  const publisher = await parts.publisher(organisation);
  for (;;) {
    const outcome = await parts.db.transaction().execute(async (tx) => {
      const next = await nextPublication(tx, organisation);
      if (next === null) return 'empty';
      const answer = await publisher.publish(next);
      if (answer.is === 'unreached') return 'unreached';
      if (answer.is === 'refused') parts.log.refusedByServer(next.kind, answer.code);
      await settlePublication(tx, next.seq, parts.clock(), answer.is === 'refused' ? answer.code : null);
      return 'settled';
    });
    if (outcome !== 'settled') return outcome === 'empty';
  }
}

/**
 * Brings a hosted organisation to the server, or brings it again.
 *
 * @throws GuardianError `refused-by-server`, `unavailable`.
 */
export async function admitted(parts: Omit<DoorParts, 'publisher'>, organisation: OrganisationId): Promise<void> {
  const row = await organisationById(parts.db, organisation);
  if (row === null) throw new GuardianError('unknown-organisation', 'admit');
  await admitStatements(parts, [row.statement, row.guardian_statement, row.recovery_statement]);
}

/** The same with what a root has signed just now. @throws GuardianError `refused-by-server`, `unavailable`. */
export async function admitStatements(
  parts: Pick<GuardianParts, 'config' | 'fetcher'>,
  signed: readonly Uint8Array[],
): Promise<void> {
  const statements = signed.map((each) => new Uint8Array(each));
  const headers = { authorization: `Bearer ${parts.config.admissionToken}`, 'content-type': CBOR };
  const request = { method: 'POST', headers, body: Buffer.from(encodeFrame(statements)) };
  const answer = await parts.fetcher(new URL('/v1/organisations', parts.config.serverUrl), request).catch(() => null);
  if (answer === null || answer.status === 429 || answer.status >= 500)
    throw new GuardianError('unavailable', 'server');
  if (!answer.ok) throw new GuardianError('refused-by-server', 'admit');
}
