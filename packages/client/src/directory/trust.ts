/**
 * Which organisations this client deals with: its own, under the root in its anchors, and those that its own organisation
 * vouches for by ODS code and root. Anything else that the server shows does not exist. Rules CL10, CL11.
 */
import { sha256, verifyGuardian, verifyOrganisation, verifyVouch } from '@corridor/crypto';
import {
  equalBytes,
  type Guardian,
  type Organisation,
  type OrganisationId,
  type Signed,
  toHex,
  type UserId,
  type Vouch,
} from '@corridor/wire';
import { type Beliefs, nameOf, newBeliefs } from '../transparency/believed.ts';

/** Null instead of a refusal: what does not verify is as if it had not been said. */
export async function orNull<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}

export interface Trust {
  /** What is believed and must be in the log. */
  readonly beliefs: Beliefs;
  /** Takes a statement; true if anything new is believed. What cannot be believed yet is kept until it can. */
  offer(kind: 'organisation' | 'guardian' | 'vouch', statement: Signed): Promise<boolean>;
  organisation(id: OrganisationId): Organisation | null;
  /** SHA-256 of the root under which an organisation is believed, 64 hexadecimal digits; null if it is not known. */
  fingerprint(id: OrganisationId): string | null;
  /** Every believed guardian key of an organisation, newest first. */
  guardians(organisation: OrganisationId): readonly Guardian[];
  organisations(): readonly Organisation[];
}

export function trustFrom(own: OrganisationId, root: Uint8Array, now: () => number): Trust {
  const beliefs = newBeliefs();
  const claimed = new Map<OrganisationId, Organisation>();
  const statements = new Map<OrganisationId, Signed>();
  const vouched = new Map<OrganisationId, Vouch>();
  const known = new Map<OrganisationId, Organisation>();
  const fingerprints = new Map<OrganisationId, string>();
  const guardians = new Map<OrganisationId, Guardian[]>();
  const unplaced: Signed[] = [];

  async function deserves(claim: Organisation): Promise<boolean> {
    if (claim.organisation === own) return equalBytes(claim.root, root);
    const vouch = vouched.get(claim.organisation);
    return vouch !== undefined && vouch.ods === claim.ods && equalBytes(vouch.root, await sha256(claim.root));
  }

  async function believe(id: OrganisationId): Promise<boolean> {
    const claim = claimed.get(id);
    if (claim === undefined || !(await deserves(claim))) return false;
    known.set(id, claim);
    const statement = statements.get(id);
    const believed = { kind: 'organisation', organisation: id, name: nameOf('organisation', id), at: claim.at } as const;
    if (statement !== undefined) beliefs.add(believed, statement);
    fingerprints.set(id, toHex(await sha256(claim.root)));
    for (const statement of unplaced.splice(0)) await takeGuardian(statement);
    return true;
  }

  async function takeOrganisation(statement: Signed): Promise<boolean> {
    const claim = await orNull(async () => await verifyOrganisation(statement));
    if (claim === null) return false;
    const before = claimed.get(claim.organisation);
    if (before !== undefined && before.at > claim.at) return false;
    // A look-alike under another root never takes the place of one that is believed.
    if (known.has(claim.organisation) && !(await deserves(claim))) return false;
    claimed.set(claim.organisation, claim);
    statements.set(claim.organisation, statement);
    return await believe(claim.organisation);
  }

  async function takeVouch(statement: Signed): Promise<boolean> {
    const vouch = await orNull(async () => await verifyVouch(statement, { organisation: own, root }));
    if (vouch === null) return false;
    const before = vouched.get(vouch.organisation);
    if (before !== undefined && before.at >= vouch.at) return false;
    vouched.set(vouch.organisation, vouch);
    return await believe(vouch.organisation);
  }

  async function takeGuardian(statement: Signed): Promise<boolean> {
    for (const organisation of known.values()) {
      const guardian = await orNull(async () => await verifyGuardian(statement, organisation, now()));
      if (guardian === null) continue;
      const name = nameOf('guardian', guardian.guardian, guardian.version);
      beliefs.add({ kind: 'guardian', organisation: guardian.organisation, name, at: guardian.issuedAt }, statement);
      const others = (guardians.get(guardian.organisation) ?? []).filter(
        (each) => each.guardian !== guardian.guardian || each.version !== guardian.version,
      );
      guardians.set(
        guardian.organisation,
        [guardian, ...others].toSorted((a, b) => b.version - a.version),
      );
      return true;
    }
    unplaced.push(statement);
    return false;
  }

  return {
    beliefs,
    offer: async (kind, statement) => {
      switch (kind) {
        case 'organisation':
          return await takeOrganisation(statement);
        case 'vouch':
          return await takeVouch(statement);
        case 'guardian':
          return await takeGuardian(statement);
        default:
          return kind satisfies never;
      }
    },
    organisation: (id) => known.get(id) ?? null,
    fingerprint: (id) => fingerprints.get(id) ?? null,
    guardians: (organisation) => guardians.get(organisation) ?? [],
    organisations: () => [...known.values()],
  };
}

/** The first guardian of an organisation under whom a statement verifies, and what it says. */
export async function byAnyGuardian<T extends { readonly organisation: OrganisationId }>(
  trust: Trust,
  organisation: OrganisationId,
  verify: (guardian: Guardian) => Promise<T>,
): Promise<T | null> {
  for (const guardian of trust.guardians(organisation)) {
    const value = await orNull(async () => await verify(guardian));
    if (value !== null && value.organisation === organisation) return value;
  }
  return null;
}

export function isGuardian(trust: Trust, organisation: OrganisationId, user: UserId): boolean {
  return trust.guardians(organisation).some(({ guardian }) => guardian === user);
}
