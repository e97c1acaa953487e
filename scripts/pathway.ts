/** `npm run pathway`: checks, tries out, proposes and releases pathway files. See docs/pathways/writing.md. */
import { checkFiles } from './pathway/check.ts';
import { dryRunFile } from './pathway/dry-run.ts';
import { CommandError } from './pathway/error.ts';
import { readOptions } from './pathway/options.ts';
import { listProposals, propose, release, showProposal, withdraw } from './pathway/proposals.ts';

const DEEDS = {
  check: checkFiles,
  'dry-run': dryRunFile,
  propose,
  proposals: listProposals,
  show: showProposal,
  release,
  withdraw,
} as const;

const USAGE = `npm run pathway -- <deed>
  check <file…>                                  every fault, with file, line, column and mend
  dry-run <file> --at "Fri 17:55"                what happens to a case sent then, if nobody does anything
  propose <file> --guardian <url> --token <file> [--team "<name>"] [--telephone "<number>"]
  proposals      --guardian <url> --token <file> what waits for a second person
  show <id>      --guardian <url> --token <file> its text, and the SHA-256 to release it by
  release <id> --sha256 <hash> --guardian <url> --token <file>
  withdraw <id>  --guardian <url> --token <file>
The token is a person's own, from the Pathways page: two people are two tokens.
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const [deed = '', ...args] = process.argv.slice(2);
  const does = Object.entries(DEEDS).find(([name]) => name === deed)?.[1];
  if (does === undefined) throw new CommandError(USAGE);
  process.exitCode = await does(readOptions(args), say);
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(`${error.message.trimEnd()}\n`);
  process.exitCode = 2;
}
