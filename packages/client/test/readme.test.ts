/** The README's example, as it stands there, against a real network. */
import { readFileSync } from 'node:fs';
import { createClient, nodePorts } from '@corridor/client/node';
import { startNetwork, subjectOf } from '@corridor/testkit';
import { expect, test } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];

type Run = (...given: readonly unknown[]) => Promise<void>;
// The one place where text is made code: the example is run as it is printed.
const AsyncFunction = (async () => undefined).constructor as unknown as new (...text: readonly string[]) => Run;

const EXPECTED = ['Changing naevus, left forearm', 'waiting-for-answer', 'accepted'];

test('[SI20] the README’s example asks a question', async () => {
  await using network = await startNetwork();
  const shown = new Set<unknown>();
  const all = Promise.withResolvers<void>();
  const show = (...words: readonly unknown[]): void => {
    for (const word of words) shown.add(word);
    if (EXPECTED.every((word) => shown.has(word))) all.resolve();
  };
  const body = example
    .replace(/^import .*$/m, '')
    .replaceAll('https://corridor.elmbridge.example', network.guardianUrl)
    .replace('await client.signOff();', 'await shownAll;\nawait client.signOff();');
  const run = new AsyncFunction('createClient', 'nodePorts', 'visit', 'show', 'shownAll', body);
  const visit = async (url: string) => await network.provider.signIn(url, subjectOf('rahman'));
  await run(createClient, () => nodePorts({ clock: network.clock }), visit, show, all.promise);
  expect([...shown]).toEqual(expect.arrayContaining(EXPECTED));
});
