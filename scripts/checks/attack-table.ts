/** The catalogue of attacks as people read it: docs/protocol/attacks.md, between its marks. */
import { type Attack, type Catalogue, type Repository, testOf } from './attacks.ts';

const START = '<!-- attacks:start -->';
const END = '<!-- attacks:end -->';

/** The document with the table of today; null if it has no place for one. */
export function withTable(document: string, catalogue: Catalogue, repository: Repository): string | null {
  const [from, to] = [document.indexOf(START), document.indexOf(END)];
  if (from === -1 || to < from) return null;
  return `${document.slice(0, from + START.length)}\n\n${tables(catalogue, repository)}\n${document.slice(to)}`;
}

function tables({ list, guards, attacks }: Catalogue, repository: Repository): string {
  const rows = list.flatMap((of) => attacks.filter((each) => each.of === of).map((each) => row(each, repository)));
  const sites = Object.entries(guards).map(([name, { file, check }]) => {
    return `| ${name} | \`${file}\` | \`${inCell(check.replaceAll('`', 'ˋ'))}\` |`;
  });
  return [
    '| | attack | what the server does | rule | guards | what the user sees | test |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '| guard | file | the check |',
    '|---|---|---|',
    ...sites,
    '',
  ].join('\n');
}

function row(attack: Attack, repository: Repository): string {
  const { id, attack: name, does, rules, guards, held, sees } = attack;
  const sets = guards.map((set) => set.join(' + ')).join('; or ');
  const file = testOf(attack, repository)?.split('/').at(-1) ?? '';
  const shownId = attack.test === undefined ? `**${id}**` : id;
  const cells = [shownId, name, does, rules.join(', '), sets === '' ? `none: ${held}` : sets, sees, file];
  return `| ${cells.map(inCell).join(' | ')} |`;
}

/** In one line, and without the bar that would end the cell. */
function inCell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '∣');
}
