/** Two people by command: one proposes, another reads and releases by the hash of what was read. */
import { createHash } from 'node:crypto';
import { type Party, readPathway } from '@corridor/cases';
import { checkAnswer, fromUtf8, pathwaysAnswer, type PathwaysAnswer } from '@corridor/wire';
import { CommandError } from './error.ts';
import { readPathwayAt, shownFault } from './file.ts';
import { type Ask, guardianOf } from './guardian.ts';
import { needed, oneName, type Options, type Say } from './options.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export async function propose(options: Options, say: Say): Promise<number> {
  const path = oneName(options, 'file');
  const { text, faults } = readPathwayAt(path);
  const ask = guardianOf(options);
  const checked =
    faults.length > 0
      ? { faults, pathway: null }
      : await ask('POST', '/check', checkAnswer, { text, openedAt: Date.now() });
  for (const fault of checked.faults) say(shownFault(path, fault));
  if (checked.pathway === null) return 1;
  const { answering, telephone, title, version } = readPathway(JSON.parse(fromUtf8(checked.pathway)));
  const { team, name } = teamOf(answering, options.given.team);
  const number = options.given.telephone ?? telephone;
  if (number === undefined) throw new CommandError('The file gives no telephone number. Give --telephone.');
  const { proposals } = await ask('POST', '/proposals', pathwaysAnswer, { team, telephone: number, text });
  const made = proposals.find((each) => each.state === 'proposed' && each.team === team && each.text === text);
  say(`Proposed ${title}, version ${version}, for ${name}: ${made?.id ?? ''}`);
  say('Another administrator reads and releases it.');
  return 0;
}

/** @throws CommandError if several teams answer and none was named. */
function teamOf(answering: readonly Party[], named: string | undefined): Party {
  const [only, ...more] = answering.filter(({ name }) => named === undefined || name === named);
  if (only !== undefined && more.length === 0) return only;
  throw new CommandError(`Give --team as one of: ${answering.map(({ name }) => `"${name}"`).join(', ')}.`);
}

export async function listProposals(options: Options, say: Say): Promise<number> {
  const { proposals } = await all(guardianOf(options));
  for (const { id, title, version, teamName, by, state } of proposals)
    say(`${id}  ${state.padEnd(9)}  ${title}, version ${version}, for ${teamName}, by ${by}`);
  if (proposals.length === 0) say('Nothing is proposed.');
  return 0;
}

export async function showProposal(options: Options, say: Say): Promise<number> {
  const { text } = await found(guardianOf(options), oneName(options, 'proposal'));
  say(text.trimEnd());
  say(`# sha256 ${sha256(text)}`);
  return 0;
}

export async function release(options: Options, say: Say): Promise<number> {
  const hash = needed(options, 'sha256');
  if (!/^[0-9a-f]{64}$/u.test(hash)) throw new CommandError('Give --sha256 as `show` prints it.');
  const id = oneName(options, 'proposal');
  const ask = guardianOf(options);
  const { title, version } = await found(ask, id);
  await ask('POST', `/proposals/${id}/release`, pathwaysAnswer, { hash: new Uint8Array(Buffer.from(hash, 'hex')) });
  say(`Released ${title}, version ${version}.`);
  return 0;
}

export async function withdraw(options: Options, say: Say): Promise<number> {
  const id = oneName(options, 'proposal');
  await guardianOf(options)('POST', `/proposals/${id}/withdraw`, pathwaysAnswer);
  say('Withdrawn.');
  return 0;
}

async function all(ask: Ask): Promise<PathwaysAnswer> {
  return await ask('GET', '', pathwaysAnswer);
}

async function found(ask: Ask, id: string): Promise<PathwaysAnswer['proposals'][number]> {
  const proposal = (await all(ask)).proposals.find((each) => each.id === id);
  if (proposal === undefined) throw new CommandError('There is no such proposal in your organisation.');
  return proposal;
}
