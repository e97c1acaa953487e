/**
 * The server's log, as far as a recovery believes it before it believes anything else: signed by the key that was brought,
 * cosigned by the witness within the hour, made of the entries that are shown, and the continuation of every checkpoint
 * that was kept. Rules RE14 to RE16.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { CryptoError, type SignedCheckpoint } from '@corridor/crypto';
import { WireError } from '@corridor/wire';
import { GuardianError } from '../error.ts';
import { continuityOf } from '../monitor/kept.ts';
import { type LogSource, type ReadCheckpoint, readCheckpoint, readLeaves, type ReadLog } from '../monitor/tiles.ts';
import type { GuardianParts } from '../parts.ts';
import { type LogRefusal, logRefused } from './log-refusal.ts';

/** What the people at the table bring, beside LOG_KEY and WITNESS_KEYS. */
export interface LogTrust {
  /** Checkpoints that the organisation kept, as signed notes. None: an hour's cosignature is all there is. */
  readonly kept: readonly string[];
  /** The installation has no witness, and whoever recovers has said so. */
  readonly noWitness: boolean;
  /** Milliseconds for which a checkpoint that is wanted is waited for. */
  readonly patience: number;
}

const LOOK_EVERY = 250;
const OLDEST = 60 * 60 * 1000;
/** As far as clocks may differ (TL4). */
const AHEAD = 5 * 60 * 1000;

/**
 * @param has Whether a checkpoint has what must be in it by now.
 * @throws GuardianError `refused-by-server` with what is wrong, in words; `malformed` for a key that nobody brought; `unavailable`.
 */
export async function shownLog(
  { config, clock, fetcher }: GuardianParts,
  trust: LogTrust,
  has: (shown: SignedCheckpoint) => Promise<boolean>,
): Promise<ReadLog> {
  const source = sourceOf(config, trust, fetcher);
  const shown = await wanted(source, trust, clock, has);
  const log = await readLeaves(source, shown).catch((error: unknown) => {
    throw error instanceof WireError ? logRefused('leaves', shown.signed) : error;
  });
  if (!log.fits) throw logRefused('leaves', log.signed);
  for (const kept of trust.kept) {
    const found = await continuityOf(log, kept, source.logKey);
    if (found !== 'continues') throw logRefused(found, log.signed);
  }
  return log;
}

/** Neither key is taken from the server: it would choose those that suit it. */
function sourceOf(config: GuardianParts['config'], { noWitness }: LogTrust, fetcher: typeof fetch): LogSource {
  const { serverUrl: server, logKey = null, witnessKeys: witnesses = [] } = config;
  const faults = [
    ...(logKey === null ? [{ path: 'LOG_KEY', message: 'Set it, from the organisation’s papers.' }] : []),
    ...(witnesses.length > 0 || noWitness
      ? []
      : [{ path: 'WITNESS_KEYS', message: 'Set them; or, if there never was a witness, say --no-witness.' }]),
  ];
  if (logKey === null || faults.length > 0) throw new GuardianError('malformed', 'log', faults);
  return { server, logKey, witnesses, fetcher };
}

async function wanted(
  source: LogSource,
  trust: LogTrust,
  clock: () => number,
  has: (shown: SignedCheckpoint) => Promise<boolean>,
): Promise<ReadCheckpoint> {
  for (let waited = 0; ; waited += LOOK_EVERY) {
    const shown = await readCheckpoint(source).catch((error: unknown) => {
      throw error instanceof CryptoError ? logRefused('not-signed', null) : error;
    });
    const why = trust.noWitness ? null : unwitnessed(shown, clock());
    if (why === null && (await has(shown.signed))) return shown;
    if (waited >= trust.patience) throw logRefused(why ?? 'not-entered', shown.signed);
    await pause(LOOK_EVERY);
  }
}

function unwitnessed({ witnessedAt: at }: ReadCheckpoint, now: number): LogRefusal | null {
  if (at === null || at > now + AHEAD) return 'unwitnessed';
  return now - at > OLDEST ? 'stale' : null;
}
