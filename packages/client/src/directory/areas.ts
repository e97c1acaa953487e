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
import { newestOf } from './newest.ts';
import { signedByGuardian, type Trust } from './trust.ts';

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
  const areas = newestOf<string, Area>(trust);
  const members = newestOf<OrganisationId, AreaMember>(trust);

  function of(organisation: OrganisationId): Area | null {
    const member = members.get(organisation);
    return member === null ? null : areas.get(keyOf(member.authority, member.code));
  }

  return {
    takeArea: async (signed) => {
      const { organisation } = areaFormat.decode(signed.bytes);
      const signature = await signedByGuardian(trust, organisation, async (by) => await verifyArea(signed, by));
      if (signature === null) return false;
      areas.take(keyOf(signature.value.organisation, signature.value.code), signature);
      return true;
    },
    takeMember: async (signed) => {
      const { organisation } = areaMember.decode(signed.bytes);
      const signature = await signedByGuardian(trust, organisation, async (by) => await verifyAreaMember(signed, by));
      if (signature === null) return false;
      members.take(signature.value.organisation, signature);
      return true;
    },
    of,
    networkOn: (team, asker = own) => of(asker)?.networks.find((each) => each.team === team)?.state !== 'off',
  };
}
