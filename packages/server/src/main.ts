/** The server in a process of its own: reads the environment, listens, and stops when it is asked to. */
import { readConfig } from './config.ts';
import { partsFrom } from './parts.ts';
import { createServer } from './server.ts';

const config = readConfig();
const parts = await partsFrom(config);
const server = await createServer(parts);
await server.listen(config.PORT, config.HOST);

let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  void server.close().then(() => parts.mailer?.close());
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
