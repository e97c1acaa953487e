/** Two organisations on the measured server, and groups of their people who read the same case. */
import { encodeFrame, encodeSigned } from '@corridor/wire';
import { BenchError } from '../error.ts';
import {
  type Identity,
  memberOf,
  TestClient,
  TestOrganisation,
  type TestPerson,
  type TestTeam,
} from '@corridor/testkit/bare';

/** What of a server a load needs to know. */
export interface Target {
  readonly address: string;
  readonly admissionToken: string;
}

/** People of two teams, one of each organisation: those who read one case. The first sends. */
export interface Group {
  readonly people: readonly TestPerson[];
  /** The sender's own first. */
  readonly teams: readonly [TestTeam, TestTeam];
}

export interface BenchNetwork {
  readonly target: Target;
  readonly groups: readonly Group[];
}

/** @param members people of a group, half of them of each organisation. @throws BenchError `refused`. */
export async function foundNetwork(target: Target, groups: number, members: number): Promise<BenchNetwork> {
  const asking = await found(target);
  const answering = await found(target);
  const made: Group[] = [];
  for (let i = 0; i < groups; i++) {
    const own = await staff(asking, Math.ceil(members / 2));
    const other = await staff(answering, Math.floor(members / 2));
    made.push({ people: [...own.people, ...other.people], teams: [own.team, other.team] });
  }
  asking.guardian.close();
  answering.guardian.close();
  return { target, groups: made };
}

interface Found {
  readonly organisation: TestOrganisation;
  readonly guardian: TestClient;
}

async function found({ address, admissionToken }: Target): Promise<Found> {
  const organisation = await TestOrganisation.make(Date.now());
  const answer = await fetch(`${address}/v1/organisations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admissionToken}`, 'content-type': 'application/cbor' },
    body: encodeFrame(await organisation.papers()),
  });
  if (answer.status !== 204) throw new BenchError('refused', `The server admits no organisation: ${answer.status}.`);
  const { id, guardian: user, guardianKeys } = organisation;
  const guardian = await signedIn(address, { organisation: id, user, version: 1, signer: guardianKeys.signer });
  return { organisation, guardian };
}

async function signedIn(address: string, who: Identity): Promise<TestClient> {
  const client = await TestClient.connect(address);
  const answer = await client.hello(who, Date.now());
  if (answer.t !== 'welcome') throw new BenchError('refused', `The server said ${answer.t} to a guardian.`);
  return client;
}

/** A published team of new people. */
async function staff({ organisation, guardian }: Found, count: number) {
  const names = Array.from({ length: count }, () => crypto.randomUUID());
  const people = await Promise.all(names.map(async (name) => await organisation.person(name)));
  for (const { statement } of people) {
    await guardian.get('done', { t: 'publish', kind: 'person', statement: encodeSigned(statement), wraps: [] });
  }
  const team = await organisation.team(people.map((person) => memberOf(person)));
  const wraps = team.wraps.map(encodeSigned);
  await guardian.get('done', { t: 'publish', kind: 'roster', statement: encodeSigned(team.statement), wraps });
  return { people, team };
}

export function identityOf({ organisation, user, version, keys }: TestPerson): Identity {
  return { organisation, user, version, signer: keys.signer };
}
