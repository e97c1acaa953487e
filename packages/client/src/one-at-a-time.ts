/**
 * One run of a piece of work at a time. Who asks while one is running waits for another that begins after it: what is
 * running may have looked before there was anything to see. Rule SY6.
 *
 * @returns Runs it, or joins the run that has not begun yet. Rejects as that run does; the next begins all the same.
 */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const begin = async (): Promise<void> => {
    next = null;
    await run();
  };
  return async () => {
    if (next === null) {
      next = last.then(begin, begin);
      last = next;
    }
    await next;
  };
}
