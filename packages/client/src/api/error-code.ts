import type { RefusalCode } from '@corridor/cases';
import type { Refusal } from '@corridor/wire';

/** Why a call did not do its work. Every code has words in the app; `refused` by rule carries the rule's own code. */
export type ClientErrorCode =
  | Refusal
  | RefusalCode
  | 'offline'
  | 'locked'
  | 'not-signed-in'
  | 'identity-refused'
  | 'no-such-way'
  | 'wrong-recovery-code'
  | 'bad-invitation-code'
  | 'invitation-over'
  | 'invitation-used'
  | 'invitation-other'
  | 'invitation-needed'
  | 'root-swapped'
  | 'cannot-open'
  | 'team-not-confirmed'
  | 'team-closed'
  | 'pinned-otherwise'
  | 'not-vouched-for'
  | 'vouch-withheld'
  | 'log-stale'
  | 'log-forked'
  | 'roster-withheld'
  | 'not-in-log'
  | 'invalid-body'
  | 'not-a-picture'
  | 'empty-file'
  | 'file-too-large'
  | 'picture-too-large'
  | 'heic'
  | 'file-type';
