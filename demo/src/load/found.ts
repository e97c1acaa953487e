/** Founds the region at the guardian: organisations, vouches, staff, teams, services, rotas. What is there is left alone. */
import type { Party, Sender } from '@corridor/cases';
import type { OrganisationId, TeamId, UserId } from '@corridor/wire';
import { boundPathways } from '../pathways.ts';
import type { OrganisationKey, Region, Staff, StaffKey, Team, TeamKey } from '../region.ts';
import type { Admin } from './admin.ts';
import type { Note } from './note.ts';
import type { Progress } from './progress.ts';

/** The region's keys and the identifiers that the product gave them. */
export interface Founded {
  readonly organisation: (key: OrganisationKey) => OrganisationId;
  readonly party: (team: TeamKey) => Party;
  readonly sender: (staff: StaffKey, team: TeamKey) => Sender;
  readonly user: (staff: StaffKey, organisation: OrganisationKey) => UserId;
}

interface Ids {
  readonly organisations: ReadonlyMap<OrganisationKey, OrganisationId>;
  readonly users: ReadonlyMap<string, UserId>;
  readonly teams: ReadonlyMap<TeamKey, TeamId>;
}

/** Steps that `found` reports. */
export function stepsToFound(region: Region): number {
  return region.organisations.length * 2 + 3;
}

export async function found(region: Region, admin: Admin, note: Note, progress: Progress): Promise<Founded> {
  const organisations = await foundOrganisations(region, admin, progress);
  await once(note, 'vouches', async () => await vouchAll([...organisations.values()], admin));
  const users = new Map<string, UserId>();
  const teams = new Map<TeamKey, TeamId>();
  for (const { key, name } of region.organisations) {
    const organisation = need(organisations.get(key), key);
    for (const [staff, user] of await enterStaff(region, key, organisation, admin)) users.set(`${staff} ${key}`, user);
    const ids: Ids = { organisations, users, teams };
    const there = await admin.teams(organisation);
    for (const team of region.teams.filter((each) => each.organisation === key)) {
      const found = there.find((each) => each.name === team.name);
      teams.set(team.key, found?.team ?? (await foundTeam(region, team, ids, admin)));
    }
    progress.step(`Staff and teams of ${name}`);
  }
  const founded = directory(region, { organisations, users, teams });
  await once(note, 'services', async () => await releaseServices(region, founded, admin));
  progress.step('Services');
  await once(note, 'rotas', async () => await releaseRotas(region, founded, admin));
  progress.step('Rotas');
  await once(note, 'area', async () => await foundArea(region, founded, admin));
  progress.step(region.area.name);
  return founded;
}

/** What may be done twice without harm, but need not be. */
async function once(note: Note, step: string, work: () => Promise<void>): Promise<void> {
  if (note.has(step)) return;
  await work();
  note.did(step);
}

function need<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new TypeError(`${key} is not in the region`);
  return value;
}

async function foundOrganisations(
  region: Region,
  admin: Admin,
  progress: Progress,
): Promise<ReadonlyMap<OrganisationKey, OrganisationId>> {
  const known = new Map((await admin.organisations()).map(({ ods, organisation }) => [ods, organisation]));
  const ids = new Map<OrganisationKey, OrganisationId>();
  for (const { key, ods, name, area } of region.organisations) {
    const body = { ods, name, ...(area === null ? {} : { area: region.area.name }) };
    ids.set(key, known.get(ods) ?? (await admin.makeOrganisation(body)));
    progress.step(name);
  }
  return ids;
}

async function vouchAll(organisations: readonly OrganisationId[], admin: Admin): Promise<void> {
  for (const voucher of organisations) {
    for (const other of organisations) if (other !== voucher) await admin.vouch(voucher, other);
  }
}

