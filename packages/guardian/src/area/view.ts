/** The area that somebody answers for: a commissioner, or an administrator of its authority. Rules AR4, AR6. */
import type { Party } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { Area, AreaAnswer, OrganisationId, TeamId } from '@corridor/wire';
import { authorityOf } from '../db/areas.ts';
import type { StaffRow } from '../db/staff.ts';
import type { Office } from '../office.ts';

type Shown = NonNullable<AreaAnswer['area']>;
type Network = Shown['networks'][number];
/** An authority may have had other areas: the code is part of the name. */
type AreaKey = Pick<Area, 'organisation' | 'code'>;

export async function areaFor(office: Office, person: StaffRow): Promise<AreaAnswer> {
  const { organisation, powers } = person;
  const isAuthority = (await authorityOf(office.db, organisation)) !== null;
  const answers = powers.includes('commissioner') || (isAuthority && powers.includes('administrator'));
  if (!answers) return { area: null };
  const core = await office.desk(organisation);
  await core.directory.sync();
  const area = core.directory.areas.of(organisation);
  if (area === null) return { area: null };
  const organisations = core.directory.trust
    .organisations()
    .filter((each) => isOf(core, each.organisation, area))
    .map(({ organisation: id, name, ods }) => ({ organisation: id, name, ods }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const networks = [...networksOf(core, area)];
  return { area: { code: area.code, name: area.name, organisations, networks, mayChange: isAuthority } };
}

/** Whether an organisation says that it is in this area. */
function isOf(core: Core, organisation: OrganisationId, area: AreaKey): boolean {
  const its = core.directory.areas.of(organisation);
  return its !== null && its.code === area.code && its.organisation === area.organisation;
}

/** Networks that the area uses or may use, each with the services that fall back on it. */
export function networksOf(core: Core, area: AreaKey & Pick<Area, 'networks'>): readonly Network[] {
  const found = new Map<TeamId, Network>();
  for (const { party, fallbackOf } of [...fallbacks(core, area), ...elsewhere(core, area)]) {
    const { organisation, team, name, organisationName } = party;
    const titles = new Set([...(found.get(team)?.fallbackOf ?? []), ...fallbackOf]);
    found.set(team, { organisation, team, name, organisationName, state: 'on', fallbackOf: [...titles].toSorted() });
  }
  for (const { organisation, team, state } of area.networks) {
    const named = found.get(team) ?? nameless(core, organisation, team);
    found.set(team, { ...named, state });
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

interface Used {
  readonly party: Party;
  readonly fallbackOf: readonly string[];
}

/** Teams on which services of the area fall back. */
function fallbacks(core: Core, area: AreaKey): readonly Used[] {
  return core.pathways.all().flatMap(({ stated, pathway: { fallback, title } }) => {
    if (fallback === undefined || !isOf(core, stated.organisation, area)) return [];
    return [{ party: fallback.to, fallbackOf: [title] }];
  });
}

/** Networks of other organisations, whether or not a service of the area falls back on them. */
function elsewhere(core: Core, area: AreaKey): readonly Used[] {
  return core.pathways.all().flatMap(({ stated, pathway: { network, answering } }) => {
    if (!network || isOf(core, stated.organisation, area)) return [];
    return answering.map((party) => ({ party, fallbackOf: [] }));
  });
}

function nameless(core: Core, organisation: OrganisationId, team: Network['team']): Network {
  const organisationName = core.directory.trust.organisation(organisation)?.name ?? '';
  const name = core.teams.newest(team)?.name ?? organisationName;
  return { organisation, team, name, organisationName, state: 'on', fallbackOf: [] };
}
