/** What a preview asks of the client in memory: where it starts, who looks, and what goes wrong. */
import type { LogShown } from '@corridor/client';

export type Start = 'signed-out' | 'identified' | 'first-time' | 'locked' | 'open' | 'ended';

/** The log as it stands; `split`: forked by a colleague's word alone. */
export type LogMood = LogShown['freshness'] | 'split';

export interface MemoryOptions {
  readonly start: Start;
  readonly as?: 'adviser' | 'asker';
  readonly offline?: boolean;
  /** No guardian answers. */
  readonly down?: boolean;
  /** Many more cases, for scrolling. */
  readonly many?: number;
  readonly mode?: 'shared' | 'own';
  readonly empty?: boolean;
  /** On the event `rival`, a colleague advises in the first case. */
  readonly rival?: boolean;
  /** A person in no team but their own. */
  readonly alone?: boolean;
  /** A person of a second organisation. */
  readonly hats?: boolean;
  /** Pathway of a service that is switched off as soon as a draft is kept. */
  readonly switchesOff?: string;
  /** How fresh the transparency log is; a message that is written while it is not is kept back. */
  readonly log?: LogMood;
  /** Something was done to the viewer's ways in. */
  readonly notices?: boolean;
  /** Every case was erased. */
  readonly erased?: boolean;
  /** Minutes until the shift ends that the person is on. */
  readonly ends?: number;
}
