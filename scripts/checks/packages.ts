/**
 * The packages from the inside out, and what each may import of the others. This table is the architecture; the diagram in
 * docs/architecture.md is drawn from it and from what is found.
 *
 * `*` stands for every door of a package (an entry of its `exports`), otherwise the doors are listed.
 */
export const PACKAGES = {
  wire: { folder: 'packages/wire', pure: true, product: true, imports: [] },
  crypto: { folder: 'packages/crypto', pure: true, product: true, imports: ['wire'] },
  cases: { folder: 'packages/cases', pure: true, product: true, imports: ['wire'] },
  client: { folder: 'packages/client', pure: false, product: true, imports: ['wire', 'crypto', 'cases'] },
  witness: { folder: 'packages/witness', pure: false, product: true, imports: ['wire', 'crypto/verify'] },
  server: { folder: 'packages/server', pure: false, product: true, imports: ['wire', 'crypto/verify'] },
  guardian: {
    folder: 'packages/guardian',
    pure: false,
    product: true,
    imports: ['wire', 'crypto', 'cases', 'client', 'client/node'],
  },
  web: {
    folder: 'packages/web',
    pure: false,
    product: true,
    imports: ['cases', 'client', 'client/browser', 'client/browser/worker'],
  },
  demo: { folder: 'demo', pure: false, product: false, imports: ['wire', 'cases', 'client', 'client/node', 'server'] },
  testkit: { folder: 'packages/testkit', pure: false, product: false, imports: ['*'] },
  bench: { folder: 'packages/bench', pure: false, product: false, imports: ['*', 'testkit', 'testkit/bare'] },
} as const satisfies Record<string, PackageRule>;

export type PackageRule = {
  readonly folder: string;
  /** No node:*, DOM, clock or chance. */
  readonly pure: boolean;
  /** Part of what is deployed; the rest loads, tests or measures it. */
  readonly product: boolean;
  readonly imports: readonly string[];
};

export type PackageName = keyof typeof PACKAGES;

export function packageNames(): PackageName[] {
  return Object.keys(PACKAGES) as PackageName[];
}

export function packageOf(path: string): PackageName | null {
  return packageNames().find((name) => path.startsWith(`${PACKAGES[name].folder}/`)) ?? null;
}

/** Whether `name` may go through the door `to` (`crypto`, `crypto/verify`) of another package. Tests may ask the testkit too. */
export function mayImport(name: PackageName, to: string, isTest: boolean): boolean {
  const rule: PackageRule = PACKAGES[name];
  const [target] = to.split('/');
  if (target === name || rule.imports.includes(to)) return true;
  const found = packageNames().find((other) => other === target);
  if (found === undefined) return false;
  if (rule.imports.includes('*') && (PACKAGES[found].product || found === 'demo')) return true;
  return isTest && ['wire', 'crypto', 'cases', 'client', 'testkit'].includes(found);
}
