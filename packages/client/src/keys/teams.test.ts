import { newSecret, newSigner, personKeysFromSecret, systemRandom } from '@corridor/crypto';
import { newId, type OrganisationId, type Said, type TeamId, type UserId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { turn } from '../../test/fake-line.ts';
import { trustFrom } from '../directory/trust.ts';
import { bookOfTeams } from './teams.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

test('[SY6] a team that is doubted while it is read is read once more, before anybody is told that it is up to date', async () => {
  const asked: PromiseWithResolvers<Said<'team'>>[] = [];
  const ask = async (): Promise<Said<'team'>> => {
    const answer = Promise.withResolvers<Said<'team'>>();
    asked.push(answer);
    return await answer.promise;
  };
  const root = await newSigner(systemRandom);
  const organisation = newId<OrganisationId>(systemRandom);
  const anchors = { organisationRoot: root.publicKey, serverKey: root.publicKey };
  const keys = await personKeysFromSecret(newSecret(systemRandom));
  const identity = { organisation, user: newId<UserId>(systemRandom), version: 1, ...keys, anchors };
  const trust = trustFrom(organisation, root.publicKey, () => NOW);
  // One question alone is asked here.
  const teams = bookOfTeams({ ask: ask as never }, trust, identity, () => NOW);
  const team = newId<TeamId>(systemRandom);
  const nothing = (): void => asked.at(-1)?.resolve({ t: 'team', r: 1, rosters: [], wraps: [] });

  let isLoaded = false;
  const loading = teams.load(team).then(() => {
    isLoaded = true;
  });
  teams.doubt(team);
  nothing();
  await turn();
  expect([asked.length, isLoaded]).toEqual([2, false]);
  nothing();
  await loading;
  await teams.load(team);
  expect(asked).toHaveLength(2);
});
