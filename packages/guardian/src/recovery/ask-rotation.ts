/** A rotation asked of a guardian that runs, over its admin API, and followed until it is done. Rules RK2, RK3. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { needed, neededOrganisation, type Options, wrong } from './options.ts';

const LOOK_EVERY = 500;

const progress = z.object({
  asked: z.number(),
  done: z.number(),
  waiting: z.array(z.string()),
  published: z.boolean(),
});
type Progress = z.infer<typeof progress>;

/** @throws GuardianError `malformed`: no guardian answers there, or it refuses. */
export async function askRotationAt(
  options: Options,
  fetcher: typeof fetch,
  say: (line: string) => void,
): Promise<void> {
  const url = new URL(`/admin/v1/organisations/${neededOrganisation(options)}/rotation`, needed(options, 'guardian'));
  const token = await readFile(needed(options, 'token'), 'utf8').catch(() => {
    throw wrong('--token', 'The token cannot be read there.');
  });
  const headers = { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ team: options.word.team ?? null });
  let now = await read(await fetcher(url, { method: 'POST', headers, body }).catch(nobody));
  while (now.waiting.length > 0 || !now.published) {
    say(`${now.done} of ${now.asked} teams have a new key.`);
    await pause(LOOK_EVERY);
    now = await read(await fetcher(url, { headers }).catch(nobody));
  }
  say(`All ${now.asked} teams that were asked for have a new key. Cases get theirs before the next message in each.`);
}

function nobody(): never {
  throw wrong('--guardian', 'No guardian answers there.');
}

async function read(answer: Response): Promise<Progress> {
  if (answer.status === 404) throw wrong('--team', 'There is no such team, or it was closed.');
  if (!answer.ok) throw wrong('--guardian', 'The guardian refuses: this needs its token, or an administrator’s.');
  return progress.parse(await answer.json());
}
