/** How often one person, and one address, may ask: token buckets in memory, one set a process. Rule SV20. */
import type { Clock } from './clock.ts';

/** `perSecond` in the long run, `burst` at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface LimitSettings {
  /** Frames and requests of a signed-in person. */
  readonly person: Rate;
  /** Connections, greetings and requests without a session. Hospitals share one address. */
  readonly address: Rate;
  /** Tries to unlock or to be admitted, an address. */
  readonly unlock: Rate;
  /** Bytes of blobs that one person may announce within a day. */
  readonly blobsADay: number;
  /** Appends of one connection that may wait for their answer. */
  readonly appending: number;
  /** Milliseconds in which a connection has to say who it is. */
  readonly greeting: number;
}

export const DEFAULT_LIMITS: LimitSettings = {
  person: { perSecond: 1000, burst: 4000 },
  address: { perSecond: 500, burst: 5000 },
  unlock: { perSecond: 5, burst: 100 },
  blobsADay: 10 * 1024 ** 3,
  appending: 512,
  greeting: 20_000,
};

export interface Limits {
  /** Takes one; false if there is none left. */
  person(key: string): boolean;
  address(key: string): boolean;
  unlock(key: string): boolean;
  readonly blobsADay: number;
  readonly appending: number;
  readonly greeting: number;
}

interface Bucket {
  left: number;
  at: number;
}

const MOST_BUCKETS = 100_000;

export function limits(settings: LimitSettings, clock: Clock): Limits {
  return {
    person: bucketsOf(settings.person, clock),
    address: bucketsOf(settings.address, clock),
    unlock: bucketsOf(settings.unlock, clock),
    blobsADay: settings.blobsADay,
    appending: settings.appending,
    greeting: settings.greeting,
  };
}

function bucketsOf({ perSecond, burst }: Rate, clock: Clock): (key: string) => boolean {
  const buckets = new Map<string, Bucket>();
  return (key) => {
    const now = clock.now();
    const bucket = buckets.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * perSecond) / 1000);
    // A flood of addresses must not fill the memory; forgetting them all is generous for a moment.
    if (buckets.size >= MOST_BUCKETS) buckets.clear();
    buckets.set(key, { left: Math.max(0, left - 1), at: now });
    return left >= 1;
  };
}
