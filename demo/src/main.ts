/** The loader as a process: `npm start` runs it when everything is up. */
import { readConfig } from './config.ts';
import { load } from './load.ts';

await load(readConfig(process.env), (line) => void process.stdout.write(line));
process.exit(0);
