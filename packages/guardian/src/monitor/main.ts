/** `npm run monitor`: replays an organisation's log with the settings of its guardian. Exit code 1 on any fault. */
import { parseArgs } from 'node:util';
import { openAs } from '@corridor/client/node';
import { systemRandom } from '@corridor/crypto';
import { isId, type OrganisationId } from '@corridor/wire';
import { readConfig } from '../config.ts';
import { hosting } from '../custody/hosting.ts';
import { logKeys } from '../custody/log-keys.ts';
import { pinnedServerKey } from '../custody/server-key.ts';
import { openDatabase } from '../db/database.ts';
import { optionsFor } from '../desks.ts';
import { GuardianError } from '../error.ts';
import { jsonLog } from '../log.ts';
import { keep, keptIn } from './kept.ts';
import { monitor } from './monitor.ts';
import { jsonOf, textOf } from './report.ts';

const USAGE =
  'npm run monitor -- --organisation <id> [--server <url>] [--log-key <key>] [--keep <file>] [--json], with the guardian’s environment\n';

const { values } = parseArgs({
  options: {
    organisation: { type: 'string' },
    server: { type: 'string' },
    'log-key': { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const { organisation = '' } = values;
if (!isId(organisation)) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const env = {
  ...process.env,
  ...(values.server === undefined ? {} : { SERVER_URL: values.server }),
  ...(values['log-key'] === undefined ? {} : { LOG_KEY: values['log-key'] }),
};
const config = readConfig(env);
const clock = (): number => Date.now();
const log = jsonLog((line) => void process.stderr.write(`${line}\n`), clock);
const parts = { config, clock, random: systemRandom, fetcher: fetch, log };
const db = await openDatabase(config.databaseUrl);
try {
  const anchors = await logKeys(parts);
  if (anchors === null) throw new GuardianError('unavailable', 'log key');
  const hosted = await hosting(db, config.keysDir, clock, log).get(organisation as string as OrganisationId);
  const seat = {
    ...parts,
    serverKey: async () => await pinnedServerKey(parts),
    logAnchors: async () => await Promise.resolve(null),
  };
  const core = openAs(await optionsFor(seat, hosted));
  await core.ready();
  const of = hosted.organisation.organisation;
  const kept = values.keep === undefined ? null : await keptIn(values.keep);
  const found = await monitor({ server: config.serverUrl, anchors, organisation: of, core, fetcher: fetch, kept });
  core.close();
  process.stdout.write(values.json ? jsonOf(found, found.log) : textOf(found, found.log));
  if (values.keep !== undefined && found.faults.length === 0) await keep(values.keep, found.log);
  process.exitCode = found.faults.length === 0 ? 0 : 1;
} finally {
  await db.destroy();
}
