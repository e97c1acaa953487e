/**
 * Who is connected here, and what they are told. Each team's feed goes out in order: what this process appended, straight
 * from memory; what another did, read from the database when a hint or the round says that there is more.
 */
import { type CaseId, type Down, encodeFrame, type Fed, type TeamId, type UserId } from '@corridor/wire';
import type { Fed as Accepted } from '../append/outcome.ts';
import type { Connection } from '../socket/connection.ts';
import { framed } from '../socket/socket.ts';
import { type Page, Recent } from './recent.ts';

/** One of the teams that somebody here is in. */
interface Here {
  readonly key: number;
  readonly connections: Set<Connection>;
  /** The feed number up to which all of them were told. */
  told: number;
  catchingUp: boolean;
  /** Something was appended while we were catching up: read once more. */
  missed: boolean;
}

/** Reads a team's feed (by its key) after a number. */
export type ReadFeed = (key: number, after: number) => Promise<readonly Fed[]>;

export class Hub {
  readonly #recent = new Recent();
  readonly #here = new Map<TeamId, Here>();
  readonly #names = new Map<number, TeamId>();
  readonly #people = new Map<UserId, Set<Connection>>();
  readonly #read: ReadFeed;
  #deliveries = 0;

  constructor(read: ReadFeed) {
    this.#read = read;
  }

  get connections(): readonly Connection[] {
    return [...this.#people.values()].flatMap((connections) => [...connections]);
  }

  /** Team keys of everybody here, for the round. */
  get teams(): readonly { readonly team: TeamId; readonly key: number }[] {
    return [...this.#here].map(([team, { key }]) => ({ team, key }));
  }

  /** Those of the teams (by our keys) that somebody here is in. */
  teamsOf(keys: readonly number[]): readonly TeamId[] {
    return keys.flatMap((key) => this.#names.get(key) ?? []);
  }

  connectionsOf(user: UserId): readonly Connection[] {
    return [...(this.#people.get(user) ?? [])];
  }

  membersHere(team: TeamId): readonly Connection[] {
    return [...(this.#here.get(team)?.connections ?? [])];
  }

  /** From now on the connection hears its teams. `lasts`: where each one's feed stands. */
  join(connection: Connection, lasts: ReadonlyMap<TeamId, number>): void {
    const { guest } = connection;
    if (guest === null) return;
    const { user } = guest.session;
    this.#people.set(user, (this.#people.get(user) ?? new Set()).add(connection));
    for (const [team, key] of guest.teams) {
      const here = this.#here.get(team);
      if (here !== undefined) here.connections.add(connection);
      else this.#here.set(team, fresh(key, connection, lasts.get(team) ?? 0));
      this.#names.set(key, team);
    }
  }

  leave(connection: Connection): void {
    const { guest } = connection;
    if (guest === null) return;
    const { user } = guest.session;
    const own = this.#people.get(user);
    own?.delete(connection);
    if (own?.size === 0) this.#people.delete(user);
    for (const [team, key] of guest.teams) {
      const here = this.#here.get(team);
      here?.connections.delete(connection);
      if (here?.connections.size !== 0) continue;
      this.#here.delete(team);
      this.#names.delete(key);
    }
  }

  /** Events that this process appended, in order. */
  deliver(accepted: readonly Accepted[]): void {
    for (const one of accepted) this.#deliver(one);
  }

  /** A page of a feed from memory; null if memory may not hold all of it. */
  page(team: TeamId, after: number, limit: number, size: number): Page | null {
    const page = this.#recent.page(team, after, limit, size);
    const told = this.#here.get(team)?.told;
    return page !== null && told !== undefined && page.last >= told ? page : null;
  }

  /** Nothing of the case is in memory from now on. */
  forget(caseId: CaseId): void {
    this.#recent.forgetCase(caseId);
  }

  /** Something for everybody in some teams, once each. */
  tell(teams: readonly TeamId[], news: Down): void {
    const frame = framed(encodeFrame(news));
    const delivery = ++this.#deliveries;
    for (const team of teams) this.#pass(this.#here.get(team), frame, delivery);
  }

  tellAll(news: Down): void {
    const frame = framed(encodeFrame(news));
    for (const connection of this.connections) connection.pass(frame);
  }

  /** A team's feed is said to have reached `n`. */
  reached(team: TeamId, n: number): void {
    const here = this.#here.get(team);
    if (here === undefined) this.#recent.forget(team);
    else if (n > here.told) void this.#catchUp(team, here);
  }

  #deliver(one: Accepted): void {
    const { submission, feeds, ...row } = one;
    const { event } = submission;
    for (const { team, n } of feeds) this.#recent.add(team, { ...row, event, n });
    const ready = feeds.filter(({ team, n }) => this.#inOrder(team, n));
    if (ready.length === 0) return;
    const epoch = submission.epoch;
    const keys =
      epoch === null ? NO_KEYS : { epochs: [epoch.statement], wraps: epoch.wraps.map((wrap) => wrap.statement) };
    const frame = framed(encodeFrame({ t: 'event', ...row, event, feeds: [...feeds], ...keys }));
    const delivery = ++this.#deliveries;
    for (const { team } of ready) this.#pass(this.#here.get(team), frame, delivery);
  }

  /** Whether `n` is the next that the team is to be told; if others' events come before it, those are fetched first. */
  #inOrder(team: TeamId, n: number): boolean {
    const here = this.#here.get(team);
    if (here === undefined) return false;
    if (here.catchingUp) {
      here.missed = true;
      return false;
    }
    if (n <= here.told) return false;
    if (n > here.told + 1) {
      void this.#catchUp(team, here);
      return false;
    }
    here.told = n;
    return true;
  }

  async #catchUp(team: TeamId, here: Here): Promise<void> {
    if (here.catchingUp) return;
    here.catchingUp = true;
    try {
      let rows: readonly Fed[];
      do {
        here.missed = false;
        rows = await this.#read(here.key, here.told);
        for (const row of rows) this.#passRow(team, here, row);
      } while (rows.length > 0 || here.missed);
    } catch {
      // The database is away; the round asks again.
    } finally {
      here.catchingUp = false;
    }
  }

  #passRow(team: TeamId, here: Here, { n, ...row }: Fed): void {
    if (n <= here.told) return;
    here.told = n;
    const frame = framed(encodeFrame({ t: 'event', ...row, feeds: [{ team, n }], ...NO_KEYS }));
    this.#pass(here, frame, ++this.#deliveries);
  }

  #pass(here: Here | undefined, frame: Buffer, delivery: number): void {
    if (here === undefined) return;
    for (const connection of here.connections) {
      if (connection.delivery === delivery) continue;
      connection.delivery = delivery;
      connection.pass(frame);
    }
  }
}

const NO_KEYS = { epochs: [], wraps: [] };

function fresh(key: number, connection: Connection, told: number): Here {
  return { key, connections: new Set([connection]), told, catchingUp: false, missed: false };
}
