/** `npm run ceremony -- hand-over`: begins or follows the handing over of a merged organisation's cases. Rule SU11. */
import { setTimeout } from 'node:timers/promises';
import type { OrganisationId } from '@corridor/wire';
import * as z from 'zod';
import { askGuardian } from './far-guardian.ts';
import { neededId, type Options } from './options.ts';

const said = z.object({ from: z.number(), handedOver: z.number(), left: z.number(), unnamed: z.number() });

/** Milliseconds between two looks, and how many without anything new before it is left to the guardian. */
const PAUSE = 2000;
const PATIENCE = 30;

/** Until nothing is left, or nothing moves: the guardian goes on by itself either way. */
export async function followHandOver(
  options: Options,
  fetcher: typeof fetch,
  say: (line: string) => void,
): Promise<void> {
  const organisation = neededId<OrganisationId>(options, 'organisation');
  const look = async () => await askGuardian(options, fetcher, `/organisations/${organisation}/hand-over`, {}, said);
  let seen = await look();
  const tell = (): void => say(`HANDED OVER  ${seen.handedOver}, left ${seen.left}`);
  say(`MERGER  from ${new Date(seen.from).toISOString()}`);
  tell();
  for (let still = 0; seen.left > 0 && still < PATIENCE; still++) {
    await setTimeout(PAUSE);
    const next = await look();
    if (next.left !== seen.left) still = 0;
    const moved = next.left !== seen.left;
    seen = next;
    if (moved) tell();
  }
  if (seen.left > 0) say('The guardian goes on by itself. Say the same again to see how far it is.');
  if (seen.unnamed > 0)
    say(`${seen.unnamed} are of teams that the terms do not name: they stay, and are to be closed there.`);
}
