/** For tests that bring a witness into their own process. */
export { notesIn } from './notes.ts';
export { witnessServer } from './serve.ts';
