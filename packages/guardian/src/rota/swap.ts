/** A coming shift changes hands: its holder offers it, the other says yes, and the guardian signs. Rules GR8 to GR10. */
import { swapped } from '@corridor/cases';
import { newId, type TeamId, type UserId } from '@corridor/wire';
import type { Audited } from '../db/audit.ts';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import type { StaffRow } from '../db/staff.ts';
import { insertSwap, removeSwap, type SwapRow, swapById, swapsOf } from '../db/swaps.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { demandMember, placeOf } from './place.ts';
import { isTaken, rotaNow, shiftOf, type Shift, signNext, type Signing } from './rota.ts';

export interface SwapOffer {
  readonly shift: Pick<Shift, 'from' | 'to'>;
  readonly to: UserId;
}

/**
 * @throws GuardianError `conflict` if the shift is not the offerer's, has begun, is on offer already, or the other is
 *   taken then; `unknown-person` if they are not in the team.
 */
export async function offerSwap(office: Office, person: StaffRow, team: TeamId, offer: SwapOffer): Promise<void> {
  const { organisation, user_id: by } = person;
  const { from, to } = offer.shift;
  await deed(office, organisation, async (tx) => {
    const { posts } = await demandMember(tx, person, team);
    const at = office.clock();
    const rota = await rotaNow(tx, team);
    const key = { by, from_at: from, to_at: to };
    const onOffer = (await swapsOf(tx, team, at)).some((each) => each.by === by && each.from_at === from);
    if (shiftOf(rota.shifts, key) === null || from <= at || onOffer) throw new GuardianError('conflict', 'swap');
    if (offer.to === by || !posts.some(({ user_id: user }) => user === offer.to))
      throw new GuardianError('unknown-person', 'swap');
    if (isTaken(rota, offer.to, offer.shift)) throw new GuardianError('conflict', 'swap');
    await insertSwap(tx, { id: newId(office.random), organisation, team, ...key, to_user: offer.to, at });
    await audit(tx, { organisation, at, act: 'swap-offered', subject: offer.to, by });
  });
}

/** @throws GuardianError `conflict` if the swap has lapsed, `not-allowed` if it is not the asker's to answer so. */
export async function answerSwap(
  office: Office,
  person: StaffRow,
  team: TeamId,
  id: string,
  answer: 'accept' | 'decline' | 'withdraw',
): Promise<void> {
  const { organisation, user_id: user } = person;
  await deed(office, organisation, async (tx, hosted) => {
    const { mayChange } = await placeOf(tx, person, team);
    const swap = await swapById(tx, team, id);
    if (swap === null) throw new GuardianError('conflict', 'swap');
    const isTheirs = answer === 'withdraw' ? swap.by === user || mayChange : swap.to_user === user;
    if (!isTheirs) throw new GuardianError('not-allowed', 'swap');
    const signing = { tx, hosted, of: { organisation, team }, at: office.clock() };
    if (answer === 'accept') await accept(signing, swap, user);
    else await settle(tx, swap, ANSWERED[answer], { at: signing.at, by: user });
  });
}

const ANSWERED = { decline: 'swap-declined', withdraw: 'swap-withdrawn' } as const satisfies Readonly<
  Record<string, Audited>
>;

async function settle(
  tx: Database,
  { id, organisation, by: subject }: SwapRow,
  act: Audited,
  { at, by }: { readonly at: number; readonly by: UserId },
): Promise<void> {
  await removeSwap(tx, id);
  await audit(tx, { organisation, at, act, subject, by });
}

async function accept(signing: Signing, swap: SwapRow, by: UserId): Promise<void> {
  const { tx, of, at } = signing;
  const before = await rotaNow(tx, of.team);
  const given = shiftOf(before.shifts, swap);
  if (given === null || given.from <= at || isTaken(before, by, given)) throw new GuardianError('conflict', 'swap');
  const shifts = swapped(before.shifts, given, by) ?? before.shifts;
  await removeSwap(tx, swap.id);
  await signNext(signing, before, { ...before, shifts }, { act: 'swap-accepted', subject: swap.by, by });
}
