import type { Expected } from './expected.ts';
import type { World } from './world.ts';

/** A route, how it is asked, and what everybody hears. Where asking would change something, it asks for what cannot be done. */
export interface Row {
  readonly expected: Expected;
  readonly query?: (world: World) => string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: (world: World) => object;
  /** Parameters other than the world's own. */
  readonly params?: (world: World) => Readonly<Record<string, string>>;
}

/** By method and route, as Fastify registers it. */
export type Rows = Readonly<Record<string, Row>>;

/** Nobody and nothing has this identifier. */
export const UNKNOWN = 'f'.repeat(32);
