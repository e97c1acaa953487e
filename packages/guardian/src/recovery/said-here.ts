/**
 * What a guardian has said by its own database. Whoever stole its keys may have said more at the server: that is ended or
 * left unsaid, and what stands here is said again over it. Rule RE8.
 */
import {
  area as areaFormat,
  areaMember as memberFormat,
  decodeSigned,
  type Format,
  type Person,
  person as personFormat,
  rota as rotaFormat,
  service as serviceFormat,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { areaMemberOf, authorityOf } from '../db/areas.ts';
import type { Database } from '../db/database.ts';
import { publishedOf } from '../db/publications.ts';
import { rotasOf, servicesOf } from '../db/services.ts';
import type { Said } from './restate.ts';

export async function saidHere(
  tx: Database,
  { organisation: { organisation } }: Hosted,
  there: Said,
  at: number,
): Promise<Said> {
  const people = certifiedHere((await publishedOf(tx, organisation, 'person')).map(reading(personFormat)));
  const services = (await servicesOf(tx, organisation)).map(({ statement }) => reading(serviceFormat)(statement));
  const rotas = (await rotasOf(tx, organisation)).map(({ statement }) => reading(rotaFormat)(statement));
  const [authority, member] = [await authorityOf(tx, organisation), await areaMemberOf(tx, organisation)];
  const [area, said] = [
    authority === null ? null : reading(areaFormat)(authority.statement),
    member === null ? null : reading(memberFormat)(member.statement),
  ];
  return {
    people: [...people, ...strangers(there.people, people, at)],
    services: services.map((own) =>
      over(
        own,
        there.services.find((each) => sameService(each, own)),
      ),
    ),
    rotas: rotas.map((own) =>
      over(
        own,
        there.rotas.find(({ team }) => team === own.team),
      ),
    ),
    area: area === null ? null : over(area, there.area),
    member: said === null ? null : over(said, there.member),
  };
}

function reading<T>(format: Format<T>): (statement: Uint8Array) => T {
  return (statement) => format.decode(decodeSigned(statement).bytes);
}

function sameService(a: Said['services'][number], b: Said['services'][number]): boolean {
  return a.team === b.team && a.pathwayId === b.pathwayId;
}

/** What is said here, as what follows the last that the server took. */
function over<T extends { readonly version: number }>(own: T, there: T | null | undefined): T {
  return { ...own, version: Math.max(own.version, there?.version ?? 0) };
}

const nameOf = ({ user, version }: Person): string => `${user}:${version}`;

/** The newest certificate of each version of somebody's keys. */
function certifiedHere(statements: readonly Person[]): readonly Person[] {
  return [...new Map(statements.map((each) => [nameOf(each), each])).values()];
}

/** Certificates that this guardian never signed: they end. */
function strangers(there: readonly Person[], here: readonly Person[], at: number): readonly Person[] {
  const own = new Set(here.map(nameOf));
  return there
    .filter((each) => !own.has(nameOf(each)))
    .map((each) => ({ ...each, expiresAt: Math.min(each.expiresAt, at) }));
}
