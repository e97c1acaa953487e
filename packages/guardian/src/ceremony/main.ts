/** `npm run ceremony`: an organisation's root and recovery key, made and used offline. See docs/runbooks/ceremony.md. */
import { systemRandom } from '@corridor/crypto';
import { SCRYPT_WORK } from '../custody/custodian-file.ts';
import { GuardianError } from '../error.ts';
import { DEEDS, hasNetwork } from './deeds.ts';
import { readOptions } from './options.ts';
import { openTerminal } from './terminal.ts';

const USAGE = `npm run ceremony -- <deed>
At the guardian:
  request --ods <code> --name <name> --administrator "Name; role; registration; e-mail" --guardian <url> --token <file> --out <file>
  take-in <answer> --guardian <url> --token <file>
  invite --organisation <id> --user <id> --fingerprint "<of the root, from the ceremony's paper>" [--days 7] --guardian <url> --token <file>
  hand-over --organisation <id> --guardian <url> --token <file>      its cases, to the organisation that takes it in
At the table, without network (or with --rehearsal):
  begin <request> --threshold <k> --custodians <n> --out <folder>
  certify <request> --custodian <file>... --out <file>          new keys of the guardian
  recovery --custodian <file>... --threshold <k> --custodians <n> --out <folder>
  vouch <their answer> --fingerprint "<as they read it out>" --custodian <file>... --out <file>
  withdraw <their answer> --fingerprint "<of their root>" --custodian <file>... --out <file>      a vouch taken back
  accept <their answer> --from 2027-04-01T00:00Z --team <old>=<new>... --custodian <file>... --out <file>     a merger, at the successor's
  merge <acceptance> --custodian <file>... --out <file>         the same, at the other's
  check --custodian <file>...                                   do these files still make the keys?
Anywhere:
  show <request or answer>
`;

const [deed = '', ...args] = process.argv.slice(2);
const does = DEEDS.get(deed);
using terminal = openTerminal();
try {
  if (does === undefined) throw new GuardianError('malformed', 'ceremony', [{ path: 'usage', message: USAGE }]);
  const table = { random: systemRandom, at: Date.now(), work: SCRYPT_WORK };
  await does(readOptions(args), { ...terminal, table, fetcher: fetch, online: hasNetwork });
} catch (error) {
  if (!(error instanceof GuardianError)) throw error;
  for (const { path, message } of error.faults) process.stderr.write(`${path}: ${message}\n`);
  process.exitCode = 2;
}
