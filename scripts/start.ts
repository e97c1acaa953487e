/** `npm start`. */
import { PlatformError } from './platform/error.ts';
import { ROOT } from './checks/repository.ts';
import { runCorridor } from './start/corridor.ts';
import { readOptions, USAGE } from './start/options.ts';
import { CORRIDOR } from './start/plan.ts';

try {
  const options = readOptions(process.argv.slice(2), ROOT);
  if (options.help) process.stdout.write(USAGE);
  // All that was started has ended; a build that a signal overtook is not waited for.
  else process.exit(await runCorridor(ROOT, options, CORRIDOR));
} catch (error) {
  if (!(error instanceof PlatformError)) throw error;
  const hint = error.code === 'port-taken' ? '\nGive others: npm start -- --port 8200' : '';
  process.stderr.write(`${error.message}${hint}\n`);
  process.exit(1);
}
