/** The area that somebody answers for: a commissioner, or an administrator of its authority. Rules AR4, AR6. */
import type { Core } from '@corridor/client/node';
import type { Area, AreaAnswer, OrganisationId } from '@corridor/wire';
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

/** Those on which a service of the area falls back, with the services that do; and those that are switched already. */
export function networksOf(core: Core, area: AreaKey & Pick<Area, 'networks'>): readonly Network[] {
  const found = new Map<string, Network>();
  for (const { stated, pathway } of core.pathways.all()) {
    if (pathway.fallback === undefined || !isOf(core, stated.organisation, area)) continue;
    const { organisation, team, name, organisationName } = pathway.fallback.to;
    const before = found.get(team)?.fallbackOf ?? [];
    const fallbackOf = [...new Set([...before, pathway.title])].toSorted();
    found.set(team, { organisation, team, name, organisationName, state: 'on', fallbackOf });
  }
  for (const { organisation, team, state } of area.networks) {
    const named = found.get(team) ?? nameless(core, organisation, team);
    found.set(team, { ...named, state });
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function nameless(core: Core, organisation: OrganisationId, team: Network['team']): Network {
  const organisationName = core.directory.trust.organisation(organisation)?.name ?? '';
  const name = core.teams.newest(team)?.name ?? organisationName;
  return { organisation, team, name, organisationName, state: 'on', fallbackOf: [] };
}
