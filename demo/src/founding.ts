/** Founding the region through a guardian's admin API, without playing its past: for stories that begin today. */
export { openAdmin } from './load/admin.ts';
export { found, type Founded } from './load/found.ts';
export { openNote } from './load/note.ts';
