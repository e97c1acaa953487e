/** The witness as a process. It writes nothing but that it listens: all that it does is in its file. */
import { partsFrom, readConfig } from './config.ts';
import { witnessServer } from './serve.ts';

const config = readConfig(process.env);
const server = witnessServer(await partsFrom(config, () => Date.now()));
server.listen(config.port, config.host, () => process.stdout.write(`witness listening on ${config.port}\n`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.close());
