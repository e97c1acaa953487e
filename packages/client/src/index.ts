/** The SDK. Browser pages use `@corridor/client/browser`, programs `@corridor/client/node`; both end here. */
export type * from './api.ts';
export { type ClientOptions, createClient } from './client.ts';
export { type Core, openAs, type OpenOptions } from './core.ts';
export { ClientError, type InputFault } from './error.ts';
export type { Anchors, Identity, OpenSession } from './identity.ts';
