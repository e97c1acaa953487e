/**
 * Everybody who may come to a door, in one network: a hospital with two teams, a practice whose guardian runs on the same
 * machine, and an organisation with a guardian elsewhere. Every key is in the test's hands.
 */
import { enterPerson, joinTeam, leaveTeam, makeTeam, removePerson } from '@corridor/guardian';
import type { BlobId, CaseId, OrganisationId, POWERS, TeamId, UserId } from '@corridor/wire';
import { askHospital, foundOrganisation, startNetwork, type TestNetwork, testClock } from '../../src/index.ts';
import { enrolled, sessionOf } from './enrolled.ts';
import type { Session } from './session.ts';
import { askedAt, type Brought } from './asking.ts';
import { keptBlob } from './blob.ts';

export const ROLES = [
  'nobody',
  'stranger',
  'foreigner',
  'member',
  'colleague',
  'removed',
  'leaver',
  'lead',
  'administrator',
  'caldicott',
  'commissioner',
  'guardian',
  'other guardian',
  'machine',
  'command',
] as const;
export type Role = (typeof ROLES)[number];

/** What somebody brings: a session, or a token. No machine has one token for both doors. */
export interface Credentials {
  readonly session: Session | null;
  readonly bearer: { readonly guardian: string; readonly server: string } | null;
}

export interface World extends AsyncDisposable {
  readonly network: TestNetwork;
  readonly hospital: OrganisationId;
  readonly team: TeamId;
  readonly case: CaseId;
  /** Sent by `member` to the case, whole. */
  readonly blob: BlobId;
  readonly credentials: Readonly<Record<Role, Credentials>>;
}

type Power = (typeof POWERS)[number];
interface Entered {
  readonly at: 'hospital' | 'practice';
  readonly powers?: readonly Power[];
}

const BY = 'the test';

/** Whom the hospital and the practice know, beside those of the network itself. */
const PEOPLE = {
  stranger: { at: 'practice', powers: ['administrator'] },
  member: { at: 'hospital' },
  colleague: { at: 'hospital' },
  removed: { at: 'hospital' },
  leaver: { at: 'hospital' },
  lead: { at: 'hospital' },
  administrator: { at: 'hospital', powers: ['administrator'] },
  caldicott: { at: 'hospital', powers: ['caldicott'] },
  commissioner: { at: 'hospital', powers: ['commissioner'] },
  command: { at: 'hospital', powers: ['administrator'] },
} as const satisfies Partial<Record<Role, Entered>>;
type PersonRole = keyof typeof PEOPLE;

const personRoles = Object.keys(PEOPLE) as PersonRole[];
const none: Credentials = { session: null, bearer: null };

export async function startWorld(): Promise<World> {
  const network = await startNetwork(testClock());
  const { hospital, users } = await settle(network);
  const team = network.teams.calderbrook;
  const elsewhere = await foundOrganisation(network.server, network.clock, { name: 'Ings Lane Surgery', ods: 'Y99' });
  const foreigner = await elsewhere.staff('Dr Una Foreign', 'GP');
  const sessions = new Map<Role, Session>();
  for (const role of personRoles)
    sessions.set(role, await sessionOf(network, await enrolled(network, users[role], role)));
  sessions.set('foreigner', await sessionOf(network, { ...foreigner.identity, signer: foreigner.keys.signer }));
  sessions.set('guardian', (await network.guardian.office.desk(hospital)).session());
  sessions.set('other guardian', elsewhere.guardian.session());
  const made = await askHospital(network, await network.person('rahman'));
  const withSession = (role: Role) => ({ session: sessions.get(role) ?? null, bearer: null });
  const credentials = Object.fromEntries(ROLES.map((role) => [role, withSession(role)])) as Record<Role, Credentials>;
  const blob = await keptBlob(network, made, withSession('member'));
  const token = await commandToken(network, withSession('command'));
  const machine = { guardian: network.guardian.adminToken, server: network.server.admissionToken };
  await makeAuthority(network, machine.guardian);
  await depart(network, team, users);
  return {
    network,
    hospital,
    team,
    case: made,
    blob,
    credentials: {
      ...credentials,
      machine: { ...none, bearer: machine },
      command: { ...none, bearer: { guardian: token, server: token } },
    },
    [Symbol.asyncDispose]: async () => {
      elsewhere.guardian.close();
      await network[Symbol.asyncDispose]();
    },
  };
}

async function settle({ guardian: { office }, organisations, teams }: TestNetwork) {
  const { elmbridge, calderbrook: hospital } = organisations;
  const users = {} as Record<PersonRole, UserId>;
  for (const role of personRoles) {
    const { at, powers = [] }: Entered = PEOPLE[role];
    const entry = {
      name: `Dr ${role}`,
      role: 'Doctor',
      registration: '',
      powers: [...powers],
      identity: { sub: role },
    };
    users[role] = (await enterPerson(office, at === 'hospital' ? hospital : elmbridge, entry, BY)).value;
  }
  const post = (role: PersonRole, power: 'member' | 'lead' = 'member') => ({ user: users[role], power });
  const posts = [post('member'), post('removed'), post('leaver'), post('lead', 'lead')];
  await joinTeam(office, { organisation: hospital, team: teams.calderbrook }, posts, BY);
  const members = [post('colleague'), post('administrator'), post('caldicott'), post('commissioner')];
  await makeTeam(office, { organisation: hospital, kind: 'service', name: 'Vascular advice', members }, BY);
  return { hospital, users };
}

async function commandToken(network: TestNetwork, by: Brought): Promise<string> {
  const answer = await askedAt(network.guardianUrl, network.clock.now(), by, {
    method: 'POST',
    path: '/v1/office/pathways/token',
  });
  return (answer.value as { readonly token: string }).token;
}

/** The hospital answers for an area. */
async function makeAuthority({ guardianUrl, clock, organisations }: TestNetwork, bearer: string): Promise<void> {
  const path = `/admin/v1/organisations/${organisations.calderbrook}/area`;
  const body = { code: 'QX1', name: 'Calderbrook and Elm' };
  await askedAt(guardianUrl, clock.now(), { session: null, bearer }, { method: 'PUT', path, body });
}

async function depart(
  { guardian: { office }, organisations }: TestNetwork,
  team: TeamId,
  users: Record<PersonRole, UserId>,
) {
  await leaveTeam(office, { organisation: organisations.calderbrook, team }, [users.removed], BY);
  await removePerson(office, organisations.calderbrook, users.leaver, BY);
}
