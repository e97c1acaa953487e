/**
 * The figures of a period, from the cases that this guardian opened. For the people of an organisation, of its cases;
 * for a commissioner, of the cases of every organisation of the same area that is hosted here. Rules IN1 to IN5.
 */
import { figuresOf } from '@corridor/cases';
import type { OrganisationId } from '@corridor/wire';
import { allAreas } from './db/areas.ts';
import { audit } from './db/audit.ts';
import { factsIn } from './db/cases.ts';
import type { StaffRow } from './db/staff.ts';
import { type Facts, stateOf } from './follow/facts.ts';
import type { Office } from './office.ts';
import { type Usual, usualOf } from './usual.ts';

export interface Period {
  readonly from: number;
  readonly to: number;
}

export async function insightFor(
  office: Office,
  person: StaffRow,
  period: Period,
): Promise<ReturnType<typeof figuresOf> & { readonly usual: readonly Usual[] }> {
  const { organisation, user_id: user, powers } = person;
  const areas = await allAreas(office.db);
  const counted = powers.includes('commissioner') ? await sameArea(office, organisation, areas) : [organisation];
  await audit(office.db, { organisation, at: office.clock(), act: 'insight-read', subject: organisation, by: user });
  return { ...(await insightOf(office, counted, period)), usual: await usualOf(office, organisation) };
}

/** @param counted Organisations hosted here; a case between two of them counts once. */
export async function insightOf(
  { db, clock }: Office,
  counted: readonly OrganisationId[],
  period: Period,
): Promise<ReturnType<typeof figuresOf>> {
  const areas = await allAreas(db);
  const byCase = new Map<string, Facts>();
  for (const organisation of counted) for (const facts of await factsIn(db, organisation)) keepNewest(byCase, facts);
  const cases = [...byCase.values()].map(stateOf);
  return figuresOf(cases, { ...period, now: clock() }, (organisation) => areas.get(organisation));
}

/** Who left a case knows less of it than who stayed. */
function keepNewest(byCase: Map<string, Facts>, facts: Facts): void {
  const held = byCase.get(facts.case);
  if (held === undefined || held.lastNumber < facts.lastNumber) byCase.set(facts.case, facts);
}

async function sameArea(
  { hosting }: Office,
  own: OrganisationId,
  areas: ReadonlyMap<OrganisationId, string>,
): Promise<readonly OrganisationId[]> {
  const area = areas.get(own);
  const hosted = (await hosting.all()).map(({ organisation }) => organisation.organisation);
  return area === undefined ? [own] : hosted.filter((each) => areas.get(each) === area);
}
