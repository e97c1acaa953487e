/** Two colleagues, their team, and a server that holds shelves: the parts of a client that a shelf needs, and no more. */
import {
  newSecret,
  personKeysFromSecret,
  sealShelf,
  type Signer,
  systemRandom,
  teamKeysFromSeed,
} from '@corridor/crypto';
import {
  type Actor,
  decodeSigned,
  encodeSigned,
  newId,
  type OrganisationId,
  type Roster,
  type Shelf as Stated,
  shelf as shelfFormat,
  type TeamId,
  toUtf8,
  type UserId,
} from '@corridor/wire';
import type { Shelf } from '../src/api/shelf.ts';
import type { Link, News } from '../src/connection/connection.ts';
import type { Request } from '../src/connection/request.ts';
import type { Author } from '../src/directory/people.ts';
import { ClientError } from '../src/error.ts';
import { live } from '../src/live.ts';
import type { Network } from '../src/network.ts';
import { openShelves, type Shelves } from '../src/shelf/shelves.ts';

type Who = 'pryce' | 'achebe' | 'stranger' | 'guardian' | 'former';
type How = Exclude<Who, 'pryce' | 'achebe'> | 'other-team' | 'garbage';

interface Known {
  readonly user: UserId;
  readonly signer: Signer;
}

export interface Sitting {
  readonly shelves: Shelves;
  readonly own: TeamId;
  /** How often the server refused this client. */
  readonly refused: number;
  /** The server says that a team's shelf changed; resolves when that was looked at. */
  changed(team: TeamId): Promise<void>;
  /** A fresh connection; resolves when what follows from it is done. */
  online(): Promise<void>;
  settled(team: TeamId): Promise<void>;
}

export interface ShelfStand {
  readonly team: TeamId;
  readonly pryce: Sitting;
  readonly achebe: Sitting;
  person(who: Who): Promise<Sitting>;
  versions(team: TeamId): Promise<readonly number[]>;
  generations(team: TeamId): Promise<readonly number[]>;
  /** The team's next key. */
  raise(team: TeamId): Promise<void>;
  refuseNext(times: number): void;
  putBack(team: TeamId, version: number): void;
  /** A shelf of a higher version that the server accepts and no client must. */
  forge(team: TeamId, how: How, content: Partial<Shelf>): Promise<void>;
  close(): void;
}

const NOW = Date.UTC(2026, 10, 23, 9);

