/** Why a recovery does not believe the server's log: in words, with whom to telephone, and with the checkpoint that was shown. */
import type { SignedCheckpoint } from '@corridor/crypto';
import { type Fault, GuardianError } from '../error.ts';

export type LogRefusal =
  | 'not-signed'
  | 'unwitnessed'
  | 'stale'
  | 'not-entered'
  | 'leaves'
  | 'not-kept'
  | 'behind'
  | 'fork'
  | 'chain'
  | 'withheld'
  | 'unlogged';

const LIES =
  'Nothing was written here. Keep this output. Telephone the operator, and a second organisation of this log: let it run npm run monitor at its own guardian and read you the size and the time. Do not go on until it is explained; then run the same command again.';
const WAIT =
  'Nothing was written here. Telephone whoever runs the witness, and the operator; then run the same command again. A log that the witness does not sign now may be a copy from another day.';

const WORDS: Readonly<Record<LogRefusal, readonly [says: string, todo: string]>> = {
  'not-signed': ['The server shows a checkpoint that LOG_KEY did not sign: it is another log, or changed.', LIES],
  unwitnessed: ['No witness of WITNESS_KEYS has cosigned the checkpoint that the server shows.', WAIT],
  stale: ['The witness last cosigned the checkpoint that the server shows more than an hour ago.', WAIT],
  'not-entered': [
    'The log that the server shows does not take in the guardian’s new keys: it stands still, or it is not the log that others see.',
    WAIT,
  ],
  leaves: ['The entries that the server shows do not make the root that the log signed.', LIES],
  'not-kept': [
    'What was given with --checkpoint, or stands in the database, is no checkpoint of this log.',
    'Nothing was written here. Look whether it is the right file, and whether LOG_KEY is this log’s.',
  ],
  behind: ['The log is shorter than the checkpoint that was kept: an old copy is shown.', LIES],
  fork: ['The log has another past than the checkpoint that was kept: two histories are told.', LIES],
  chain: ['The organisation’s own chain in the log does not verify.', LIES],
  withheld: ['The log has what the server does not show.', LIES],
  unlogged: ['The server shows what the log does not have.', LIES],
};

/** @param which What exactly, without a name: `roster`, `entry 7: …`. */
export function logRefused(
  why: LogRefusal,
  shown: SignedCheckpoint | null,
  which: readonly string[] = [],
): GuardianError {
  const [says, todo] = WORDS[why];
  const faults: Fault[] = [
    { path: 'log', message: says },
    ...which.map((message) => ({ path: 'log', message })),
    { path: 'do', message: todo },
    ...(shown === null ? [] : [{ path: 'shown', message: shown.note.text.trimEnd().replaceAll('\n', ' | ') }]),
  ];
  return new GuardianError('refused-by-server', why, faults);
}
