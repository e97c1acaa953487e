/** The page. The client runs in a Worker; nothing here holds a key. */
import { startPage } from './start.tsx';
import { connectWorker } from './worker/connect.ts';

startPage(connectWorker());
