/**
 * The two statements that make an area: its authority says which networks are on, and each organisation's own guardian
 * says whose area it is in. The figures count by the same. Rules AR1 to AR3.
 */
import { sign } from '@corridor/crypto';
import {
  type Area,
  area as areaFormat,
  type AreaMember,
  areaMember as memberFormat,
  decodeSigned,
  encodeSigned,
  type OrganisationId,
  SUITE,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import {
  areaMemberOf,
  authorityByCode,
  authorityOf,
  type AuthorityRow,
  membersOfArea,
  putArea,
  putAreaMember,
  putAuthority,
} from '../db/areas.ts';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import { addPublication } from '../db/publications.ts';
import { deed, type Done } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';

export interface NamedArea {
  /** The board's code. */
  readonly code: string;
  readonly name: string;
}

export type Networks = Area['networks'];

export function networksIn({ statement }: AuthorityRow): Networks {
  return areaFormat.decode(decodeSigned(statement).bytes).networks;
}

/**
 * Makes an organisation the authority of an area, or renames the area that it has.
 *
 * @throws GuardianError `conflict` if another organisation hosted here is that area's authority, or this one another's.
 */
export async function makeArea(
  office: Office,
  organisation: OrganisationId,
  named: NamedArea,
  by: string,
): Promise<Done<number>> {
  return await deed(office, organisation, async (tx, hosted) => {
    const before = await authorityOf(tx, organisation);
    const holder = await authorityByCode(tx, named.code);
    if ((holder?.organisation ?? organisation) !== organisation || (before?.code ?? named.code) !== named.code)
      throw new GuardianError('conflict', 'area');
    const at = office.clock();
    const version = await signArea(tx, hosted, named, before === null ? [] : networksIn(before), at);
    for (const member of await membersOfArea(tx, organisation)) await putArea(tx, member.organisation, named.name);
    await audit(tx, { organisation, at, act: 'area-made', subject: named.code, by });
    return version;
  });
}

/** Signs the next statement of an authority's area. */
export async function signArea(
  tx: Database,
  { organisation: { organisation }, guardian, keys }: Hosted,
  { code, name }: NamedArea,
  networks: Networks,
  at: number,
): Promise<number> {
  const version = ((await authorityOf(tx, organisation))?.version ?? 0) + 1;
  const value: Area = { suite: SUITE, organisation, code, name, version, networks, guardian: guardian.guardian, at };
  const statement = encodeSigned(await sign(areaFormat, value, keys.signer));
  await putAuthority(tx, { organisation, code, name, version, statement: Buffer.from(statement) });
  await addPublication(tx, { organisation, kind: 'area', statement });
  return version;
}

/** An organisation says whose area it is in; of one at a time. */
export async function joinArea(
  office: Office,
  organisation: OrganisationId,
  { code, authority, name }: NamedArea & { readonly authority: OrganisationId },
  by: string,
): Promise<Done<number>> {
  return await deed(office, organisation, async (tx, { guardian, keys }) => {
    const at = office.clock();
    const version = ((await areaMemberOf(tx, organisation))?.version ?? 0) + 1;
    const said = { suite: SUITE, organisation, code, authority, version };
    const value: AreaMember = { ...said, guardian: guardian.guardian, at };
    const statement = encodeSigned(await sign(memberFormat, value, keys.signer));
    await putAreaMember(tx, { organisation, code, authority, version, statement: Buffer.from(statement) });
    await addPublication(tx, { organisation, kind: 'area-member', statement });
    await putArea(tx, organisation, (await authorityByCode(tx, code))?.name ?? name);
    await audit(tx, { organisation, at, act: 'area-joined', subject: authority, by });
    return version;
  });
}
