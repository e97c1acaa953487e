/** The SDK. Browser pages use `@corridor/client/browser`, programs `@corridor/client/node`; both end here. */
export type * from './api.ts';
export { type ClientOptions, createClient } from './client.ts';
export { type Core, openAs, type OpenOptions } from './core.ts';
export { courseOf, plannedFirings } from './log/course.ts';
export { ClientError, type InputFault } from './error.ts';
export type { Anchors, Identity, OpenSession } from './identity.ts';
export type { LogAnchors } from './transparency/anchors.ts';
export type { Clock } from './port/clock.ts';
export type { Http } from './port/http.ts';
export type { Pictures, ReadyPicture } from './port/pictures.ts';
export type { Ports } from './port/ports.ts';
export type { OpenSocket } from './port/socket.ts';
export type { Store } from './port/store.ts';
export { memoryStore } from './port/memory-store.ts';
export { type Indexable, searchIndex } from './view/search-index.ts';
export { snippetOf } from './view/search-snippet.ts';
