/** What the core needs of its host. */
import type { Clock } from './clock.ts';
import type { Http } from './http.ts';
import type { Pictures } from './pictures.ts';
import type { OpenSocket } from './socket.ts';
import type { Store } from './store.ts';

export type Random = (length: number) => Uint8Array<ArrayBuffer>;

export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly openSocket: OpenSocket;
  readonly http: Http;
  readonly pictures: Pictures;
  /** What the device keeps in own mode; in shared mode it is never asked for, only cleared. */
  readonly deviceStore: () => Promise<Store>;
}

/** WebCrypto's generator, which both hosts have. */
export const hostRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
