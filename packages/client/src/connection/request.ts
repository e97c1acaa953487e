/** What may be asked on a connection, and which kind of frame answers it. */
import type { Down, Said, Up } from '@corridor/wire';

export const ANSWERS = {
  hello: 'welcome',
  append: 'accepted',
  rewrap: 'done',
  saw: 'done',
  got: 'done',
  feed: 'feed',
  inbox: 'inbox',
  case: 'case',
  team: 'team',
  directory: 'directory',
  usual: 'usual',
  shelf: 'shelf',
  'keep-shelf': 'done',
  people: 'people',
  publish: 'done',
  log: 'log',
  'log-proofs': 'log-proofs',
  'log-newest': 'log-newest',
  'log-consistency': 'log-consistency',
  'log-entries': 'log-entries',
  'log-heads': 'log-heads',
  cosign: 'done',
  accesses: 'accesses',
  bundle: 'done',
  'my-bundle': 'my-bundle',
  contact: 'done',
  sessions: 'sessions',
  'end-session': 'done',
  'staff-sessions': 'staff-sessions',
} as const satisfies Readonly<Record<Up['t'], Down['t']>>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type Request = DistributiveOmit<Up, 'r'>;
export type AnswerTo<T extends Up['t']> = Said<(typeof ANSWERS)[T]>;
