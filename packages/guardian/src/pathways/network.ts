/**
 * The network as one organisation's guardian sees it: its own teams and those of organisations hosted beside it, and of
 * others those that offer a service or have a rota, or that a released pathway names. Rule OP3.
 */
import type { Party, Pathway, TeamPin } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import { sha256 } from '@corridor/crypto';
import { type OrganisationId, type TeamId, toHex } from '@corridor/wire';
import type { Database } from '../db/database.ts';
import { teamsOf } from '../db/teams.ts';
import type { Office } from '../office.ts';

export type Released = ReturnType<Core['pathways']['all']>[number];

export interface NetworkView {
  readonly core: Core;
  readonly released: readonly Released[];
  /** The team that a pin names; null if it is not in the network, or its organisation has another root. */
  find(pin: TeamPin): { readonly party: Party; readonly root: string } | null;
}

interface Known {
  readonly organisation: OrganisationId;
  readonly name: string;
}

/** @throws GuardianError `unavailable` while the server cannot be reached: of others it alone knows. */
export async function networkOf(office: Office, organisation: OrganisationId): Promise<NetworkView> {
  const core = await office.desk(organisation);
  await core.directory.sync();
  const released = core.pathways.all();
  const teams = new Map([...(await offering(core, released)), ...(await hosted(office, core))]);
  const organisations = await Promise.all(
    core.directory.trust.organisations().map(async (each) => ({ ...each, print: toHex(await sha256(each.root)) })),
  );
  return {
    core,
    released,
    find: ({ ods, team: name, root }) => {
      const of = organisations.find((each) => each.ods === ods && (root ?? each.print) === each.print);
      if (of === undefined) return null;
      const found = [...teams].find(([, known]) => known.organisation === of.organisation && known.name === name);
      if (found === undefined) return null;
      const party = { organisation: of.organisation, team: found[0], name, organisationName: of.name };
      return { party, root: of.print };
    },
  };
}

/** Every team that a pathway names. */
export function partiesOf(pathway: Pathway): readonly Party[] {
  const { answering, asking = [], shareWith = [], escalation, fallback } = pathway;
  const offers = escalation.flatMap((step) => (step.does === 'offer' ? [step.to] : []));
  return [...answering, ...asking, ...shareWith, ...offers, ...(fallback === undefined ? [] : [fallback.to])];
}

/** Teams as their own guardians' rosters name them today. */
async function offering(core: Core, released: readonly Released[]): Promise<readonly (readonly [TeamId, Known])[]> {
  const named = released.flatMap(({ stated, pathway }) => [stated.team, ...partiesOf(pathway).map(({ team }) => team)]);
  const all = new Set([...named, ...core.directory.rostered()]);
  await Promise.all([...all].map(async (team) => await core.teams.load(team).catch(() => undefined)));
  return core.teams
    .known()
    .filter(({ kind, reason }) => kind !== 'personal' && reason !== 'closed')
    .map(({ team, organisation, name }) => [team, { organisation, name }]);
}

async function hosted({ db }: { readonly db: Database }, core: Core): Promise<readonly (readonly [TeamId, Known])[]> {
  const organisations = core.directory.trust.organisations();
  const rows = await Promise.all(organisations.map(async ({ organisation }) => await teamsOf(db, organisation)));
  return rows
    .flat()
    .filter(({ kind, closed_at: closed }) => kind !== 'personal' && closed === null)
    .map(({ team, organisation, name }) => [team, { organisation, name }]);
}
