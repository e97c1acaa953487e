/**
 * A sans serif for a machine that has no fonts: Arimo, whose letters are as wide as Arial's, from the npm registry.
 *
 * The package holds WOFF 1.0 (W3C, "WOFF File Format 1.0"), which fontconfig does not list; unwrapping it to the sfnt it
 * was made from is a matter of inflating its tables and writing their directory.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;
const WANTED = /^arimo-latin(-ext)?-(400|700)-(normal|italic)\.woff$/;

/** Writes the fonts, those of `furtherFonts` too, and fonts.conf into `folder`, which is to be moved to `finalFolder`. */
export function writeFonts(folder: string, furtherFonts: string, finalFolder: string): void {
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts, { recursive: true });
  const source = join(dirname(createRequire(import.meta.url).resolve('@fontsource/arimo/package.json')), 'files');
  for (const name of readdirSync(source).filter((file) => WANTED.test(file))) {
    writeFileSync(join(fonts, name.replace(/woff$/, 'ttf')), sfntOfWoff(readFileSync(join(source, name))));
  }
  for (const name of readdirSync(furtherFonts, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ttf')) copyFileSync(join(furtherFonts, name), join(fonts, basename(name)));
  }
  const configuration = fontconfig(join(finalFolder, 'fonts'), join(finalFolder, 'cache'));
  writeFileSync(join(folder, 'fonts.conf'), configuration);
}

function fontconfig(fonts: string, cache: string): string {
  const alias = (family: string): string =>
    `  <alias binding="same"><family>${family}</family><prefer><family>Arimo</family></prefer></alias>\n`;
  return (
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n' +
    `  <dir>${fonts}</dir>\n  <cachedir>${cache}</cachedir>\n` +
    `${['Arial', 'Helvetica', 'sans-serif', 'system-ui'].map(alias).join('')}</fontconfig>\n`
  );
}

/** The TrueType file inside a WOFF 1.0 file. */
function sfntOfWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY);
  woff.copy(header, 0, 4, 8);
  const entrySelector = Math.floor(Math.log2(count));
  const searchRange = 16 * 2 ** entrySelector;
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(searchRange, 6);
  header.writeUInt16BE(entrySelector, 8);
  header.writeUInt16BE(count * 16 - searchRange, 10);

  const tables: Buffer[] = [];
  let offset = header.length;
  for (let index = 0; index < count; index += 1) {
    const entry = WOFF_HEADER + index * WOFF_ENTRY;
    const table = inflateTable(woff, entry);
    const to = SFNT_HEADER + index * SFNT_ENTRY;
    woff.copy(header, to, entry, entry + 4);
    woff.copy(header, to + 4, entry + 16, entry + 20);
    header.writeUInt32BE(offset, to + 8);
    header.writeUInt32BE(table.length, to + 12);
    // Tables begin at multiples of four.
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
    tables.push(table, padding);
    offset += table.length + padding.length;
  }
  return Buffer.concat([header, ...tables]);
}

function inflateTable(woff: Buffer, entry: number): Buffer {
  const offset = woff.readUInt32BE(entry + 4);
  const compressed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
  // A table that deflate would not make smaller is stored as it is.
  return compressed.length < woff.readUInt32BE(entry + 12) ? inflateSync(compressed) : compressed;
}
