/** A practice that has asked a hospital a thousand questions, behind the built web app: everything real but the sign-in page. */
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  askHospital,
  type PersonKey,
  question,
  said,
  startNetwork,
  testClock,
  type TestNetwork,
  until,
} from '@corridor/testkit';
import { builtWebApp } from '../../../../scripts/platform/web-app.ts';
import { wrapsByColleagues } from '../database.ts';
import { BenchError } from '../error.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const SAYS_EVERY = 100;
const PATIENCE = 240_000;

export const READER: PersonKey = 'pryce';
/** A colleague of the reader's who was there before: keys that came by HPKE are then wrapped for the team's own. */
const COLLEAGUE: PersonKey = 'achebe';
export const CASES = 1000;
/** Messages of the case that is opened, its question counted in. It was asked first, so it stands first. */
export const MESSAGES = 50;
export const LAST_WORDS = `This is message ${MESSAGES} of this case.`;

export async function startRegion(say: (line: string) => void): Promise<TestNetwork> {
  say('Building the web app, if it has changed');
  const webDir = await builtWebApp(ROOT);
  const network = await startNetwork(testClock(), {
    host: 'localhost',
    webDir,
    server: (guardianUrl) => ({ parts: { webOrigins: [guardianUrl] } }),
  });
  try {
    await enrol(network);
    await fill(network, say);
    await rewrapped(network, say);
    return network;
  } catch (error) {
    await network[Symbol.asyncDispose]();
    throw error;
  }
}

/** The reader's keys are made: the browser's sign-in is not the first. */
async function enrol(network: TestNetwork): Promise<void> {
  const client = await network.person(READER);
  await client.signOff();
}

async function fill(network: TestNetwork, say: (line: string) => void): Promise<void> {
  const asker = await network.person('rahman');
  const { clock } = network;
  const consent = {
    basis: 'patient',
    by: 'Joan Barrowclough',
    ground: 'spoken',
    at: clock.now(),
    teaching: 'no',
  } as const;
  const first = await askHospital(network, asker, { consent });
  for (let i = 2; i <= MESSAGES; i++) {
    await asker.write({ case: first, body: said(`This is message ${i} of this case.`), basedOn: 0 });
  }
  for (let i = 2; i <= CASES; i++) {
    await askHospital(network, asker, { subject: `${question().subject}, ${i}` });
    if (i % SAYS_EVERY !== 0) continue;
    await until(asker, 'outbox', null, (unsent) => unsent.length === 0);
    say(`${i} of ${CASES} cases opened`);
  }
  await asker.signOff();
}

/** A colleague reads them all, and their client spares the others the slow opening, one key after the other. */
async function rewrapped(network: TestNetwork, say: (line: string) => void): Promise<void> {
  say('A colleague reads them first');
  const colleague = await network.person(COLLEAGUE);
  const limit = performance.now() + PATIENCE;
  const stop = colleague.watch('inbox', network.teams.calderbrook, () => undefined);
  try {
    while ((await wrapsByColleagues(network.server.databaseUrl)) < CASES) {
      if (performance.now() > limit) throw new BenchError('overdue', 'The colleague does not come to an end.');
      await wait(500);
    }
  } finally {
    stop();
    await colleague.signOff();
  }
}
