/** Processor time of this thread: other threads and a busy machine do not count. */
import { threadCpuUsage } from 'node:process';

/** Milliseconds. */
export async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const before = threadCpuUsage();
  await run();
  const { user, system } = threadCpuUsage(before);
  return (user + system) / 1000;
}
