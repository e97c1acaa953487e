import type { Work } from '../work.ts';

/** The person at work. @throws ClientError `locked`, `not-signed-in`. */
export type AtWork = () => Work;
