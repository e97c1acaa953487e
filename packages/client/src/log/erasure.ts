/**
 * What organisations said about erasing a case, and whether it was. That the server no longer has bodies proves nothing: it
 * is believed when the own organisation and everybody who wrote in the case have released it, for the case as it stands.
 * Otherwise what is missing is a gap like any other. Rules ER7, ER8.
 */
import { verifyReleased } from '@corridor/crypto';
import { type CaseId, decodeSigned, type OrganisationId, type Released, released } from '@corridor/wire';
import type { People } from '../directory/people.ts';
import { byAnyGuardian, orNull, type Trust } from '../directory/trust.ts';
import type { Part } from './part.ts';

export interface Erasing {
  /** Takes the newest words that the server shows; what does not verify was not said. */
  take(statements: readonly Uint8Array[], erased: number | null): Promise<void>;
  /** Of each organisation its newest. */
  words(): readonly Released[];
  /** When it was erased, if that is to be believed. */
  at(part: Part): number | null;
}

export function erasingOf(caseId: CaseId, own: OrganisationId, trust: Trust, people: Pick<People, 'meet'>): Erasing {
  const words = new Map<OrganisationId, Released>();
  let erased: number | null = null;

  async function takeWord(raw: Uint8Array): Promise<void> {
    const signed = decodeSigned(raw);
    const { organisation } = released.decode(signed.bytes);
    const says = await byAnyGuardian(trust, organisation, async (guardian) => await verifyReleased(signed, guardian));
    if (says === null || says.case !== caseId) return;
    await people.meet(says.decided.map(({ user }) => user));
    if (says.version > (words.get(organisation)?.version ?? 0)) words.set(organisation, says);
  }

  return {
    take: async (statements, at) => {
      for (const raw of statements) await orNull(async () => await takeWord(raw));
      erased = at;
    },
    words: () => [...words.values()],
    at: (part) => {
      const wrote = part
        .shown()
        .flatMap(({ header, signed }) => (signed && header !== null ? header.by.organisation : []));
      const needed = new Set([own, ...wrote]);
      const isReleased = (organisation: OrganisationId): boolean => {
        const word = words.get(organisation);
        return word?.says === 'released' && word.upTo === part.last();
      };
      return [...needed].every(isReleased) ? erased : null;
    },
  };
}
