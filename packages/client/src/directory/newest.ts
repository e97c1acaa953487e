/**
 * The newest statement about each thing. A later version wins, and an earlier one that is shown again is a roll-back; but
 * what a guardian signed with keys that its root has replaced stands behind whatever the new ones say, and alone it stands
 * for nothing. Rules CL29, CL90, RE6.
 */
import type { Guardian, OrganisationId } from '@corridor/wire';
import { isCurrent, type Signature, type Trust } from './trust.ts';

interface Stated {
  readonly version: number;
  readonly organisation: OrganisationId;
}

export interface Newest<K, T> {
  take(key: K, signature: Signature<T>): void;
  /** Null if nothing was stated by keys that stand. */
  get(key: K): T | null;
  all(): readonly T[];
}

export function newestOf<K, T extends Stated>(trust: Trust): Newest<K, T> {
  const held = new Map<K, Map<OrganisationId, Signature<T>>>();
  const stands = ({ value, by }: Signature<T>): boolean => isCurrent(trust, value.organisation, by);

  /** What two organisations state is believed of neither: one of them took the identifier of the other's team. */
  function believed(stated: ReadonlyMap<OrganisationId, Signature<T>> = new Map()): T | null {
    const [one, ...others] = [...stated.values()].filter(stands);
    return one === undefined || others.length > 0 ? null : one.value;
  }

  return {
    take: (key, signature) => {
      const stated = held.get(key) ?? new Map<OrganisationId, Signature<T>>();
      const { organisation } = signature.value;
      const before = stated.get(organisation);
      if (before === undefined || isLater(signature, before)) held.set(key, stated.set(organisation, signature));
    },
    get: (key) => believed(held.get(key)),
    all: () => [...held.values()].flatMap((stated) => believed(stated) ?? []),
  };
}

function isLater<T extends Stated>(a: Signature<T>, b: Signature<T>): boolean {
  if (sameGuardian(a.by, b.by) && a.by.version !== b.by.version) return a.by.version > b.by.version;
  return a.value.version > b.value.version;
}

function sameGuardian(a: Guardian, b: Guardian): boolean {
  return a.organisation === b.organisation && a.guardian === b.guardian;
}
