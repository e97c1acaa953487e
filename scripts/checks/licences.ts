/** Which licences may come in, and the page that lists them all. Rule SC4 of docs/protocol/hardening.md. */
import type { Fault } from './fault.ts';
import { LOCKFILE, type LockedPackage } from './lockfile.ts';

export const LICENCES_PAGE = 'docs/licences.md';

/** SPDX names, with what each asks of us. */
const ALLOWED: Readonly<Record<string, string>> = {
  '0BSD': 'nothing',
  'Apache-2.0': 'its text and notices',
  'BSD-2-Clause': 'its text',
  'BSD-3-Clause': 'its text',
  'BlueOak-1.0.0': 'its text',
  'CC0-1.0': 'nothing',
  ISC: 'its text',
  MIT: 'its text',
  'MIT-0': 'nothing',
  'MPL-2.0': 'its text; changed files stay under it (we change none)',
  'OFL-1.1': 'its text; the font is not sold by itself',
  Unlicense: 'nothing',
};

/** Packages that say nothing a machine can read: what their own text says, read by a person. */
const READ_BY_A_PERSON: Readonly<Record<string, string>> = { 'urlsafe-base64@1.0.0': 'MIT' };

export function licenceOf({ name, version, licence }: LockedPackage): string {
  return READ_BY_A_PERSON[`${name}@${version}`] ?? licence;
}

/** Of `A OR B` one may be chosen; of `A AND B` both bind. */
function isAllowed(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((one) => one.trim() in ALLOWED));
}

export function licenceFaults(packages: readonly LockedPackage[]): Fault[] {
  return packages
    .filter((each) => !isAllowed(licenceOf(each)))
    .map((each) => ({
      path: LOCKFILE,
      line: 1,
      message: `${each.name} ${each.version} is under ${licenceOf(each) || 'no licence'}, which is not one of ${LICENCES_PAGE}`,
    }));
}

/** The page: what each licence asks, and every package under it. Development alone is marked. */
export function licencesPage(packages: readonly LockedPackage[]): string {
  const known = [...new Set(packages.map(licenceOf))].toSorted();
  const lines = known.map((licence) => {
    const under = packages.filter((each) => licenceOf(each) === licence);
    const named = [...new Set(under.map(({ name, version, dev }) => `${name} ${version}${dev ? '°' : ''}`))].toSorted();
    return `## ${licence}: ${under.length}\nAsks for: ${ALLOWED[licence] ?? 'one of those it names'}.\n\n${named.join(', ')}\n`;
  });
  const shipped = packages.filter(({ dev }) => !dev).length;
  const head = `# Licences\n\nWritten by \`npm run check -- --write\` from ${LOCKFILE}: ${packages.length} packages, ${shipped} of which the product runs on or may (those for other\nmachines among them); ° is for development alone. A package under another licence than these fails the check.\n`;
  return `${head}\n${lines.join('\n')}`;
}
