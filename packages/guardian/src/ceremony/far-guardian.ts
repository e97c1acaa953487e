/** The guardian at the other end of the file exchange, asked over its admin API with its machine's token. Rules CE10, CE11. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { needed, type Options, wrong } from './options.ts';

const faults = z.object({ faults: z.array(z.object({ path: z.string(), message: z.string() })) });

/** @throws GuardianError `malformed` with the guardian's own words, or that it does not answer. */
export async function askGuardian<T>(
  options: Options,
  fetcher: typeof fetch,
  path: string,
  body: object,
  answer: z.ZodType<T>,
): Promise<T> {
  const origin = needed(options, 'guardian');
  const token = await readFile(needed(options, 'token'), 'utf8').catch(() => {
    throw wrong('--token', 'The token cannot be read there.');
  });
  const headers = { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  const said = await fetcher(new URL(`/admin/v1${path}`, origin), request).catch(() => {
    throw wrong('--guardian', 'No guardian answers there.');
  });
  const content: unknown = await said.json().catch(() => null);
  if (!said.ok) throw refusal(said.status, content);
  const read = answer.safeParse(content);
  if (!read.success) throw wrong('--guardian', 'What answers there is no guardian.');
  return read.data;
}

const BY_STATUS = new Map([
  [401, 'The guardian does not know this token.'],
  [403, 'The guardian refuses: this needs the token of its own machine.'],
  [409, 'This ODS code is hosted there already.'],
  [503, 'The guardian cannot do it: its keys are not those certified, or the server is away. Try again.'],
]);

function refusal(status: number, content: unknown) {
  const read = faults.safeParse(content);
  const [first] = read.success ? read.data.faults : [];
  if (first !== undefined) return wrong(first.path, first.message);
  return wrong('--guardian', BY_STATUS.get(status) ?? 'The guardian refuses.');
}
