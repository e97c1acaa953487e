/** A network whose guardians follow, with four people of two powers, for who looked and for erasure. */
import type { NewCase } from '@corridor/cases';
import type { AuditEntry, CorridorClient } from '@corridor/client';
import type { CaseId } from '@corridor/wire';
import { expect, vi } from 'vitest';
import { within } from '../proof/writing.ts';
import { askHospital, type PersonKey, startNetwork, type TestNetwork, until } from '../src/index.ts';

export const HOUR = 3_600_000;

export interface Account extends AsyncDisposable {
  readonly network: TestNetwork;
  readonly rahman: CorridorClient;
  readonly okafor: CorridorClient;
  readonly pryce: CorridorClient;
  readonly achebe: CorridorClient;
  empower(key: PersonKey, powers: string[]): Promise<void>;
  /** A question of the practice, once the hospital has it. */
  asked(over?: Partial<NewCase>): Promise<CaseId>;
  /** Both organisations' guardians have opened the case, as far as it goes. */
  followed(caseId: CaseId, last?: number): Promise<void>;
  /** From the beginning until an hour from now. */
  always(): [number, number];
}

export async function openAccount(): Promise<Account> {
  const network = await startNetwork(undefined, { follows: true });
  const { db } = network.guardian.office;
  const [rahman, okafor, pryce, achebe] = [
    await network.person('rahman'),
    await network.person('okafor'),
    await network.person('pryce'),
    await network.person('achebe'),
  ];
  const empower = async (key: PersonKey, powers: string[]): Promise<void> => {
    await db.updateTable('staff').set({ powers }).where('user_id', '=', network.users[key]).execute();
  };
  await empower('rahman', ['caldicott']);
  await empower('okafor', ['administrator']);
  await empower('pryce', ['administrator']);
  return {
    network,
    rahman,
    okafor,
    pryce,
    achebe,
    empower,
    asked: async (over = {}) => {
      const caseId = await askHospital(network, rahman, over);
      const arrived = until(pryce, 'inbox', network.teams.calderbrook, ({ rows }) =>
        rows.some((row) => row.case === caseId),
      );
      await within(arrived);
      return caseId;
    },
    followed: async (caseId, last = 1) => {
      const isTaken = async () => {
        const rows = await network.guardian.office.db
          .selectFrom('cases')
          .select('last')
          .where('case_id', '=', caseId)
          .execute();
        expect(rows.filter((row) => row.last >= last)).toHaveLength(2);
      };
      await vi.waitFor(isTaken, { timeout: 10_000 });
    },
    always: () => [0, network.clock.now() + HOUR],
    [Symbol.asyncDispose]: async () => await network[Symbol.asyncDispose](),
  };
}

export type Access = Extract<AuditEntry, { kind: 'access' }>;

export function accessesIn(entries: readonly AuditEntry[]): readonly Access[] {
  return entries.filter((entry): entry is Access => entry.kind === 'access');
}
