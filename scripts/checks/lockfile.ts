/** What package-lock.json says of each package, and what may not stand there. Rules SC1 to SC3 of docs/protocol/hardening.md. */
import type { Fault } from './fault.ts';

export const LOCKFILE = 'package-lock.json';

interface LockedEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A package as it is installed. `path` is where: two versions of one package are two. */
export interface LockedPackage {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** `sha512-` and base64. */
  readonly integrity: string;
  /** As the package says it; '' if it says nothing. */
  readonly licence: string;
  readonly source: string | null;
  readonly dev: boolean;
  readonly optional: boolean;
  readonly needs: readonly string[];
}

const OWN = /^(?:packages\/[a-z]+|demo)?$/;

/** Everything that is not our own, in the order of the lockfile. */
export function lockedPackages(lockfile: string): readonly LockedPackage[] {
  const { packages } = JSON.parse(lockfile) as { packages: Readonly<Record<string, LockedEntry>> };
  return Object.entries(packages)
    .filter(([path, { link }]) => link !== true && !OWN.test(path))
    .map(([path, entry]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      integrity: entry.integrity ?? '',
      licence: entry.license ?? '',
      source: entry.resolved ?? null,
      dev: entry.dev === true,
      optional: entry.optional === true,
      needs: Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }),
    }));
}

/** SHA-512 in base64 is 88 characters. */
const INTEGRITY = /^sha512-[A-Za-z0-9+/]{86}==$/;
/** Where packages are published; a lockfile that names no place gets them from wherever npm is told to. */
const PUBLIC_SOURCE = 'https://registry.npmjs.org/';

export function lockfileFaults(packages: readonly LockedPackage[]): Fault[] {
  return packages.flatMap(({ name, version, integrity, source }) => {
    const fault = (message: string): Fault => ({ path: LOCKFILE, line: 1, message: `${name} ${message}` });
    const faults: Fault[] = [];
    if (version === '') faults.push(fault('has no version'));
    if (!INTEGRITY.test(integrity)) faults.push(fault('has no SHA-512'));
    if (source !== null && !source.startsWith(PUBLIC_SOURCE)) faults.push(fault('comes from an unexpected place'));
    return faults;
  });
}

/** A registry's address, a token, or a place that packages come from, in a file that is committed. */
const PLACES = [
  /^\s*(?:@[^:\s]+:)?registry\s*=/m,
  /_auth(?:Token)?\s*=/,
  /https?:\/\/[^\s"'`/]*(?:registry|artifactory|nexus|verdaccio)[^\s"'`/]*/g,
];

/** Of configuration and documents: what names another registry than the public one. */
export function placeFaults(path: string, text: string): Fault[] {
  const isNamed = PLACES.some((place) =>
    (text.match(place) ?? []).some((found) => !found.startsWith(PUBLIC_SOURCE.slice(0, -1))),
  );
  return isNamed ? [{ path, line: 1, message: 'names a registry or a token for one' }] : [];
}
