/** A team of any size under a real guardian: everybody certified as at a first sign-in, without the provider's pages. */
import { type Core, nodePorts, openAs } from '@corridor/client/node';
import { newSecret, newUnlock, type PersonKeys, personKeysFromSecret, systemRandom } from '@corridor/crypto';
import { askRotation, enrol, enterPerson, makeTeam, type Office, progressOf } from '@corridor/guardian';
import { startNetwork, type TestNetwork } from '@corridor/testkit';
import { enrolInput, type OrganisationId, type TeamId, type UserId } from '@corridor/wire';

const BY = 'the bench';
const LOOK_EVERY = 10;

export interface Colleague {
  readonly user: UserId;
  readonly keys: PersonKeys;
}

export interface Rotating {
  readonly office: Office;
  readonly organisation: OrganisationId;
  readonly team: TeamId;
  readonly people: readonly Colleague[];
  readonly network: TestNetwork;
  /** Resolves when the server has the new generation. */
  readonly rotate: () => Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startRotating(members: number): Promise<Rotating> {
  const network = await startNetwork();
  const { office } = network.guardian;
  const { calderbrook: organisation } = network.organisations;
  const people: Colleague[] = [];
  for (let i = 0; i < members; i++) people.push(await enrolled(office, organisation, `bench-${i}`));
  const posts = people.map(({ user }) => ({ user, power: 'member' as const }));
  const made = { organisation, kind: 'group' as const, name: 'Everybody', members: posts };
  const { value: team } = await makeTeam(office, made, BY);
  return {
    office,
    organisation,
    team,
    people,
    network,
    rotate: async () => {
      let now = await askRotation(office, organisation, team, BY);
      while (now.waiting.length > 0 || !now.published) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
        now = await progressOf(office, organisation);
      }
    },
    [Symbol.asyncDispose]: async () => await network[Symbol.asyncDispose](),
  };
}

/** The provider's word is taken as given: what is measured comes after it. */
async function enrolled(office: Office, organisation: OrganisationId, sub: string): Promise<Colleague> {
  const entered = { name: `Dr ${sub}`, role: 'Doctor', registration: '', powers: [], identity: { sub } };
  // Published together at the end: five hundred first sign-ins in a row are not what is measured.
  const publishAll = async () => await Promise.resolve(true);
  const quiet = { ...office, server: { ...office.server, publishAll } };
  const { value: user } = await enterPerson(quiet, organisation, entered, BY);
  const keys = await personKeysFromSecret(newSecret(systemRandom));
  const unlock = await newUnlock(systemRandom);
  const [sign, userKem] = [keys.signer.publicKey, keys.kem.publicKey];
  const subject = { issuer: office.identity.issuer, sub, email: null };
  const verify = async () => await Promise.resolve(subject);
  await enrol(
    { ...quiet, identity: { ...office.identity, verify } },
    {
      organisation,
      idToken: '',
      kem: unlock.kem.publicKey,
      sessionKey: unlock.signer.publicKey,
      sign,
      userKem,
      proof: await unlock.signer.sign(enrolInput.encode({ sign, kem: userKem })),
    },
  );
  return { user, keys };
}

/** A member's client, connected and with its teams read. */
export async function onLine({ office, organisation, network }: Rotating, { user, keys }: Colleague): Promise<Core> {
  const { organisation: own } = await office.hosting.get(organisation);
  const anchors = { organisationRoot: own.root, serverKey: network.server.signer.publicKey };
  const identity = { organisation, user, version: 1, ...keys, anchors };
  const core = openAs({ identity, server: network.server.url, ports: nodePorts({ clock: network.clock }) });
  await core.ready();
  return core;
}
