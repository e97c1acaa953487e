/**
 * A second real server on the same database, in this process, whose clock the loader moves (LOADING.md). It does nothing
 * by itself: what falls due is done when the loader says so, at the moment that the loader has set. Meanwhile it holds the
 * plans of every server on the database: the ordinary ones would fire lines of a past that is only half written.
 */
import { createServer, logTo, partsFrom, readConfig } from '@corridor/server';

export interface PastServer extends AsyncDisposable {
  readonly url: string;
  /** The clock of this server and of its clients. */
  now(): number;
  /** Sets the clock; it runs on from there. */
  set(moment: number): void;
  /** Sets the clock to what it is. */
  present(): void;
  /** Fires plan lines that are due by the clock. */
  runDue(): Promise<void>;
}

/** The loader's own lines go to its output; what goes wrong here goes beside it. */
const log = logTo({
  info: () => undefined,
  warn: () => undefined,
  error: (fields) => void process.stderr.write(`${JSON.stringify(fields)}\n`),
});

export async function startPastServer(environment: Readonly<Record<string, string | undefined>>): Promise<PastServer> {
  let behind = 0;
  const now = (): number => Date.now() - behind;
  const parts = await partsFrom(readConfig(environment));
  const server = await createServer({
    ...parts,
    mailer: null,
    pusher: null,
    log,
    clock: { now, every: () => () => undefined },
  });
  await server.holdPlans();
  const url = await server.listen(0, '127.0.0.1');
  return {
    url,
    now,
    set: (moment) => {
      behind = Date.now() - moment;
    },
    present: () => {
      behind = 0;
    },
    runDue: async () => await server.runDue(),
    [Symbol.asyncDispose]: async () => await server.close(),
  };
}
