/**
 * Which networks are on in whose area. Two statements make it: an organisation's own guardian says whose area it is in,
 * and the authority that it names says what is on there. So nobody switches for an organisation that did not say so.
 * Rules CL90, CL91.
 */
import { verifyArea, verifyAreaMember } from '@corridor/crypto';
import {
  type Area,
  area as areaFormat,
  type AreaMember,
  areaMember,
  type OrganisationId,
  type Signed,
  type TeamId,
} from '@corridor/wire';
import { keepNewest } from './newest.ts';
import { byAnyGuardian, type Trust } from './trust.ts';

export interface Areas {
  /** @returns whether it is believed; what is not may be later, when its guardian is known. */
  takeArea(signed: Signed): Promise<boolean>;
  takeMember(signed: Signed): Promise<boolean>;
  /** The area that an organisation says it is in, as that area's authority last stated it; null if it is in none. */
  of(organisation: OrganisationId): Area | null;
  /** Whether the area of an organisation, by default the own, lets its cases go to this network: on unless listed as off. */
  networkOn(team: TeamId, asker?: OrganisationId): boolean;
}

const keyOf = (authority: OrganisationId, code: string): string => `${authority}/${code}`;

export function areasOf(trust: Trust, own: OrganisationId): Areas {
  const areas = new Map<string, Area>();
  const members = new Map<OrganisationId, AreaMember>();

  function of(organisation: OrganisationId): Area | null {
    const member = members.get(organisation);
    return member === undefined ? null : (areas.get(keyOf(member.authority, member.code)) ?? null);
  }

  return {
    takeArea: async (signed) => {
      const { organisation } = areaFormat.decode(signed.bytes);
      const value = await byAnyGuardian(trust, organisation, async (by) => await verifyArea(signed, by));
      if (value !== null) keepNewest(areas, keyOf(value.organisation, value.code), value);
      return value !== null;
    },
    takeMember: async (signed) => {
      const { organisation } = areaMember.decode(signed.bytes);
      const value = await byAnyGuardian(trust, organisation, async (by) => await verifyAreaMember(signed, by));
      if (value !== null) keepNewest(members, value.organisation, value);
      return value !== null;
    },
    of,
    networkOn: (team, asker = own) => of(asker)?.networks.find((each) => each.team === team)?.state !== 'off',
  };
}
