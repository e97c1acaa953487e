/** Why a guardian does not cosign. Closed; administrators see it in the overview, with what to do in docs/operations.md. */
export type LogAlarmCode =
  /** The note is not signed by the log's key. */
  | 'not-signed'
  /** It does not continue the one that was cosigned last. */
  | 'fork'
  /** It is smaller than the one that was cosigned last. */
  | 'behind'
  /** A proof of the own head or of an own entry does not fit. */
  | 'proof'
  /** Two heads of one organisation: somebody could be shown the other. */
  | 'two-heads'
  /** Something that this guardian published is not in the log. */
  | 'lost'
  /** Something stands in the organisation's chain that this guardian did not publish. */
  | 'added'
  /** Entries stand in another order than they were published. */
  | 'reordered'
  /** The map does not name the newest entries. */
  | 'map'
  /** An author names a tree that is not of this log, by their word alone: it goes on being cosigned. */
  | 'split';

/** What does not fit. Caught where a checkpoint is judged; never leaves it. */
export class LogAlarm extends Error {
  override readonly name = 'LogAlarm';
  readonly code: LogAlarmCode;

  constructor(code: LogAlarmCode) {
    super(code);
    this.code = code;
  }
}

/** @throws LogAlarm unless `fair`. */
export function demandOrAlarm(fair: boolean, code: LogAlarmCode): asserts fair {
  if (!fair) throw new LogAlarm(code);
}

/** Whatever `act` throws of a proof is this alarm. */
export function orAlarm<T>(code: LogAlarmCode, act: () => T): T {
  try {
    return act();
  } catch {
    throw new LogAlarm(code);
  }
}
