/** What an organisation offers and what waits for a second person; a lead sees what their teams offer. */
import type { PathwaysAnswer, UserId } from '@corridor/wire';
import { decodeSigned, service } from '@corridor/wire';
import { allOrganisations } from '../db/organisations.ts';
import { proposalsOf, type ProposalRow, releasedText } from '../db/proposals.ts';
import { servicesOf, type ServiceRow } from '../db/services.ts';
import { everybodyOf, type StaffRow } from '../db/staff.ts';
import { postsOfPerson, teamsOf } from '../db/teams.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { pathwayIn } from '../services.ts';
import { asText } from './as-text.ts';
import { tokenOf } from './tokens.ts';

/** @throws GuardianError `not-allowed` for somebody who neither administers nor leads. */
export async function pathwaysFor(office: Office, person: StaffRow): Promise<PathwaysAnswer> {
  const { db } = office;
  const administers = person.powers.includes('administrator');
  // Everybody leads the team of one that is their own; nothing is offered by it.
  const posts = (await postsOfPerson(db, person.user_id)).filter(({ team }) => !isOwn(team, person.user_id));
  const led = new Set(posts.filter(isLead).map(({ team }) => team));
  if (!administers && led.size === 0) throw new GuardianError('not-allowed', 'pathways');
  const teams = new Map((await teamsOf(db, person.organisation)).map(({ team, name }) => [team, name]));
  const codes = new Map((await allOrganisations(db)).map(({ organisation, ods }) => [organisation, ods]));
  const services = (await servicesOf(db, person.organisation)).filter(({ team }) => administers || led.has(team));
  const released = await Promise.all(services.map(async (row) => await shownService(office, row, teams, codes)));
  if (!administers) return { proposals: [], released, mayPropose: false, token: null };
  const names = new Map((await everybodyOf(db, person.organisation)).map(({ user_id: user, name }) => [user, name]));
  const proposals = (await proposalsOf(db, person.organisation)).map((row) => shownProposal(row, teams, names, person));
  return { proposals, released, mayPropose: true, token: await tokenOf(office, person) };
}

const isLead = ({ power }: { readonly power: string }) => power === 'lead';

const isOwn = (team: string, user: string): boolean => team === user;

type Names<T> = ReadonlyMap<T, string>;

async function shownService(
  { db }: Office,
  { team, statement }: ServiceRow,
  teams: Names<ServiceRow['team']>,
  codes: Names<ServiceRow['organisation']>,
): Promise<PathwaysAnswer['released'][number]> {
  const stated = service.decode(decodeSigned(statement).bytes);
  const pathway = pathwayIn(stated);
  const { id, title, version } = pathway;
  const text = (await releasedText(db, team, stated.pathway)) ?? asText(pathway, codes);
  const { state, telephone } = stated;
  return { team, teamName: teams.get(team) ?? '', pathway: id, title, version, state, telephone, text };
}

function shownProposal(
  row: ProposalRow,
  teams: Names<ProposalRow['team']>,
  names: Names<UserId>,
  { user_id: asker }: StaffRow,
): PathwaysAnswer['proposals'][number] {
  const { id, pathway_id: pathway, title, version, team, text, at, state } = row;
  const [by, approver] = [names.get(row.by) ?? '', row.state === 'released' ? row.settled_by : null];
  const approvedBy = approver === null ? null : (names.get(approver) ?? '');
  const mayApprove = state === 'proposed' && row.by !== asker;
  return { id, pathway, title, version, team, teamName: teams.get(team) ?? '', text, by, at, state, approvedBy, mayApprove };
}
