/**
 * What a guardian says in a case because its organisation was taken into another: that the other's team joins, and that its
 * own leaves. It is believed of no guardian on its word: both roots have signed which team goes on where. Because they did,
 * it counts also when it is carried out after the date. Rules SU9, SU10.
 */
import type { Body } from '@corridor/cases';
import type { Act, Header } from '@corridor/wire';
import type { PartyId } from '../directory/successions.ts';

/** Acts that may carry out a merger. */
const CARRY_OUT: ReadonlySet<Act> = new Set(['shared', 'left']);

export function mayCarryOut(act: Act): boolean {
  return CARRY_OUT.has(act);
}

/** The team that the event says goes on, with its organisation where it names that; null: it is not about a merger. */
function named(body: Body | null): Partial<PartyId> | null {
  if (body?.act === 'shared' && body.merger !== undefined) return body.teams[0] ?? {};
  if (body?.act === 'left' && body.merger !== undefined) return { team: body.merger.into };
  return null;
}

/** Whether an event carries out what both roots signed; null: it says nothing of a merger. */
export async function carriesOut(
  body: Body | null,
  { by }: Pick<Header, 'by'>,
  follower: (former: PartyId) => Promise<PartyId | null>,
): Promise<boolean | null> {
  const says = named(body);
  if (says === null) return null;
  const agreed = await follower(by);
  if (agreed === null || says.team !== agreed.team) return false;
  return says.organisation === undefined || says.organisation === agreed.organisation;
}
