/** A comparison as a person reads it. Rule DC16. */
import type { Comparison, Difference, Wanted } from './compare.ts';

const WIDEST = 90;

export function reportOf({ said, manifest, looked, differences }: Comparison, wanted: Wanted): string {
  const { code, name, root, size, witnessedAt } = said;
  const lines = [
    `${wanted.origin}, by the guardian of ${name}`,
    `release ${code.version}${manifest.commit === null ? '' : ` of commit ${manifest.commit}`}, published ${new Date(code.at).toISOString()} as number ${code.number}`,
    `log of ${size} entries${witnessedAt === null ? '' : `, cosigned by the witness at ${new Date(witnessedAt).toISOString()}`}`,
    ...trusted(wanted, root),
    '',
    ...(differences.length === 0
      ? [`${looked} addresses, plain and compressed, are what was published.`]
      : [`${differences.length} differ of ${looked}:`, ...tableOf(differences)]),
  ];
  return `${lines.join('\n')}\n`;
}

function trusted({ root, logKey, witness, releaseKey }: Wanted, found: string): string[] {
  const taken = [
    ...(root === null ? [`root ${found}`] : []),
    ...(logKey === null ? ['the log’s key, as the server shows it'] : []),
    ...(witness === null ? ['that the log shows everybody the same'] : []),
    ...(releaseKey === null ? ['that whoever builds Corridor released this'] : []),
  ];
  return taken.length === 0 ? [] : [`on trust, as nothing else was given: ${taken.join('; ')}`];
}

function tableOf(differences: readonly Difference[]): string[] {
  return differences.flatMap(({ what, found, published }) => [
    `  ${what}`,
    `    found      ${cut(found)}`,
    `    published  ${cut(published)}`,
  ]);
}

/** What an origin says may hold anything: it goes to a terminal as plain characters of one line. */
function cut(text: string): string {
  const plain = text.replaceAll(/[^\u0020-\u007E\u2019]/gu, '?');
  return plain.length <= WIDEST * 6 ? plain : `${plain.slice(0, WIDEST * 6)}…`;
}
