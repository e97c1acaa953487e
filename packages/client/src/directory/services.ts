/**
 * Services as their guardians stated them: of each the newest, which is what it offers now, and every version of its
 * pathway by hash, because a running case keeps the version that it was opened under. Rule CL92.
 */
import { sha256, verifyService } from '@corridor/crypto';
import { type Service, service as serviceFormat, type Signed, toHex } from '@corridor/wire';
import { newestOf } from './newest.ts';
import { signedByGuardian, type Trust } from './trust.ts';

export interface Services {
  /** @returns whether it is believed; what is not may be later, when its guardian is known. */
  take(signed: Signed): Promise<boolean>;
  newest(): readonly Service[];
  /** The statement that released the document with this SHA-256, as a plan names it; null if none did. */
  released(hash: Uint8Array): Service | null;
}

export function servicesOf(trust: Trust): Services {
  const newest = newestOf<string, Service>(trust);
  const byHash = new Map<string, Service>();
  return {
    take: async (signed) => {
      const { organisation } = serviceFormat.decode(signed.bytes);
      const signature = await signedByGuardian(trust, organisation, async (by) => await verifyService(signed, by));
      if (signature === null) return false;
      const { value } = signature;
      newest.take(`${value.team}/${value.pathwayId}`, signature);
      const hash = toHex(await sha256(value.pathway));
      if (!byHash.has(hash)) byHash.set(hash, value);
      return true;
    },
    newest: () => newest.all(),
    released: (hash) => byHash.get(toHex(hash)) ?? null,
  };
}
