/**
 * Which organisations and guardians this client deals with: what is vouched for under one's own root (vouching.ts), and the
 * guardians that those roots certify. Anything else that the server shows does not exist. Rules CL10, CL11.
 */
import { verifyGuardian } from '@corridor/crypto';
import type { Guardian, Organisation, OrganisationId, Signed, UserId } from '@corridor/wire';
import { type Beliefs, nameOf, newBeliefs } from '../transparency/believed.ts';
import type { SignedWord } from './lapse.ts';
import { type PartyId, successionsOf } from './successions.ts';
import { type Believed, vouchingFrom } from './vouching.ts';

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
  offer(kind: 'organisation' | 'guardian' | 'vouch' | 'succession', statement: Signed): Promise<boolean>;
  organisation(id: OrganisationId): Organisation | null;
  /** SHA-256 of the root under which an organisation is believed, 64 hexadecimal digits; null if it is not known. */
  fingerprint(id: OrganisationId): string | null;
  /** Every believed guardian key of an organisation, newest first. */
  guardians(organisation: OrganisationId): readonly Guardian[];
  organisations(): readonly Organisation[];
  /** What an organisation is called now: after a merger by its successor's name, with its own. */
  called(id: OrganisationId): string;
  /** Whether it speaks for itself by now: no other has taken it in, and enough vouch for it. */
  speaks(id: OrganisationId): boolean;
  /** Whether too few vouch for it by now. */
  isLapsed(id: OrganisationId): boolean;
  /** The vouches by which it counts. */
  reliesOn(id: OrganisationId): readonly SignedWord[];
  /** From when nothing that it signs counts: another speaks for it, or too few vouch for it; null while neither is so. */
  endedAt(id: OrganisationId): number | null;
  /** The team that goes on with another's cases, by a merger that both roots signed; null: none does. */
  follower(former: PartyId): PartyId | null;
}

export function trustFrom(own: OrganisationId, root: Uint8Array, now: () => number): Trust {
  const beliefs = newBeliefs();
  const vouching = vouchingFrom(own, root);
  const guardians = new Map<OrganisationId, Guardian[]>();
  const successions = successionsOf(vouching);
  const unplaced: Signed[] = [];
  const unsettled: Signed[] = [];

  async function believe(fresh: readonly Believed[]): Promise<boolean> {
    for (const { value, statement } of fresh) {
      const { organisation, at } = value;
      const name = nameOf('organisation', organisation);
      beliefs.add({ kind: 'organisation', organisation, name, at }, statement);
    }
    if (fresh.length === 0) return false;
    for (const statement of unplaced.splice(0)) await takeGuardian(statement);
    for (const statement of unsettled.splice(0)) await takeSuccession(statement);
    return true;
  }

  async function takeSuccession(statement: Signed): Promise<boolean> {
    const taken = await orNull(async () => await successions.take(statement));
    if (taken === false) unsettled.push(statement);
    return taken === true;
  }

  function called(id: OrganisationId): string {
    const own = vouching.organisation(id)?.value.name ?? '';
    const speaker = successions.speaker(id, now());
    const named = vouching.organisation(speaker)?.value.name ?? '';
    const name = speaker === id ? own : `${named} (formerly ${own})`;
    return isLapsed(speaker) ? `${name} (no longer vouched for)` : name;
  }

  function isLapsed(id: OrganisationId): boolean {
    const at = vouching.lapsedAt(id);
    return at !== null && at <= now();
  }

  function endedAt(id: OrganisationId): number | null {
    const ends = [successions.since(id), vouching.lapsedAt(id)].filter((at) => at !== null);
    return ends.length === 0 ? null : Math.min(...ends);
  }

  async function takeGuardian(statement: Signed): Promise<boolean> {
    for (const { value: organisation } of vouching.all()) {
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
          return await believe(await vouching.claim(statement));
        case 'vouch':
          return await believe(await vouching.vouch(statement));
        case 'guardian':
          return await takeGuardian(statement);
        case 'succession':
          return await takeSuccession(statement);
        default:
          return kind satisfies never;
      }
    },
    organisation: (id) => vouching.organisation(id)?.value ?? null,
    fingerprint: (id) => vouching.organisation(id)?.fingerprint ?? null,
    guardians: (id) => (vouching.organisation(id) === null ? [] : (guardians.get(id) ?? [])),
    organisations: () => vouching.all().map(({ value }) => value),
    called,
    speaks: (id) => successions.speaker(id, now()) === id && !isLapsed(id),
    isLapsed,
    reliesOn: (id) => vouching.reliesOn(id),
    endedAt,
    follower: (former) => successions.follower(former),
  };
}

/** A statement that was verified, and the guardian whose keys signed it. */
export interface Signature<T> {
  readonly value: T;
  readonly by: Guardian;
}

/** What a guardian signs says for which organisation, and when. */
interface Stated {
  readonly organisation: OrganisationId;
  readonly at?: number;
  readonly issuedAt?: number;
}

/** Signed after another came to speak for the organisation, or after too few vouched for it. Rules SU5, VO12. */
function isTooLate(trust: Pick<Trust, 'endedAt'>, { organisation, at, issuedAt }: Stated): boolean {
  const ended = trust.endedAt(organisation);
  return ended !== null && (at ?? issuedAt ?? ended) > ended;
}

/** The first guardian of an organisation under whom a statement verifies, however old its keys, and what it says. */
export async function signedByGuardian<T extends Stated>(
  trust: Trust,
  organisation: OrganisationId,
  verify: (guardian: Guardian) => Promise<T>,
): Promise<Signature<T> | null> {
  for (const by of trust.guardians(organisation)) {
    const value = await orNull(async () => await verify(by));
    if (value !== null && value.organisation === organisation && !isTooLate(trust, value)) return { value, by };
  }
  return null;
}

export async function byAnyGuardian<T extends Stated>(
  trust: Trust,
  organisation: OrganisationId,
  verify: (guardian: Guardian) => Promise<T>,
): Promise<T | null> {
  return (await signedByGuardian(trust, organisation, verify))?.value ?? null;
}

/** Whether the root has put no newer keys in the place of these: keys that were stolen or lost sign for nobody. Rule RE5. */
export function isCurrent(
  trust: Pick<Trust, 'guardians'>,
  organisation: OrganisationId,
  { guardian, version }: Pick<Guardian, 'guardian' | 'version'>,
): boolean {
  return !trust.guardians(organisation).some((each) => each.guardian === guardian && each.version > version);
}

export function isGuardian(trust: Trust, organisation: OrganisationId, user: UserId): boolean {
  return trust.guardians(organisation).some(({ guardian }) => guardian === user);
}
