/** What `npm start` says while it starts. */

const SHOW_EVERY_MS = 2_000;

/** One line a step: `  database      ready (0.4 s)`. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  say(`  ${name.padEnd(14)}ready (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return result;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line that is rewritten on a terminal, and now and then a new one elsewhere. */
export function progressLine(): { show(text: string): void; done(text: string): void } {
  let shownAt = -SHOW_EVERY_MS;
  const { isTTY } = process.stdout;
  return {
    show: (text) => {
      if (isTTY) process.stdout.write(`\r\u001B[K${text}`);
      else if (performance.now() - shownAt >= SHOW_EVERY_MS) {
        shownAt = performance.now();
        say(text);
      }
    },
    done: (text) => {
      process.stdout.write(`${isTTY ? '\r\u001B[K' : ''}${text}\n`);
    },
  };
}
