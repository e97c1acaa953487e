/**
 * Organisations that were taken into others, as both their roots said. From the date on, nothing that the former signs is
 * believed; what it signed before stays. Once said it stays said. Rules SU2, SU5, SU6.
 */
import { verifySuccession } from '@corridor/crypto';
import {
  equalBytes,
  type Organisation,
  type OrganisationId,
  type Signed,
  type SuccessionTerms,
  type TeamId,
} from '@corridor/wire';
import type { Vouching } from './vouching.ts';

/** A chain of mergers longer than this is a mistake. */
const MOST_STEPS = 16;

/** A team and whose it is. */
export interface PartyId {
  readonly organisation: OrganisationId;
  readonly team: TeamId;
}

export interface Successions {
  /** True if it is believed; false if its organisations are not known yet. */
  take(signed: Signed): Promise<boolean>;
  /** From when others speak for an organisation; null while it speaks for itself. */
  since(id: OrganisationId): number | null;
  /** Who speaks for an organisation now: itself, or the last of those that followed it. */
  speaker(id: OrganisationId, now: number): OrganisationId;
  /** The team that goes on with another's cases, by the terms that both roots signed; null: none does. */
  follower(former: PartyId): PartyId | null;
}

export function successionsOf(vouching: Pick<Vouching, 'organisation'>): Successions {
  const said = new Map<OrganisationId, SuccessionTerms>();

  const isRootOf = (id: OrganisationId, root: Uint8Array): boolean => {
    const known: Organisation | undefined = vouching.organisation(id)?.value;
    return known !== undefined && equalBytes(known.root, root);
  };

  return {
    take: async (signed) => {
      const terms = await verifySuccession(signed);
      const { organisation, root, successor, successorRoot } = terms;
      if (!isRootOf(organisation, root) || !isRootOf(successor, successorRoot)) return false;
      if (!said.has(organisation)) said.set(organisation, terms);
      return true;
    },
    since: (id) => said.get(id)?.at ?? null,
    speaker: (id, now) => {
      let speaks = id;
      for (let step = 0; step < MOST_STEPS; step++) {
        const terms = said.get(speaks);
        if (terms === undefined || terms.at > now) return speaks;
        speaks = terms.successor;
      }
      return id;
    },
    follower: ({ organisation, team }) => {
      const terms = said.get(organisation);
      const into = terms?.teams.find((each) => each.team === team)?.into;
      return terms === undefined || into === undefined ? null : { organisation: terms.successor, team: into };
    },
  };
}
