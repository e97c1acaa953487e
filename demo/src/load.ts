/** Loads the demo's region through the product: founded at the guardian, enrolled by sign-in, played through the SDK. */
import { type Script, SCRIPTS } from './cases.ts';
import type { Config } from './config.ts';
import { openAdmin } from './load/admin.ts';
import { openDarkroom } from './load/darkroom.ts';
import { enrolAll, hatsOf, openDesks } from './load/desk.ts';
import { found, stepsToFound } from './load/found.ts';
import { openNote } from './load/note.ts';
import { startPastServer } from './load/past-server.ts';
import { endOf, play, requestOf, shotsOf } from './load/play.ts';
import { progress as progressOf } from './load/progress.ts';
import { boundPathways } from './pathways.ts';
import { region as regionAt } from './region.ts';

/**
 * Idempotent: run again, also after a kill, it finds what is there and makes the rest.
 *
 * @param write takes progress, as JSON lines.
 * @param wanted the scripts to play: all, unless a test wants few.
 */
export async function load(
  config: Config,
  write: (line: string) => void,
  wanted: readonly Script[] = SCRIPTS,
): Promise<void> {
  const note = openNote(config.dataDir, Date.now());
  const scripts = wanted.toSorted((a, b) => endOf(a, note.loadedAt) - endOf(b, note.loadedAt));
  const waiting = scripts.filter(({ key }) => note.of(key)?.complete !== true);
  if (waiting.length === 0) return;
  const region = regionAt(note.loadedAt);
  const progress = progressOf(stepsToFound(region) + hatsOf(region).length + waiting.length, write);
  const shots = waiting.flatMap((script) => shotsOf(script).map((shot) => requestOf(region, script, shot)));
  await using darkroom = openDarkroom(shots);
  const admin = await openAdmin(config.guardianUrl, config.keysDir);
  const founded = await found(region, admin, note, progress);
  await using past = await startPastServer(config.serverEnvironment);
  await enrolAll(config, region, { founded, note, past, progress });
  await using desks = openDesks(config, region, founded, past);
  const theatre = { region, founded, pathways: boundPathways(founded.party), desks, darkroom, past, note };
  for (const script of waiting) {
    await play(theatre, script);
    // Nobody else fires while this server holds the plans: lines of cases that are still open fall due now.
    past.present();
    await past.runDue();
    progress.step(script.subject);
  }
}
