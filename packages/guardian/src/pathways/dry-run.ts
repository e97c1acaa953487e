/** A case sent through a pathway at a moment, by the rotas as they stand: what `cases` says, with the people's names. */
import { clockOf, dryRun, type Pathway, type Rota } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { CheckAnswer, TeamId } from '@corridor/wire';
import { type NetworkView, partiesOf } from './network.ts';

export async function stepsOf({ core }: NetworkView, pathway: Pathway, openedAt: number): Promise<CheckAnswer['steps']> {
  const teams = [...new Set(partiesOf(pathway).map(({ team }) => team))];
  await Promise.all(teams.map(async (team) => await core.teams.load(team).catch(() => undefined)));
  const rotas = new Map(teams.map((team) => [team, rotaOf(core, team)]));
  const steps = dryRun(pathway, openedAt, clockOf(pathway.nation, openedAt), ({ team }) => rotas.get(team) ?? null);
  await core.people.meet(steps.flatMap(({ people }) => people)).catch(() => undefined);
  return steps.map((step) => ({
    ...step,
    people: step.people.flatMap((user) => core.people.named(user)?.name ?? []),
  }));
}

/** Null for a team whose roster is not known; one without a rota has its leads and members. */
function rotaOf(core: Core, team: TeamId): Rota | null {
  const roster = core.teams.newest(team);
  if (roster === null) return null;
  const people = roster.members.filter(({ power }) => power === 'member' || power === 'lead');
  const { shifts, away } = core.directory.rota(team) ?? { shifts: [], away: [] };
  return {
    shifts,
    away,
    leads: people.filter(({ power }) => power === 'lead').map(({ user }) => user),
    members: people.map(({ user }) => user),
  };
}
