export { inProcessBus } from './bus/in-process.ts';
export { type Clock, systemClock } from './clock.ts';
export { type Log, logTo } from './log.ts';
export { memoryBlobs } from './blobs/memory.ts';
export { createServer, type Parts, type Server } from './server.ts';
