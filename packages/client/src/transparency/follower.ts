/**
 * The log while somebody is at work: looked at now and then, shown, and asked before anything is sent. Fetched after the
 * first welcome, so that nobody waits for it to sign in. Rules TL8, TL13 to TL16, TL28 to TL31.
 */
import type { Header, TeamId } from '@corridor/wire';
import type { Verdict } from '../api/audience.ts';
import type { LogShown } from '../api/connection.ts';
import type { ClientErrorCode } from '../api/error-code.ts';
import { ClientError } from '../error.ts';
import type { Live } from '../live.ts';
import type { Clock } from '../port/clock.ts';
import type { Store } from '../port/store.ts';
import { evidenceOf, keepEvidence, keptEvidence } from './evidence.ts';
import { ageOf } from './freshness.ts';
import { acceptedAt } from './judge.ts';
import { keepSeen, recallSeen } from './kept.ts';
import { type LogParts, openKeeper } from './keeper.ts';

/** Milliseconds between looks that nothing asked for, and between looks at how old the log has become. */
const LATER = 10 * 60_000;
const TICK = 30_000;
/** What was believed just now is looked up together with what follows it. */
const GATHER = 1_500;
const LONGEST = 60_000;
/** A look is good enough for so long, for news of a newer checkpoint and for a message. */
const ENOUGH = 60_000;
/** How long a message waits for the first look. */
const FIRST_LOOK_WITHIN = 8_000;
/** What was published a moment ago is cosigned within seconds: how long a message waits for it, and how often it looks. */
const COSIGNED_WITHIN = 8_000;
const LOOK_EVERY = 400;

export interface Follower {
  /** Looks if there may be something that matters: at every checkpoint of a busy log there is not. */
  hear(): Promise<void>;
  /** The checkpoint that vouches for the teams. @param waved To send to the members last confirmed. @throws ClientError. */
  demand(teams: readonly TeamId[], waved: boolean): Promise<Vouching>;
  verdict(team: TeamId): Verdict;
  evidence(): Promise<string | null>;
  close(): void;
}

/** What an event names as its author's checkpoint; null: there is none, or it goes to the members last confirmed. */
export type Vouching = Header['checkpoint'];

export interface FollowerParts extends LogParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly shown: Live<LogShown>;
  /** Something that was refused would go now. */
  readonly vouched: () => void;
}

/** What each verdict refuses; `unproved` alone may be waved through. */
const REFUSED: Readonly<Partial<Record<Verdict, ClientErrorCode>>> = {
  withheld: 'roster-withheld',
  'vouch-withheld': 'vouch-withheld',
  unconfirmed: 'not-in-log',
  contradiction: 'log-forked',
};

