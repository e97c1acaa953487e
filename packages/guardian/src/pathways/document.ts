/**
 * A pathway's text: YAML with the place of every field, so that a fault names its line and column. All faults at once:
 * those of the YAML first, since what does not parse cannot be checked further. Rules OP1, OP2.
 */
import { CasesError, type Fault, type PathwayFile, readPathwayFile } from '@corridor/cases';
import { type Document, isMap, isScalar, Lexer, LineCounter, type Node, parseDocument } from 'yaml';

/** A fault and where it stands, lines and columns from 1. */
export interface PlacedFault extends Fault {
  readonly line: number;
  readonly column: number;
}

export interface ReadText {
  /** Null if there are faults. */
  readonly file: PathwayFile | null;
  readonly faults: readonly PlacedFault[];
  /** What is written, sound or not; null if it is not YAML. */
  readonly value: unknown;
  /** Gives faults that are found later their place in this text. */
  readonly place: (faults: readonly Fault[]) => readonly PlacedFault[];
}

type Place = Pick<PlacedFault, 'line' | 'column'>;

/**
 * Words, signs, line ends and indents of YAML: the longest of our pathways has a thousand. What is said about each of tens
 * of thousands would hold up everybody whom this process serves.
 */
const MOST_LEXEMES = 6000;
const TOO_LONG = { path: '', mend: 'This is too long for a pathway. Shorten it.', line: 1, column: 1 };

function isShort(text: string): boolean {
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) if (lexeme !== '' && ++lexemes > MOST_LEXEMES) return false;
  return true;
}

export function readText(text: string): ReadText {
  if (!isShort(text)) return { file: null, faults: [TOO_LONG], value: null, place: () => [] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const place = (faults: readonly Fault[]) =>
    inOrder(faults.map((fault) => ({ ...fault, ...at(offsetOf(document, keysOf(fault.path))) })));
  const broken = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    path: '',
    mend: `This is not YAML: ${sentence(message)}`,
    ...at(pos[0]),
  }));
  if (broken.length > 0) return { file: null, faults: inOrder(broken), value: null, place };
  return { ...checked(document, place), place };
}

function checked(document: Document, place: ReadText['place']): Omit<ReadText, 'place'> {
  let value: unknown = null;
  try {
    value = valueOf(document);
    return { file: readPathwayFile(value), faults: [], value };
  } catch (error) {
    if (!(error instanceof CasesError)) throw error;
    return { file: null, faults: place(error.faults), value };
  }
}

/** @throws CasesError `pathway-invalid` for references that would unfold without end. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new CasesError('pathway-invalid', [{ path: '', mend: 'Write it out: these references are too many.' }]);
  }
}

/** `questions[2].options` as the keys that lead there. */
function keysOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/gu)].map(([key, index]) => (index === undefined ? key : Number(index)));
}

/** Where the deepest part of a path that is written begins: a field at its name, an entry of a list at its value. */
function offsetOf(document: Document, keys: readonly (string | number)[]): number {
  let offset = startOf(document.contents) ?? 0;
  for (let depth = 1; depth <= keys.length; depth++) {
    const found = document.getIn(keys.slice(0, depth), true) as Node | undefined;
    const parent = document.getIn(keys.slice(0, depth - 1), true);
    const named = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === keys[depth - 1]) : null;
    const start = startOf((named?.key ?? found) as Node | null | undefined);
    if (start === null) return offset;
    offset = start;
  }
  return offset;
}

function startOf(node: Node | null | undefined): number | null {
  return node?.range?.[0] ?? null;
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}

/** From the top of the text to its end. */
export function inOrder(faults: readonly PlacedFault[]): readonly PlacedFault[] {
  return faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
