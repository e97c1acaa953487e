import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { mayImport, packageOf, PACKAGES, type PackageName } from './packages.ts';
import type { Fault } from './fault.ts';
import type { Mention, Source } from './source.ts';

const SCOPE = '@corridor/';
const BUILTIN = new Set(builtinModules);

/** Imports that cross a package's border where the table does not allow it. */
export function importFaults(source: Source): Fault[] {
  const name = packageOf(source.path);
  if (name === null) return [];
  return source.imports.flatMap((mention) => {
    const fault = importFault(name, source, mention.text);
    return fault === null ? [] : [{ path: source.path, line: mention.line, message: fault }];
  });
}

function importFault(name: PackageName, source: Source, specifier: string): string | null {
  if (specifier.startsWith('.')) return pathFault(name, source, specifier);
  if (specifier.startsWith(SCOPE)) {
    const to = specifier.slice(SCOPE.length);
    if (to.includes('/src')) return `imports another package's files: ${specifier}`;
    return mayImport(name, to, source.isTest) ? null : `${name} may not import ${specifier}`;
  }
  if (PACKAGES[name].pure && !source.isTest && (specifier.startsWith('node:') || BUILTIN.has(specifier))) {
    return `${name} is pure and may not import ${specifier}`;
  }
  return null;
}

function pathFault(name: PackageName, source: Source, specifier: string): string | null {
  const target = posix.join(posix.dirname(source.path), specifier);
  if (target.startsWith(`${PACKAGES[name].folder}/`)) return null;
  // What starts a machine is shared by tests and measurements; the product never starts one.
  const startsMachines = target.startsWith('scripts/platform/') && (source.isTest || !PACKAGES[name].product);
  return startsMachines ? null : `imports another package's files: ${specifier}`;
}

/** Files that import each other in a ring, each ring once. Types count: they tie the reader's understanding too. */
export function cycleFaults(sources: readonly Source[]): Fault[] {
  const graph = new Map(sources.map((source) => [source.path, filesImported(source)]));
  const faults: Fault[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen !== -1) {
      const ring = [...trail.slice(seen), path];
      faults.push({ path, line: 1, message: `import cycle: ${ring.join(' → ')}` });
      return;
    }
    if (done.has(path)) return;
    done.add(path);
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
  };
  for (const path of graph.keys()) visit(path, []);
  return faults;
}

function filesImported(source: Source): string[] {
  return source.imports
    .map(({ text }: Mention) => text)
    .filter((text) => text.startsWith('.'))
    .map((text) => posix.join(posix.dirname(source.path), text));
}

/** Which package imports which, over all sources that are no tests. */
export function packageEdges(sources: readonly Source[]): (readonly [from: PackageName, to: string])[] {
  const edges = sources
    .filter(({ isTest }) => !isTest)
    .flatMap((source) => {
      const from = packageOf(source.path);
      if (from === null) return [];
      const doors = source.imports
        .filter(({ text }) => text.startsWith(SCOPE))
        .map(({ text }) => text.slice(SCOPE.length));
      return doors.filter((door) => door.split('/')[0] !== from).map((door) => `${from} ${door}`);
    });
  return [...new Set(edges)].toSorted().map((edge) => edge.split(' ') as unknown as [PackageName, string]);
}