export function follow(parts: FollowerParts): Follower {
  const { anchors, clock, names, store, shown, now, vouched } = parts;
  const keeper = openKeeper(parts);
  const isWitnessed = anchors.witnesses.length > 0;
  const begunAt = clock.now();
  let lookedAt: number | null = null;
  let pause = GATHER;
  let hasKept = false;
  /** The note and the number of trees that this device has kept last. */
  let keptLast = '';
  let cancel: () => void = () => undefined;
  let cancelGathering: () => void = () => undefined;
  let first: Promise<void> | null = null;
  /** The teams of what was refused, and would go if the log said more of them. */
  let keptBack: readonly (readonly TeamId[])[] = [];

  /** Nobody has cosigned what this session was shown so far, and it has only begun. */
  const isAwaited = (): boolean => clock.now() < begunAt + COSIGNED_WITHIN && keeper.isAwaited([]);

  function freshness(): LogShown['freshness'] {
    if (keeper.fault() !== null) return 'forked';
    if (!isWitnessed) return 'unwitnessed';
    if (keeper.isUncompared()) return 'stale';
    const accepted = keeper.accepted();
    if (accepted === null && (lookedAt === null || isAwaited())) return 'checking';
    return ageOf(accepted === null ? null : acceptedAt(accepted), now());
  }

  function show(): void {
    const accepted = keeper.accepted();
    const { confirmed, 'being-confirmed': beingConfirmed, unconfirmed } = keeper.count();
    shown.set({
      freshness: freshness(),
      checkpoint:
        accepted === null
          ? null
          : { size: accepted.checkpoint.size, guardianAt: accepted.guardian.at, witness: accepted.witness },
      statements: { confirmed, beingConfirmed, unconfirmed },
      fault: keeper.fault()?.what ?? null,
      evidence: hasKept || keeper.fault() !== null,
    });
  }

  async function look(): Promise<void> {
    const before = keeper.fault();
    await keeper.look();
    lookedAt = clock.now();
    const fault = keeper.fault();
    if (fault !== null && before === null) await keepEvidence(store, fault, clock.now());
    await remember();
    show();
    release();
    lookAgain();
  }

  /** With a fault, the evidence is what is kept. */
  async function remember(): Promise<void> {
    const note = keeper.accepted()?.encoded;
    const state = `${names.settled().length} ${note}`;
    if (note === undefined || keeper.fault() !== null || state === keptLast) return;
    keptLast = state;
    await keepSeen(store, note, names);
  }

  /** Something that was believed, or whom something went to, is not proved; or named and not compared; or kept back. */
  function isWaiting(): boolean {
    if (keeper.isUnsettled()) return true;
    const { 'being-confirmed': waiting, unconfirmed } = keeper.count();
    return keptBack.length > 0 || waiting + unconfirmed + names.waiting().length > 0;
  }

  const isOld = (age: number): boolean => lookedAt === null || clock.now() - lookedAt >= age;

  function tick(): void {
    if (isOld(LATER)) void look();
    else show();
    cancel = clock.after(TICK, tick);
  }

  async function firstLook(): Promise<void> {
    hasKept = (await keptEvidence(store)) !== null;
    await recallSeen(store, anchors.logKey, names);
    await look();
  }

  /** A log that does not answer must not hold a message up for ever. */
  async function begun(): Promise<void> {
    first ??= firstLook();
    const late = Promise.withResolvers<void>();
    const stop = clock.after(FIRST_LOOK_WITHIN, late.resolve);
    await Promise.race([first, late.promise]).finally(stop);
  }

  async function verdictsOf(teams: readonly TeamId[], waved: boolean): Promise<readonly Verdict[]> {
    const until = waved || !isWitnessed ? 0 : clock.now() + COSIGNED_WITHIN;
    let verdicts = await keeper.verdicts(teams);
    // What should be in the log by now may be in a checkpoint that is being cosigned.
    while (clock.now() < until && (keeper.isAwaited(teams) || [...verdicts.values()].includes('unconfirmed'))) {
      const again = Promise.withResolvers<void>();
      clock.after(LOOK_EVERY, again.resolve);
      await again.promise;
      await look();
      verdicts = await keeper.verdicts(teams);
    }
    return [...verdicts.values()];
  }

  const isStale = (): boolean => isWitnessed && (freshness() === 'stale' || freshness() === 'checking');

  function refusal(verdicts: readonly Verdict[], waved: boolean): ClientErrorCode | null {
    const fault = keeper.fault();
    // What one author says against the log is not the log's own word: it may be waved through, or anybody could end all sending.
    if (fault !== null && !(waved && fault.what === 'split')) return 'log-forked';
    const refused = verdicts.map((each) => REFUSED[each]).find((code) => code !== undefined);
    if (refused !== undefined) return refused;
    const isUnproved = isWitnessed && verdicts.includes('unproved');
    return !waved && (isStale() || isUnproved) ? 'log-stale' : null;
  }

  const refusalNow = (teams: readonly TeamId[]): ClientErrorCode | null =>
    refusal(
      teams.map((team) => keeper.verdict(team)),
      false,
    );

  /** Says so when something that was kept back would go; whoever has it asks again. */
  function release(): void {
    const still = keptBack.filter((teams) => refusalNow(teams) !== null);
    const isAnyFree = still.length < keptBack.length;
    keptBack = still;
    if (isAnyFree) vouched();
  }

  /** What waits for a checkpoint is looked up again, less and less often. */
  function lookAgain(): void {
    cancelGathering();
    if (!isWaiting() || keeper.fault() !== null) return;
    cancelGathering = clock.after(pause, () => void look());
    pause = Math.min(LONGEST, pause * 2);
  }

  /** Only once the first look is over: what is believed before it is looked up by it. */
  function gather(): void {
    if (lookedAt === null) return;
    pause = GATHER;
    lookAgain();
  }

  cancel = clock.after(TICK, tick);
  const stopHearing = [parts.trust.beliefs.changes.hear(gather), names.changes.hear(gather)];

  return {
    hear: async () => {
      if (first === null) await begun();
      else if (isWaiting() || isOld(ENOUGH) || isStale()) await look();
    },
    demand: async (teams, waved) => {
      await begun();
      // Who was removed a moment ago is known to whoever looks now, and what was just read is compared before it is answered.
      const isBehind = isStale() || isOld(ENOUGH) || names.waiting().length > 0;
      if (isBehind && keeper.fault() === null) await look();
      const verdicts = await verdictsOf(teams, waved);
      show();
      const code = refusal(verdicts, waved);
      if (code === null) return refusal(verdicts, false) === null ? (keeper.accepted()?.checkpoint ?? null) : null;
      keptBack = [...keptBack.filter((each) => each.join() !== teams.join()), teams];
      gather();
      throw new ClientError(code);
    },
    verdict: (team) => keeper.verdict(team),
    evidence: async () => evidenceOf(keeper.fault(), clock.now()) ?? (await keptEvidence(store)),
    close: () => {
      for (const stop of stopHearing) stop();
      cancelGathering();
      cancel();
    },
  };
}
