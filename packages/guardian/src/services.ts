/** What a team offers and who is on duty, as the guardian releases it: signed, versioned, public to the network. */
import { CasesError, type Pathway, readPathway } from '@corridor/cases';
import { sign } from '@corridor/crypto';
import { encodeSigned, type Rota, rota, type Service, service, SUITE, toUtf8 } from '@corridor/wire';
import { audit } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { addPublication } from './db/publications.ts';
import { newestService, putRota, putService, rotaVersion } from './db/services.ts';
import { postsOf, teamById } from './db/teams.ts';
import { deed, type Done } from './deed.ts';
import { type Fault, GuardianError } from './error.ts';
import type { Office } from './office.ts';
import type { TeamOf } from './teams/team.ts';

export interface NewService {
  readonly state: Service['state'];
  readonly telephone: string;
  /** The pathway document, as JSON. */
  readonly pathway: unknown;
}

/** @throws GuardianError `malformed` with every fault of the pathway, `unknown-team`. */
export async function releaseService(
  office: Office,
  of: TeamOf,
  released: NewService,
  by: string,
): Promise<Done<number>> {
  const pathwayId = checked(released.pathway).id;
  return await deed(office, of.organisation, async (tx, { guardian, keys }) => {
    await demandTeam(tx, of);
    const at = office.clock();
    const version = ((await newestService(tx, of.team, pathwayId))?.version ?? 0) + 1;
    const { state, telephone } = released;
    const pathway = toUtf8(JSON.stringify(released.pathway));
    const value: Service = {
      suite: SUITE,
      ...of,
      pathwayId,
      version,
      state,
      pathway,
      telephone,
      guardian: guardian.guardian,
      at,
    };
    const statement = encodeSigned(await sign(service, value, keys.signer));
    await putService(tx, { ...of, pathway_id: pathwayId, version, statement: Buffer.from(statement) });
    await addPublication(tx, { organisation: of.organisation, kind: 'service', statement });
    await audit(tx, { organisation: of.organisation, at, act: 'service-released', subject: of.team, by });
    return version;
  });
}

/** @throws GuardianError `malformed` for a shift of somebody who is not in the team, `unknown-team`. */
export async function releaseRota(
  office: Office,
  of: TeamOf,
  shifts: Rota['shifts'],
  by: string,
): Promise<Done<number>> {
  return await deed(office, of.organisation, async (tx, { guardian, keys }) => {
    await demandTeam(tx, of);
    demandMembers(shifts, new Set((await postsOf(tx, of.team)).map(({ user_id: user }) => user)));
    const at = office.clock();
    const version = (await rotaVersion(tx, of.team)) + 1;
    const value: Rota = { suite: SUITE, ...of, version, shifts, away: [], guardian: guardian.guardian, at };
    const statement = encodeSigned(await sign(rota, value, keys.signer));
    await putRota(tx, of.team, version, Buffer.from(statement));
    await addPublication(tx, { organisation: of.organisation, kind: 'rota', statement });
    await audit(tx, { organisation: of.organisation, at, act: 'rota-released', subject: of.team, by });
    return version;
  });
}

async function demandTeam(tx: Database, { organisation, team }: TeamOf): Promise<void> {
  const row = await teamById(tx, team);
  if (row === null || row.organisation !== organisation || row.closed_at !== null)
    throw new GuardianError('unknown-team', 'team');
}

function demandMembers(shifts: Rota['shifts'], members: ReadonlySet<string>): void {
  const faults: Fault[] = [];
  for (const [i, { user, deputy }] of shifts.entries()) {
    if (!members.has(user)) faults.push({ path: `shifts.${i}.user`, message: 'This person is not in the team.' });
    if (deputy !== null && !members.has(deputy))
      faults.push({ path: `shifts.${i}.deputy`, message: 'This person is not in the team.' });
  }
  if (faults.length > 0) throw new GuardianError('malformed', 'rota', faults);
}

/** @throws GuardianError `malformed` with every fault of the pathway. */
function checked(document: unknown): Pathway {
  try {
    return readPathway(document);
  } catch (error) {
    if (!(error instanceof CasesError)) throw error;
    const faults = error.faults.map(({ path, mend }) => ({
      path: path === '' ? 'pathway' : `pathway.${path}`,
      message: mend,
    }));
    throw new GuardianError('malformed', 'pathway', faults);
  }
}
