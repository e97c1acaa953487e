/** What may not stand in a file, whoever imports it. */
import { basename } from 'node:path';
import type { Fault } from './fault.ts';
import { packageOf, PACKAGES } from './packages.ts';
import type { Mention, Source } from './source.ts';

/** Clocks, chance and surroundings: a pure package is given them. The compiler refuses the rest of Node and the DOM. */
const IMPURE = ['Date', 'Math.random', 'performance', 'setTimeout', 'setInterval', 'queueMicrotask', 'process'];
const SQL =
  /\b(?:SELECT\b[\s\S]*\bFROM\b|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|(?:CREATE|ALTER|DROP)\s+TABLE)\b/;
const SQL_LIBRARIES = ['pg', 'kysely'];
const SQL_HOMES = ['packages/server/src/db/', 'packages/guardian/src/db/'];
/** `config.ts` reads it; `main.ts` may hand it over. */
const READS_ENVIRONMENT = ['config.ts', 'main.ts'];
const NAMES_THAT_SAY_NOTHING = /^(?:utils?|helpers?|types|common|misc|manager|process)\.tsx?$/;
const SILENCED = /@ts-(?:ignore|expect-error|nocheck)|(?:oxlint|eslint)-disable/;
const UNFINISHED = /\b(?:TODO|FIXME|XXX)\b/;

export function contentFaults(source: Source): Fault[] {
  const fault = (line: number, message: string): Fault => ({ path: source.path, line, message });
  const faults = source.comments.flatMap(({ text, line }) => {
    if (SILENCED.test(text)) return [fault(line, 'silences a check')];
    return UNFINISHED.test(text) ? [fault(line, 'says that it is unfinished')] : [];
  });
  if (NAMES_THAT_SAY_NOTHING.test(basename(source.path))) faults.push(fault(1, 'has a name that says nothing'));
  const name = packageOf(source.path);
  if (name === null || source.isTest) return faults;

  const report = (mentions: readonly Mention[], message: (text: string) => string): void => {
    faults.push(...mentions.map(({ text, line }) => fault(line, message(text))));
  };
  if (PACKAGES[name].pure) {
    report(namesAmong(source, IMPURE), (text) => `${name} is pure and may not use ${text}`);
  }
  if (PACKAGES[name].product && !READS_ENVIRONMENT.includes(basename(source.path))) {
    report(namesAmong(source, ['process.env']), () => 'reads the environment outside config.ts');
  }
  if (PACKAGES[name].product && !SQL_HOMES.some((home) => source.path.startsWith(home))) {
    report(
      source.texts.filter(({ text }) => SQL.test(text)),
      () => 'holds SQL outside db/',
    );
    report(
      source.imports.filter(({ text }) => SQL_LIBRARIES.includes(text)),
      (text) => `imports ${text} outside db/`,
    );
  }
  return faults;
}

function namesAmong(source: Source, names: readonly string[]): Mention[] {
  return source.names.filter(({ text }) => names.includes(text));
}
