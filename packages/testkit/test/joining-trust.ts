/** A third organisation of the region, which takes another in: the team that goes on, and its consultant. */
import type { CorridorClient } from '@corridor/client';
import { enterPerson, hostedAsVouched, joinTeam, makeOrganisation, makeTeam, vouchFor } from '@corridor/guardian';
import type { OrganisationId, TeamId } from '@corridor/wire';
import { expect } from 'vitest';
import type { TestNetwork } from '../src/index.ts';

const BY = 'the test';
const SUBJECT = 'osei@identity.example';

export interface Trust {
  readonly organisation: OrganisationId;
  readonly team: TeamId;
}

export async function joiningTrust({ guardian: { office }, organisations }: TestNetwork): Promise<Trust> {
  const organisation = await makeOrganisation(office, { ods: 'X98', name: 'Elm Valley Trust' }, BY);
  for (const other of Object.values(organisations)) {
    await vouchFor(office, other, await hostedAsVouched(office, organisation), BY);
    await vouchFor(office, organisation, await hostedAsVouched(office, other), BY);
  }
  const made = { organisation, kind: 'service' as const, name: 'Skin team', members: [] };
  const { value: team } = await makeTeam(office, made, BY);
  const identity = { sub: SUBJECT };
  const entered = { name: 'Dr Kwame Osei', role: 'Consultant dermatologist', registration: '', powers: [], identity };
  const { value: user } = await enterPerson(office, organisation, entered, BY);
  await joinTeam(office, { organisation, team }, [{ user, power: 'member' }], BY);
  // It has its seat at the server.
  await expect.poll(async () => (await office.desk(organisation)).identity.organisation).toBe(organisation);
  return { organisation, team };
}

export async function signInAt(network: TestNetwork, { organisation }: Trust): Promise<CorridorClient> {
  const client = network.browser();
  const { url, pending } = await client.beginSignIn(`${network.guardianUrl}/signed-in`, 'shared');
  await client.finishSignIn(pending, await network.provider.signIn(url, SUBJECT));
  await client.unlock(organisation, { kind: 'guardian' });
  return client;
}
