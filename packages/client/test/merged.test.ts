/** What a case's other side believes of somebody whose organisation was taken into another. */
import { acceptSuccession, signSuccession } from '@corridor/crypto';
import { foundOrganisation } from '@corridor/testkit';
import { type Numbered, successionTerms, SUITE } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../src/core.ts';
import { compose } from '../src/outbox/compose.ts';
import { ask, saying, type Two, twoOrganisations } from './two-organisations.ts';

const MINUTE = 60_000;

let two: Two;
let rahman: Core;
let pryce: Core;

beforeAll(async () => {
  two = await twoOrganisations();
  rahman = await two.signIn(two.practice, two.gp);
  pryce = await two.signIn(two.trust, two.consultant);
});
afterAll(async () => await two[Symbol.asyncDispose]());

test('[SU5] what was said to the date is believed, what is said after is as if nobody had signed it, and names are both', async () => {
  const group = await foundOrganisation(two.server, two.clock, { name: 'Elm Valley Group', ods: 'Z99003' });
  await two.trust.vouchFor(group);
  await pryce.directory.sync();
  const caseId = await ask(two, rahman);
  const log = pryce.book.log(caseId);
  await log.load(null);
  await rahman.book.log(caseId).load(null);
  const composed = async (text: string) =>
    await compose(saying(rahman, two.partners, caseId, text), rahman.book.log(caseId), rahman);
  const tell = async (event: Uint8Array): Promise<string | null | undefined> => {
    const numbered: Numbered = { number: log.part(null).entries.length + 1, at: two.clock.now(), event };
    await log.arrived(null, numbered, { epochs: [], wraps: [] });
    return log
      .part(null)
      .shown()
      .find(({ number }) => number === numbered.number)?.fault;
  };
  const at = two.clock.now() + MINUTE;
  const terms = successionTerms.encode({
    suite: SUITE,
    organisation: two.practice.organisation,
    root: two.practice.root.publicKey,
    successor: group.organisation,
    successorRoot: group.root.publicKey,
    teams: [],
    at,
  });
  const merger = await signSuccession(terms, await acceptSuccession(terms, group.root), two.practice.root);
  expect(await pryce.directory.trust.offer('succession', merger)).toBe(true);
  expect(pryce.people.named(two.gp.user)?.organisationName).toBe('Elmbridge Surgery');
  two.clock.advance(2 * MINUTE);
  expect(await tell((await composed('After the date.')).event)).toBe('bad-signature');
  expect(log.part(null).entries[0]?.fault).toBeNull();
  expect(pryce.people.named(two.gp.user)?.organisationName).toBe('Elm Valley Group (formerly Elmbridge Surgery)');
});
