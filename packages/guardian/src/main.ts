/** The guardian as a process of its own. */
import { systemRandom } from '@corridor/crypto';
import { readConfig } from './config.ts';
import { createGuardian } from './guardian.ts';
import { jsonLog } from './log.ts';

const config = readConfig(process.env);
const clock = (): number => Date.now();
const log = jsonLog((line) => void process.stdout.write(`${line}\n`), clock);
const guardian = await createGuardian({ config, clock, random: systemRandom, fetcher: fetch, log });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void guardian[Symbol.asyncDispose]().then(() => process.exit(0)));
}

await guardian.start();
await guardian.listen(config.port);
process.stdout.write('{"event":"ready"}\n');