export async function shelfStand(): Promise<ShelfStand> {
  const organisation = newId<OrganisationId>(systemRandom);
  const team = newId<TeamId>(systemRandom);
  const seeds = [newSecret(systemRandom)];
  const kept = new Map<TeamId, Uint8Array[]>();
  const open: Sitting[] = [];
  let refusals = 0;

  async function meet(): Promise<Known> {
    const { signer } = await personKeysFromSecret(newSecret(systemRandom));
    return { user: newId<UserId>(systemRandom), signer };
  }
  const known: Readonly<Record<Who, Known>> = {
    pryce: await meet(),
    achebe: await meet(),
    stranger: await meet(),
    guardian: await meet(),
    former: await meet(),
  };
  const whoIs = (user: UserId): Who | null =>
    (Object.keys(known) as Who[]).find((who) => known[who].user === user) ?? null;

  function author({ user, version }: Pick<Actor, 'user' | 'version'>): Author | null {
    const who = whoIs(user);
    if (who === null || who === 'stranger') return null;
    const about = { organisation, organisationName: 'Calderbrook Hospitals', name: who, role: 'Registrar' };
    return { ...about, user, version, sign: known[who].signer.publicKey, guardian: who === 'guardian', until: null };
  }

  const keysOf = async (generation: number) => await teamKeysFromSeed(seeds[generation - 1] ?? newSecret(systemRandom));
  const stated = (named: TeamId): readonly Stated[] =>
    (kept.get(named) ?? []).map((raw) => shelfFormat.decode(decodeSigned(raw).bytes));

  function answer(request: Request): object {
    if (request.t === 'shelf') return { t: 'shelf', r: 0, shelf: kept.get(request.team)?.at(-1) ?? null };
    if (request.t !== 'keep-shelf') throw new TypeError(`a shelf needs no ${request.t}`);
    const given = shelfFormat.decode(decodeSigned(request.shelf).bytes);
    const expected = (stated(given.team).at(-1)?.version ?? 0) + 1;
    if (given.version !== expected || refusals-- > 0) throw new ClientError('conflict');
    kept.set(given.team, [...(kept.get(given.team) ?? []), request.shelf]);
    return { t: 'done', r: 0 };
  }

  function rosterOf(named: TeamId): Pick<Roster, 'organisation' | 'team' | 'generation' | 'reason'> {
    return { organisation, team: named, generation: seeds.length, reason: 'joined' };
  }

  async function person(who: Who): Promise<Sitting> {
    const hearers = new Set<(news: News) => void>();
    const link = live<Link>({ state: 'online', since: NOW, teams: [team] });
    const { user, signer } = known[who];
    let refused = 0;
    // What a shelf does not touch of a network is not there to be touched.
    const network = {
      ports: { random: systemRandom },
      identity: { organisation, user, version: 1, signer },
      now: () => NOW,
      connection: {
        link,
        onNews: (hear: (news: News) => void) => {
          hearers.add(hear);
          return () => hearers.delete(hear);
        },
        ask: async (request: Request) => {
          try {
            return answer(request);
          } catch (error) {
            refused++;
            throw error;
          }
        },
      },
      people: { meet: async () => undefined, meetAgain: async () => undefined, author },
      teams: {
        load: async () => undefined,
        doubt: () => undefined,
        newest: rosterOf,
        stands: () => true,
        wasMember: (named: TeamId, _generation: number, by: UserId) =>
          named === team ? ['pryce', 'achebe', 'guardian'].includes(whoIs(by) ?? '') : by === (named as string),
        keys: async (_team: TeamId, generation: number) => await keysOf(generation),
      },
    } as unknown as Network;
    const shelves = openShelves(network);
    const sitting: Sitting = {
      shelves,
      own: user as string as TeamId,
      get refused() {
        return refused;
      },
      changed: async (named) => {
        shelves.live(named);
        for (const hear of hearers) hear({ t: 'changed', what: 'shelf', team: named });
        await shelves.settled(named);
      },
      online: async () => {
        link.set({ state: 'online', since: NOW, teams: [team] });
        await shelves.settled(team);
      },
      settled: async (named) => await shelves.settled(named),
    };
    open.push(sitting);
    return sitting;
  }

  async function forge(named: TeamId, how: How, content: Partial<Shelf>): Promise<void> {
    if (how === 'garbage') {
      kept.set(named, [...(kept.get(named) ?? []), new Uint8Array([1, 2, 3])]);
      return;
    }
    const { user, signer } = known[how === 'other-team' ? 'achebe' : how];
    const of = how === 'other-team' ? newId<TeamId>(systemRandom) : named;
    const by = { organisation, team: of, user, version: 1 };
    const version = (stated(named).at(-1)?.version ?? 0) + 1;
    const place = { organisation, team: of, generation: seeds.length, version, by, at: NOW };
    const bytes = toUtf8(JSON.stringify(content));
    const signed = await sealShelf(place, bytes, await keysOf(seeds.length), signer, systemRandom);
    kept.set(named, [...(kept.get(named) ?? []), encodeSigned(signed)]);
  }

  return {
    team,
    pryce: await person('pryce'),
    achebe: await person('achebe'),
    person,
    forge,
    versions: async (named) => stated(named).map(({ version }) => version),
    generations: async (named) => stated(named).map(({ generation }) => generation),
    raise: async () => void seeds.push(newSecret(systemRandom)),
    refuseNext: (times) => {
      refusals = times;
    },
    putBack: (named, version) => {
      kept.set(named, (kept.get(named) ?? []).slice(0, version));
    },
    close: () => {
      for (const { shelves } of open) shelves.close();
    },
  };
}
