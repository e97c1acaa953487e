/**
 * What the network publishes about itself, as far as this client believes it: organisations, guardians, services, rotas.
 * Followed by sequence number from the beginning of each session; a wiped PC knows nothing else.
 */
import { verifyRota } from '@corridor/crypto';
import {
  decodeSigned,
  type OrganisationId,
  type Rota,
  rota as rotaFormat,
  type Said,
  type Signed,
  type TeamId,
} from '@corridor/wire';
import type { Connection } from '../connection/connection.ts';
import { type Live, live } from '../live.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { type Areas, areasOf } from './areas.ts';
import { newestOf } from './newest.ts';
import { type Services, servicesOf } from './services.ts';
import { orNull, signedByGuardian, type Trust } from './trust.ts';

const PAGE = 200;
type Published = Said<'directory'>['statements'][number];

const OF_TRUST: ReadonlySet<Published['kind']> = new Set(['organisation', 'guardian', 'vouch', 'succession']);
const isOfTrust = ({ kind }: Published): boolean => OF_TRUST.has(kind);

export interface Directory {
  readonly trust: Trust;
  /** Rises whenever something new is believed. */
  readonly changes: Live<number>;
  /** Reads on from where it stopped, to what was published when it is called. */
  sync(): Promise<void>;
  readonly services: Services;
  readonly areas: Areas;
  rota(team: TeamId): Rota | null;
  /** Teams that have a rota. */
  rostered(): readonly TeamId[];
}

export function followDirectory(connection: Pick<Connection, 'ask'>, trust: Trust, own: OrganisationId): Directory {
  const changes = live(0);
  const services = servicesOf(trust);
  const areas = areasOf(trust, own);
  const rotas = newestOf<TeamId, Rota>(trust);
  let waiting: Published[] = [];
  let after = 0;

  async function takeRota(signed: Signed): Promise<boolean> {
    const { organisation } = rotaFormat.decode(signed.bytes);
    const signature = await signedByGuardian(trust, organisation, async (by) => await verifyRota(signed, by));
    if (signature === null) return false;
    rotas.take(signature.value.team, signature);
    return true;
  }

  /** True: believed. False: keep it, its guardian may yet come. */
  async function take({ kind, statement }: Published): Promise<boolean> {
    const signed = decodeSigned(statement);
    switch (kind) {
      case 'organisation':
      case 'guardian':
      case 'vouch':
      case 'succession':
        // Trust keeps by itself what it cannot place yet.
        await trust.offer(kind, signed);
        return true;
      case 'service':
        return await services.take(signed);
      case 'rota':
        return await takeRota(signed);
      case 'area':
        return await areas.takeArea(signed);
      case 'area-member':
        return await areas.takeMember(signed);
      case 'recovery':
        return true;
      default:
        return kind satisfies never;
    }
  }

  async function takeAll(published: readonly Published[]): Promise<void> {
    const kept: Published[] = [];
    for (const each of published) {
      const believed = await orNull(async () => await take(each));
      // Null: it cannot even be read, and never will be.
      if (believed === false) kept.push(each);
    }
    waiting = kept;
  }

  async function read(): Promise<void> {
    const fresh: Published[] = [];
    for (;;) {
      const page = await connection.ask({ t: 'directory', after, limit: PAGE });
      fresh.push(...page.statements);
      const newest = page.statements.at(-1)?.seq ?? after;
      if (page.statements.length === 0 || newest <= after) break;
      after = newest;
      if (after >= page.last) break;
    }
    // Who is believed, and until when, comes before what they say.
    const [ofTrust, said] = [fresh.filter(isOfTrust), fresh.filter((each) => !isOfTrust(each))];
    await takeAll([...ofTrust, ...waiting, ...said]);
    if (fresh.length > 0) changes.set(changes.get() + 1);
  }

  return {
    trust,
    changes,
    sync: oneAtATime(read),
    services,
    areas,
    rota: (team) => rotas.get(team),
    rostered: () => rotas.all().map(({ team }) => team),
  };
}
