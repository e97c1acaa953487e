/**
 * A case file as PDF/A-2a (ISO 19005-2): tagged, with its fonts inside, readable in thirty years. Set by typst, which
 * reads the words as data. Rules RC10 to RC13.
 */
import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { GuardianError } from '../error.ts';
import { recordFonts } from './fonts.ts';

/** Files exist only in the compiler's memory; the folder is the root of their names. */
const WORKSPACE = '/corridor-record';
const STANDARD = 'a-2a';
/** One try for the words as written, and some for characters that no font has. */
const TRIES = 4;

const template = readFileSync(new URL('record.typ', import.meta.url));

export interface Typeset {
  /** What record.typ reads: text alone. */
  readonly file: object;
  /** Pictures by the name that `file` gives them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Milliseconds; what the document says of when it was made. */
  readonly at: number;
}

let fonts: readonly Buffer[] | null = null;

/** @throws GuardianError `typesetting`, without a word of the case. */
export function typeset({ file, pictures, at }: Typeset): Buffer {
  fonts ??= recordFonts();
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: [...fonts] }] });
  try {
    compiler.mapShadow(`${WORKSPACE}/record.typ`, template);
    for (const [name, content] of pictures) compiler.mapShadow(`${WORKSPACE}/${name}`, Buffer.from(content));
    return withoutUnknownCharacters(JSON.stringify(file), (json) => compile(compiler, json, at));
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}

function compile(compiler: NodeCompiler, json: string, at: number): Buffer {
  compiler.mapShadow(`${WORKSPACE}/case.json`, Buffer.from(json));
  const compiled = compiler.compile({ mainFilePath: `${WORKSPACE}/record.typ`, resetRead: true });
  const { result } = compiled;
  if (result === null) throw new GuardianError('typesetting', 'record');
  return compiler.pdf(result, { pdfStandard: STANDARD, creationTimestamp: Math.floor(at / 1000) });
}

/**
 * PDF/A wants a glyph for every character. One that no font has is written as its number, `[U+1F600]`, rather than lost,
 * and rather than keeping a case out of the record.
 */
function withoutUnknownCharacters(json: string, attempt: (json: string) => Buffer): Buffer {
  let text = json;
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      return attempt(text);
    } catch (error) {
      const unknown = unknownCharacters(error);
      if (unknown.size === 0) break;
      text = Array.from(text, (character) => (unknown.has(character) ? inNumbers(character) : character)).join('');
    }
  }
  throw new GuardianError('typesetting', 'record');
}

function inNumbers(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** As the compiler names them: "the text `"…"` could not be displayed", written as Rust writes a string. */
function unknownCharacters(error: unknown): ReadonlySet<string> {
  const message = error instanceof Error ? error.message : '';
  const said = message.replaceAll('\\\\', '\\').matchAll(/the text `\\"(.*?)\\"` could not be displayed/gu);
  const quoted = [...said].map(([, text]) => text ?? '').join('');
  const plain = quoted.replaceAll(/\\u\{([0-9a-f]+)\}/gu, (_all, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return new Set(Array.from(plain).filter((character) => character > '~'));
}
