/** The organisation's signed word on erasing a case, in the transaction of the deed. Rules ER1, ER11. */
import { sign } from '@corridor/crypto';
import { type CaseId, type Deciding, encodeSigned, type Released, released, SUITE } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import type { Database } from '../db/database.ts';
import { nextWord } from '../db/erasures.ts';
import { addPublication } from '../db/publications.ts';
import type { StaffRow } from '../db/staff.ts';
import { GuardianError } from '../error.ts';

/** By which powers somebody decides. */
export function powersOf({ powers }: Pick<StaffRow, 'powers'>): Deciding[] {
  return (['caldicott', 'administrator'] as const).filter((power) => powers.includes(power));
}

/** @throws GuardianError `not-allowed` for somebody with neither power. */
export function demandDeciding(person: StaffRow): Deciding {
  const [power] = powersOf(person);
  if (power === undefined) throw new GuardianError('not-allowed', 'erasure');
  return power;
}

type Decided = Released['decided'];

/** Two different people, the Caldicott Guardian's power and an administrator's; null if these two are not that. */
export function decidedBy(first: StaffRow, second: StaffRow): Decided | null {
  if (first.user_id === second.user_id) return null;
  const pair = ([one, other]: readonly [Deciding, Deciding]): Decided | null =>
    powersOf(first).includes(one) && powersOf(second).includes(other)
      ? [
          { user: first.user_id, power: one },
          { user: second.user_id, power: other },
        ]
      : null;
  return pair(['caldicott', 'administrator']) ?? pair(['administrator', 'caldicott']);
}

export type Word = Pick<Released, 'says' | 'reason' | 'upTo' | 'decided' | 'at'> & { readonly case: CaseId };

export async function signWord(tx: Database, { organisation: self, guardian, keys }: Hosted, word: Word) {
  const { organisation } = self;
  const version = await nextWord(tx, organisation, word.case);
  const says: Released = { suite: SUITE, organisation, version, ...word, guardian: guardian.guardian };
  const statement = encodeSigned(await sign(released, says, keys.signer));
  await addPublication(tx, { organisation, kind: 'released', statement });
}

/** To hold a case back, or take a word back, one person is enough. */
export function decidedAlone(person: StaffRow): Decided {
  return [{ user: person.user_id, power: demandDeciding(person) }];
}
