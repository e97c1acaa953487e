/**
 * The formats as their source says them, as tables for docs/protocol/records.md: read from the code itself, so that the
 * page cannot say another order of fields, another bound or another word than the program.
 */
import { type Expression, parseSync, Visitor } from 'oxc-parser';

/** What makes a table: the function, and whether its first argument names the table. */
const MAKERS = new Map([
  ['record', true],
  ['ask', true],
  ['answer', true],
  ['news', true],
  ['struct', false],
  ['z.strictObject', false],
]);

interface Row {
  readonly name: string;
  readonly is: string;
  readonly meaning: string;
}

type Call = Extract<Expression, { type: 'CallExpression' }>;
type ObjectOf = Extract<Expression, { type: 'ObjectExpression' }>;

/** One source file's tables, as Markdown; empty if it makes none. */
export function recordTables(path: string, code: string): string {
  const { program, comments } = parseSync(path, code);
  const objects = new Map<string, ObjectOf>();
  const named = new Map<Call, string>();
  const sections: string[] = [];
  const unions: string[] = [];

  const textOf = (node: { readonly start: number; readonly end: number }): string =>
    words(code.slice(node.start, node.end));

  const meaningAt = (from: number, to: number): string =>
    comments
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ value }) => words(value.replace(/^\s*\*+ ?/gm, '')))
      .join(' ');

  function rowsOf(object: ObjectOf): Row[] {
    let from = object.start;
    return object.properties.flatMap((property): Row[] => {
      const meaning = meaningAt(from, property.start);
      from = property.end;
      if (property.type === 'Property') {
        const name = property.key.type === 'Identifier' ? property.key.name : textOf(property.key);
        return [{ name, is: textOf(property.value), meaning }];
      }
      const spread = property.argument.type === 'Identifier' ? objects.get(property.argument.name) : undefined;
      return spread === undefined ? [{ name: `all of ${textOf(property.argument)}`, is: '', meaning }] : rowsOf(spread);
    });
  }

  function sectionOf(call: Call, of: string): void {
    const maker = makerOf(call, textOf);
    const object = call.arguments.findLast((argument) => argument.type === 'ObjectExpression');
    if (maker === null || object?.type !== 'ObjectExpression') return;
    const [first, second] = call.arguments;
    const label = first?.type === 'Literal' && typeof first.value === 'string' ? first.value : of;
    const version =
      maker === 'record' && second?.type === 'Literal' ? `corridor/${label}/v${String(second.value)}` : label;
    sections.push([`#### \`${version}\``, '', ...tableOf(rowsOf(object))].join('\n'));
  }

  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'Identifier' || init === null) return;
      if (init.type === 'ObjectExpression') objects.set(id.name, init);
      const call = unchecked(init);
      if (call === null) return;
      named.set(call, id.name);
      const callee = textOf(call.callee);
      if (callee === 'z.discriminatedUnion' || callee === 'z.union') unions.push(unionOf(id.name, call, textOf));
    },
  }).visit(program);
  new Visitor({
    CallExpression: (call) => {
      const name = named.get(call);
      if (name !== undefined || MAKERS.get(textOf(call.callee)) === true) sectionOf(call, name ?? '');
    },
  }).visit(program);
  const parts = [...sections, ...unions.filter((union) => union !== '')];
  return parts.length === 0 ? '' : `### ${path}\n\n${parts.join('\n\n')}\n`;
}

function words(text: string): string {
  return text.replace(/<\w+>/g, '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function tableOf(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['No fields.'];
  const line = ({ name, is, meaning }: Row): string => `| \`${name}\` | ${is === '' ? '' : `\`${is}\``} | ${meaning} |`;
  return ['| field | is | meaning |', '|---|---|---|', ...rows.map(line)];
}

/** `schema.check(…)` is still the schema. */
function unchecked(init: Expression): Call | null {
  if (init.type !== 'CallExpression') return null;
  const { callee } = init;
  const isCheck = callee.type === 'MemberExpression' && !callee.computed && callee.property.name === 'check';
  return isCheck && callee.object.type === 'CallExpression' ? unchecked(callee.object) : init;
}

function makerOf(call: Call, textOf: (node: Expression) => string): string | null {
  const name = textOf(call.callee);
  return MAKERS.has(name) ? name : null;
}

function unionOf(name: string, call: Call, textOf: (node: Expression) => string): string {
  const list = call.arguments.findLast((argument) => argument.type === 'ArrayExpression');
  if (list?.type !== 'ArrayExpression') return '';
  const forms = list.elements.flatMap((element) =>
    element === null || element.type === 'SpreadElement' || isNamed(element) ? [] : [`- \`${textOf(element)}\``],
  );
  return forms.length === 0 ? '' : [`#### \`${name}\`: one of`, '', ...forms].join('\n');
}

/** Forms that have a table of their own: a name, or a frame. */
function isNamed(element: Expression): boolean {
  return element.type === 'Identifier' || (element.type === 'CallExpression' && element.callee.type === 'Identifier');
}

/** Closed lists of words and bounds that the tables name, with their values as the code writes them. */
export function constantsIn(path: string, code: string): readonly (readonly [name: string, value: string])[] {
  const found: [string, string][] = [];
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'Identifier' || !/^[A-Z][A-Z_]+$/.test(id.name) || init === null) return;
      const value = words(code.slice(init.start, init.end)).replace(/ as const.*$/, '');
      if (/^\[.*\]$|^[0-9_]+( [*+] [\w.]+)*$/.test(value)) found.push([id.name, value]);
    },
  }).visit(parseSync(path, code).program);
  return found;
}

/** Labelled tuples that are hashed, derived from or authenticated, and never decoded. */
export function tuplesIn(path: string, code: string): readonly string[] {
  const found: string[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => {
      const [name] = given;
      if (callee.type !== 'Identifier' || callee.name !== 'tuple' || name?.type !== 'Literal') return;
      found.push(given.map(({ start, end }) => words(code.slice(start, end))).join(', '));
    },
  }).visit(parseSync(path, code).program);
  return found;
}
