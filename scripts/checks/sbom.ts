/** The bill of materials, in CycloneDX 1.6 (ECMA-424) JSON. No time and no serial number: one lockfile, one text. Rule SC5. */
import type { Fault } from './fault.ts';
import { licenceOf } from './licences.ts';
import { LOCKFILE, type LockedPackage } from './lockfile.ts';

interface Component {
  readonly type: 'library';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  /** `excluded`: for development alone. */
  readonly scope: 'required' | 'optional' | 'excluded';
  readonly licenses: readonly [{ readonly expression: string }];
  readonly hashes: readonly [{ readonly alg: 'SHA-512'; readonly content: string }];
}

export interface BillOfMaterials {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly version: 1;
  readonly metadata: {
    readonly component: { readonly type: 'application'; readonly name: string; readonly version: string };
  };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

export function billOfMaterials(version: string, packages: readonly LockedPackage[]): BillOfMaterials {
  const byPath = new Map(packages.map((each) => [each.path, each]));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'corridor', version } },
    components: packages.map(componentOf),
    dependencies: packages.map((each) => ({
      ref: each.path,
      dependsOn: each.needs.flatMap((name) => found(byPath, each.path, name) ?? []),
    })),
  };
}

function componentOf(each: LockedPackage): Component {
  const { path, name, version, integrity, dev, optional } = each;
  return {
    type: 'library',
    'bom-ref': path,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    scope: dev ? 'excluded' : optional ? 'optional' : 'required',
    licenses: [{ expression: licenceOf(each) }],
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') }],
  };
}

/** As Node looks for it: beside whoever needs it, then outwards. Null: optional, and not for this lockfile. */
function found(byPath: ReadonlyMap<string, LockedPackage>, from: string, name: string): string | null {
  const beside = `${from}/node_modules/${name}`;
  if (byPath.has(beside)) return beside;
  const outwards = from.lastIndexOf('/node_modules/');
  if (outwards > 0) return found(byPath, from.slice(0, outwards), name);
  return byPath.has(`node_modules/${name}`) ? `node_modules/${name}` : null;
}

/** What a bill of materials must have of every package, or it is none. */
export function billFaults({ components, dependencies }: BillOfMaterials, packages: readonly LockedPackage[]): Fault[] {
  const fault = (message: string): Fault => ({ path: LOCKFILE, line: 1, message: `the bill of materials ${message}` });
  const refs = new Set(components.map((each) => each['bom-ref']));
  const faults = packages.filter(({ path }) => !refs.has(path)).map(({ name }) => fault(`leaves out ${name}`));
  if (refs.size !== components.length) faults.push(fault('names a package twice'));
  for (const { name, hashes, licenses } of components) {
    if (hashes[0].content.length !== 128) faults.push(fault(`has no hash of ${name}`));
    if (licenses[0].expression === '') faults.push(fault(`has no licence of ${name}`));
  }
  for (const { ref, dependsOn } of dependencies)
    if (dependsOn.some((each) => !refs.has(each))) faults.push(fault(`does not know what ${ref} needs`));
  return faults;
}