async function enterStaff(
  region: Region,
  key: OrganisationKey,
  organisation: OrganisationId,
  admin: Admin,
): Promise<readonly (readonly [StaffKey, UserId])[]> {
  const known = new Map((await admin.staff(organisation)).map(({ name, user }) => [name, user]));
  const entered: (readonly [StaffKey, UserId])[] = [];
  for (const person of region.staff) {
    const hat = person.hats.find((each) => each.organisation === key);
    if (hat === undefined) continue;
    const { name, registration, email } = person;
    const body = { name, role: hat.role, registration, powers: hat.powers, identity: { email } };
    entered.push([person.key, known.get(name) ?? (await admin.enter(organisation, body))]);
  }
  return entered;
}

async function foundTeam(region: Region, team: Team, ids: Ids, admin: Admin): Promise<TeamId> {
  const organisation = need(ids.organisations.get(team.organisation), team.organisation);
  const members = region.staff.flatMap((person) => {
    const hat = hatIn(person, team);
    const user = ids.users.get(`${person.key} ${team.organisation}`);
    if (hat === undefined || user === undefined) return [];
    return [{ user, power: hat.leads.includes(team.key) ? ('lead' as const) : ('member' as const) }];
  });
  return await admin.makeTeam(organisation, { kind: team.kind, name: team.name, members });
}

function hatIn(person: Staff, team: Team): Staff['hats'][number] | undefined {
  return person.hats.find((hat) => hat.organisation === team.organisation && hat.teams.includes(team.key));
}

function directory(region: Region, ids: Ids): Founded {
  const organisation = (key: OrganisationKey): OrganisationId => need(ids.organisations.get(key), key);
  const teamOf = (key: TeamKey): Team =>
    need(
      region.teams.find((team) => team.key === key),
      key,
    );
  const user = (staff: StaffKey, of: OrganisationKey): UserId => need(ids.users.get(`${staff} ${of}`), staff);
  const party = (key: TeamKey): Party => {
    const team = teamOf(key);
    const { name } = need(
      region.organisations.find((each) => each.key === team.organisation),
      key,
    );
    return {
      organisation: organisation(team.organisation),
      team: need(ids.teams.get(key), key),
      name: team.name,
      organisationName: name,
    };
  };
  const sender = (staff: StaffKey, key: TeamKey): Sender => {
    const team = teamOf(key);
    const person = need(
      region.staff.find((each) => each.key === staff),
      staff,
    );
    const { organisation: of, team: id } = party(key);
    const role = hatIn(person, team)?.role ?? '';
    return { organisation: of, team: id, user: user(staff, team.organisation), name: person.name, role };
  };
  return { organisation, party, sender, user };
}

async function releaseServices(region: Region, { party }: Founded, admin: Admin): Promise<void> {
  const pathways = boundPathways(party);
  for (const { pathway: id, team, state } of region.services) {
    const pathway = need(pathways.get(id), id);
    const telephone =
      pathway.telephone ??
      need(
        region.teams.find(({ key }) => key === team),
        team,
      ).telephone;
    await admin.release(party(team), { state, telephone, pathway });
  }
}

async function releaseRotas(region: Region, { party, user }: Founded, admin: Admin): Promise<void> {
  for (const { key, organisation, cover } of region.teams) {
    if (cover === 'none') continue;
    const shifts = region.rota
      .filter(({ team }) => team === key)
      .map(({ staff, deputy, from, to }) => ({
        user: user(staff, organisation),
        deputy: deputy === null ? null : user(deputy, organisation),
        from,
        to,
      }));
    await admin.rota(party(key), shifts);
  }
}

/** The area's authority says which networks are on, and each organisation of the area says that it is in it. */
async function foundArea({ area, organisations }: Region, { organisation }: Founded, admin: Admin): Promise<void> {
  const named = { code: area.ods, name: area.name };
  const authority = organisation(area.authority);
  await admin.makeArea(authority, named);
  for (const each of organisations.filter((one) => one.area === area.key))
    await admin.joinArea(organisation(each.key), { ...named, authority });
}
