/** A source file as the checks see it: what it imports, which names it uses, which texts it holds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

export type Mention = { readonly text: string; readonly line: number };

export type Source = {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly isTest: boolean;
  /** Module specifiers, of types too: a type is a dependency of the reader. */
  readonly imports: readonly Mention[];
  /** Free identifiers, and member accesses of one as `Math.random`. Property names are not among them. */
  readonly names: readonly Mention[];
  /** String literals and the fixed parts of templates. */
  readonly texts: readonly Mention[];
  readonly comments: readonly Mention[];
};

const SOURCE = /\.(?:ts|tsx|mts)$/;
const SKIPPED = new Set(['node_modules', 'dist', '.cache', 'data']);

/** Every TypeScript file under the folders, which are relative to `root`. */
export function readSources(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => filesUnder(join(root, folder))).map((file) => readSource(root, file));
}

function readSource(root: string, file: string): Source {
  return parseSource(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8'));
}

export function parseSource(path: string, code: string): Source {
  const { program, module, comments } = parseSync(path, code);
  const lineAt = (offset: number): number => code.slice(0, offset).split('\n').length;
  const mention = (text: string, offset: number): Mention => ({ text, line: lineAt(offset) });

  // `export { a, b } from` has one entry for each name, all with one request.
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.slice(0, 1).flatMap((entry) => entry.moduleRequest ?? [])),
  ];
  const imports = requests.map(({ value, start }) => mention(value, start));
  const names: { text: string; start: number }[] = [];
  const texts: Mention[] = [];
  const notReferences = new Set<number>();

  new Visitor({
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') {
        imports.push(mention(source.value, source.start));
      }
    },
    TSImportType: ({ source }) => {
      imports.push(mention(source.value, source.start));
    },
    Identifier: ({ name, start }) => {
      names.push({ text: name, start });
    },
    MemberExpression: ({ object, property, computed }) => {
      if (computed) return;
      notReferences.add(property.start);
      if (object.type === 'Identifier') names.push({ text: `${object.name}.${property.name}`, start: object.start });
    },
    Property: ({ key, computed, shorthand }) => {
      if (!computed && !shorthand) notReferences.add(key.start);
    },
    PropertyDefinition: ({ key, computed }) => {
      if (!computed) notReferences.add(key.start);
    },
    MethodDefinition: ({ key, computed }) => {
      if (!computed) notReferences.add(key.start);
    },
    TSPropertySignature: ({ key }) => {
      notReferences.add(key.start);
    },
    TSMethodSignature: ({ key }) => {
      notReferences.add(key.start);
    },
    TSQualifiedName: ({ right }) => {
      notReferences.add(right.start);
    },
    Literal: ({ value, start }) => {
      if (typeof value === 'string') texts.push(mention(value, start));
    },
    TemplateElement: ({ value, start }) => {
      texts.push(mention(value.raw, start));
    },
  }).visit(program);

  return {
    path,
    isTest: /\.test\.tsx?$/.test(path) || /^(?:packages\/\w+|demo)\/test\//.test(path),
    imports,
    names: names
      .filter(({ text, start }) => text.includes('.') || !notReferences.has(start))
      .map(({ text, start }) => mention(text, start)),
    texts,
    comments: comments.map(({ value, start }) => mention(value, start)),
  };
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return SOURCE.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}
