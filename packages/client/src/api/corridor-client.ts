/**
 * All that a page, script or integration may ask of a client. Everything here can be cloned across a Worker boundary:
 * the web app calls the same interface over a MessagePort that a Node script calls directly. No key, header or sealed
 * byte passes through it.
 */
import type { SigningIn } from './access.ts';
import type { Areas } from './area.ts';
import type { Attaching } from './attachment.ts';
import type { Auditing } from './audit.ts';
import type { Erasing } from './erasure.ts';
import type { Releasing } from './pathway-release.ts';
import type { Rotas } from './rota.ts';
import type { KeyNoticing } from './key-notices.ts';
import type { Looking } from './search.ts';
import type { Settling } from './settings.ts';
import type { Keeping } from './shelf.ts';
import type { Staffing } from './staff.ts';
import type { Topic, Topics } from './topic.ts';
import type { Writing } from './writing.ts';

export interface CorridorClient
  extends
    SigningIn,
    Writing,
    Attaching,
    Keeping,
    Looking,
    Rotas,
    Releasing,
    Areas,
    Auditing,
    Erasing,
    Staffing,
    Settling,
    KeyNoticing {
  watch<T extends Topic>(topic: T, ask: Topics[T]['ask'], hear: (value: Topics[T]['value']) => void): () => void;
}
