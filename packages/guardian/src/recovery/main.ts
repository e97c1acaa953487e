/** `npm run recover`: what is done when a guardian is lost or its keys are stolen. See docs/runbooks/recovery.md. */
import { systemRandom } from '@corridor/crypto';
import { openTerminal } from '../ceremony/terminal.ts';
import { readConfig } from '../config.ts';
import { GuardianError } from '../error.ts';
import { jsonLog } from '../log.ts';
import { askRotationAt } from './ask-rotation.ts';
import { inWords } from './faults.ts';
import { logTrust, offlineKeys, readOptions, wrong } from './options.ts';
import { recover, type Step } from './recover.ts';
import type { Incident } from './renew.ts';

const USAGE = `npm run recover -- <deed>
On the new machine, with the guardian's environment (docs/operations.md), LOG_KEY and WITNESS_KEYS too, and a KEYS_DIR that is empty:
  lost    --custodian <file>... --checkpoint <file>...
                                     machine and database are gone; the DATABASE_URL is of an empty database
  stolen  --custodian <file>...      somebody has the keys; the database stands, and every guardian on it is stopped
  --checkpoint <file>                a checkpoint of the log that was kept; --no-checkpoint: there is none
  --no-witness                       this installation never had a witness
  For an organisation made for trying out: --keys <folder with root.key and recovery.key> --organisation <id>
At a guardian that runs:
  rotate  --organisation <id> [--team <id>] --guardian <url> --token <file>
`;

const INCIDENTS: ReadonlyMap<string, Incident> = new Map([
  ['lost', 'everything-lost'],
  ['stolen', 'keys-stolen'],
]);

const [deed = '', ...args] = process.argv.slice(2);
using terminal = openTerminal();
const { say } = terminal;
const clock = (): number => Date.now();

const step: Step = async (words, work) => {
  say(`${words} …`);
  const began = clock();
  const value = await work();
  say(`  done in ${((clock() - began) / 1000).toFixed(1)} s`);
  return value;
};

async function run(incident: Incident): Promise<void> {
  const options = readOptions(args);
  const brought = await logTrust(options, incident);
  const keys = await offlineKeys(options, terminal.secret);
  const log = jsonLog(say, clock);
  const parts = { config: readConfig(process.env), clock, random: systemRandom, fetcher: fetch, log };
  const { version, teams, people } = await recover(parts, keys, { incident, log: brought }, step);
  say(`The guardian has version ${version} of its keys; ${teams} teams and ${people} people are under them.`);
  say('Take the custodians’ files away, start the guardian, and go on with step 5 of the run-book.');
}

try {
  const incident = INCIDENTS.get(deed);
  if (incident !== undefined) await run(incident);
  else if (deed === 'rotate') await askRotationAt(readOptions(args), fetch, say);
  else throw wrong('usage', USAGE);
} catch (error) {
  if (!(error instanceof GuardianError)) throw error;
  for (const line of inWords(error)) process.stderr.write(`${line}\n`);
  process.exitCode = 2;
}
