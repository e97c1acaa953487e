import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PlatformError } from '../platform/error.ts';

export const USAGE = `Starts Corridor on this machine: database, sign-in, server, witness, guardian, web app and
the demo region.

  npm start
  npm start -- [--port N] [--data DIR] [--no-demo] [--help]

  --port N     where the web app answers; N+1 to N+4 are the server, the sign-in, the database and the
               witness (default 8100)
  --data DIR   where everything is kept (default data/)
  --no-demo    does not load the demo region
  --help       shows this
`;

const DEFAULT_PORT = 8100;
/** Four more are counted on from it. */
const HIGHEST_PORT = 65_535 - 4;

export type Options = {
  readonly port: number;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly help: boolean;
};

/** Throws PlatformError `bad-arguments` with a message that names the flag. */
export function readOptions(args: readonly string[], root: string): Options {
  const { values } = parse(args);
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT) {
    throw new PlatformError('bad-arguments', `--port wants a number from 1 to ${HIGHEST_PORT}, not "${values.port}".`);
  }
  return {
    port,
    dataDir: resolve(values.data ?? join(root, 'data')),
    demo: values['no-demo'] !== true,
    help: values.help === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'no-demo': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message.split('. ')[0] : 'unreadable arguments';
    throw new PlatformError('bad-arguments', `${fault}.\n\n${USAGE}`, { cause });
  }
}
