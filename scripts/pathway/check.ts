/** Checks files by themselves: schema and contradictions. Whether their teams exist is for the guardian to say. */
import { CommandError } from './error.ts';
import { readPathwayAt, shownFault } from './file.ts';
import type { Options, Say } from './options.ts';

export function checkFiles({ names }: Options, say: Say): number {
  if (names.length === 0) throw new CommandError('Give at least one file.');
  let faults = 0;
  for (const path of names) {
    const found = readPathwayAt(path).faults;
    for (const fault of found) say(shownFault(path, fault));
    faults += found.length;
  }
  say(faults === 0 ? `${names.length} sound` : `${faults} to mend`);
  return faults === 0 ? 0 : 1;
}
