/**
 * The shelves of a signed-in person: their own, in their team of one, and those of their teams. Held in memory for as long
 * as the lock is open and nowhere else, so that a shared PC keeps nothing of them. Rules CS1 to CS8.
 */
import { sealShelf } from '@corridor/crypto';
import { encodeSigned, type TeamId } from '@corridor/wire';
import type { Shelf } from '../api/shelf.ts';
import { ClientError, codeOf } from '../error.ts';
import { confirmed } from '../keys/teams.ts';
import { type Live, live } from '../live.ts';
import type { Network } from '../network.ts';
import { checkChange, type Document, EMPTY_SHELF, shelfIn, writeDocument } from './content.ts';
import { openedShelf } from './open.ts';

export interface Shelves {
  /** Reads it when it is first asked for, and again whenever the server says that it changed. Null: one's own. */
  live(team: TeamId | null): Live<Shelf>;
  /** @throws ClientError `invalid-body`, `conflict`, `team-not-confirmed`, `offline`, or the server's refusal. */
  keep(team: TeamId | null, change: Partial<Shelf>): Promise<void>;
  /** Resolves when what was heard and asked of a shelf so far has been done. */
  settled(team: TeamId | null): Promise<void>;
  close(): void;
}

interface Held {
  readonly team: TeamId;
  readonly view: Live<Shelf>;
  /** The highest that was believed in this session: what is lower is not shown. */
  version: number;
  document: Document;
  /** One thing after the other: two changes of one person are no conflict. */
  turn: Promise<unknown>;
}

/** Refusals after which the same change is made once more, to what stands there now. */
const SURPASSED: ReadonlySet<string> = new Set(['conflict', 'stale-epoch']);

export function openShelves(network: Network): Shelves {
  const { connection, identity, teams } = network;
  const shelves = new Map<TeamId, Held>();
  // A person's team of one bears their identifier.
  const own = identity.user as string as TeamId;

  function show(held: Held, version: number, document: Document): void {
    held.version = version;
    held.document = document;
    held.view.set(shelfIn(document));
  }

  async function read(held: Held): Promise<void> {
    const { shelf: raw } = await connection.ask({ t: 'shelf', team: held.team });
    if (raw === null) return;
    const opened = await openedShelf(network, held.team, raw);
    if (opened !== null && opened.version > held.version) show(held, opened.version, opened.document);
  }

  async function write(held: Held, change: Partial<Shelf>): Promise<void> {
    await teams.load(held.team);
    const { organisation, team, generation } = confirmed(teams, held.team);
    const key = await teams.keys(team, generation);
    if (key === null) throw new ClientError('cannot-open');
    const document = { ...held.document, ...change };
    const version = held.version + 1;
    const by = { organisation: identity.organisation, team, user: identity.user, version: identity.version };
    const place = { organisation, team, generation, version, by, at: network.now() };
    const signed = await sealShelf(place, writeDocument(document), key, identity.signer, network.ports.random);
    await connection.ask({ t: 'keep-shelf', shelf: encodeSigned(signed) });
    show(held, version, document);
  }

  async function keep(held: Held, change: Partial<Shelf>): Promise<void> {
    if (held.version === 0) await read(held);
    try {
      await write(held, change);
    } catch (error) {
      if (!SURPASSED.has(codeOf(error))) throw error;
      teams.doubt(held.team);
      await read(held);
      await write(held, change);
    }
  }

  async function inTurn(held: Held, work: () => Promise<void>): Promise<void> {
    const mine = held.turn.then(work, work);
    held.turn = mine.catch(() => undefined);
    await mine;
  }

  /** What cannot be read now is read when the connection is back. */
  function readSoon(held: Held): void {
    inTurn(held, async () => await read(held)).catch(() => undefined);
  }

  function heldFor(team: TeamId | null): Held {
    const named = team ?? own;
    const found = shelves.get(named);
    if (found !== undefined) return found;
    const made: Held = { team: named, view: live(EMPTY_SHELF), version: 0, document: {}, turn: Promise.resolve() };
    shelves.set(named, made);
    readSoon(made);
    return made;
  }

  const stops = [
    connection.onNews((news) => {
      if (news.t !== 'changed' || news.what !== 'shelf') return;
      const held = news.team === undefined ? undefined : shelves.get(news.team);
      if (held !== undefined) readSoon(held);
    }),
    connection.link.hear(({ state }) => {
      if (state === 'online') for (const held of shelves.values()) readSoon(held);
    }),
  ];

  return {
    live: (team) => heldFor(team).view,
    keep: async (team, change) => {
      checkChange(team !== null && team !== own, change);
      const held = heldFor(team);
      await inTurn(held, async () => await keep(held, change));
    },
    settled: async (team) => {
      await heldFor(team).turn;
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}
