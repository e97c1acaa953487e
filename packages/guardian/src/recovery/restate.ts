/**
 * What a guardian's former keys said and still holds, said again by its new ones: certificates, services, rotas, area. What
 * is not said again counts for nobody from now on. Rule RE5.
 */
import { sign } from '@corridor/crypto';
import {
  type Area,
  area as areaFormat,
  type AreaMember,
  areaMember as memberFormat,
  type Bytes,
  encodeSigned,
  type Format,
  type Person,
  person as personFormat,
  type Rota,
  rota as rotaFormat,
  type Service,
  service as serviceFormat,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { putArea, putAreaMember, putAuthority } from '../db/areas.ts';
import type { Database } from '../db/database.ts';
import { addPublication } from '../db/publications.ts';
import { putRota, putService } from '../db/services.ts';
import { changePerson, personEver } from '../db/staff.ts';
import type { PublicationKind } from '../db/tables.ts';

/** The newest of each. */
export interface Said {
  /** Every version of everybody's keys: the signatures of those who left are verified by theirs. */
  readonly people: readonly Person[];
  readonly services: readonly Service[];
  readonly rotas: readonly Rota[];
  readonly area: Area | null;
  readonly member: AreaMember | null;
}

interface Restating {
  readonly tx: Database;
  readonly hosted: Hosted;
  readonly at: number;
}

/** In the order in which whoever reads it needs it: who somebody is comes first. */
export async function restate(to: Restating, said: Said): Promise<void> {
  for (const person of said.people.toSorted((a, b) => a.version - b.version)) await restatePerson(to, person);
  for (const service of said.services) await restateService(to, service);
  for (const rota of said.rotas) await restateRota(to, rota);
  if (said.area !== null) await restateArea(to, said.area);
  if (said.member !== null) await restateMember(to, said.member);
}

async function publish<T>(
  { tx, hosted }: Restating,
  kind: PublicationKind,
  format: Format<T>,
  value: T,
): Promise<Bytes> {
  const { organisation } = hosted.organisation;
  const statement = encodeSigned(await sign(format, value, hosted.keys.signer));
  await addPublication(tx, { organisation, kind, statement });
  return statement;
}

/** The same keys for the same time: what they signed is as good as it was, and nobody is let in again. */
async function restatePerson(to: Restating, person: Person): Promise<void> {
  const { guardian } = to.hosted.guardian;
  const statement = await publish(to, 'person', personFormat, { ...person, guardian });
  const row = await personEver(to.tx, person.user);
  if (row?.version === person.version) await changePerson(to.tx, person.user, { certificate: Buffer.from(statement) });
}

function next<T extends { readonly version: number }>({ hosted, at }: Restating, value: T): T {
  return { ...value, version: value.version + 1, guardian: hosted.guardian.guardian, at };
}

async function restateService(to: Restating, before: Service): Promise<void> {
  const { organisation, team, pathwayId, version, ...more } = next(to, before);
  const value = { organisation, team, pathwayId, version, ...more };
  const statement = Buffer.from(await publish(to, 'service', serviceFormat, value));
  await putService(to.tx, { organisation, team, pathway_id: pathwayId, version, statement });
}

async function restateRota(to: Restating, before: Rota): Promise<void> {
  const value = next(to, before);
  await putRota(to.tx, value.team, value.version, Buffer.from(await publish(to, 'rota', rotaFormat, value)));
}

async function restateArea(to: Restating, before: Area): Promise<void> {
  const value = next(to, before);
  const { organisation, code, name, version } = value;
  const statement = Buffer.from(await publish(to, 'area', areaFormat, value));
  await putAuthority(to.tx, { organisation, code, name, version, statement });
  await putArea(to.tx, organisation, name);
}

async function restateMember(to: Restating, before: AreaMember): Promise<void> {
  const value = next(to, before);
  const { organisation, code, authority, version } = value;
  const statement = Buffer.from(await publish(to, 'area-member', memberFormat, value));
  await putAreaMember(to.tx, { organisation, code, authority, version, statement });
}
