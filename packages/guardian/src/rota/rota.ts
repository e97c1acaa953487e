/**
 * A team's rota as the guardian last signed it, and the next version of it. Whatever changes a rota goes through here:
 * swaps that it leaves without their shift lapse, and what ended long ago is left out. Rules GR1, GR2.
 */
import { sign } from '@corridor/crypto';
import {
  decodeSigned,
  encodeSigned,
  type Rota,
  rota as rotaFormat,
  SUITE,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { audit, type Audited } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import { addPublication } from '../db/publications.ts';
import { newestRota, putRota } from '../db/services.ts';
import { removeSwap, type SwapRow, swapsOf } from '../db/swaps.ts';
import { GuardianError } from '../error.ts';
import type { TeamOf } from '../teams/team.ts';

export type Shift = Rota['shifts'][number];
export type Absence = Rota['away'][number];

export interface RotaNow {
  /** 0 before the first. */
  readonly version: number;
  readonly shifts: readonly Shift[];
  readonly away: readonly Absence[];
}

/** What ended longer ago is in earlier versions, which the directory keeps. */
const KEPT = 92 * 24 * 60 * 60 * 1000;

export async function rotaNow(db: Database, team: TeamId): Promise<RotaNow> {
  const newest = await newestRota(db, team);
  if (newest === null) return { version: 0, shifts: [], away: [] };
  return rotaFormat.decode(decodeSigned(newest.statement).bytes);
}

export interface Signing {
  readonly tx: Database;
  readonly hosted: Hosted;
  readonly of: TeamOf;
  readonly at: number;
}

/** Signs `next` as the version after `before`, and says in the audit trail who did what. */
export async function signNext(
  { tx, hosted, of, at }: Signing,
  before: RotaNow,
  next: Omit<RotaNow, 'version'>,
  done: { readonly act: Audited; readonly subject: string; readonly by: string },
): Promise<number> {
  const isKept = ({ to }: { readonly to: number }) => to > at - KEPT;
  const value: Rota = {
    suite: SUITE,
    ...of,
    version: before.version + 1,
    shifts: next.shifts.filter(isKept).toSorted((a, b) => a.from - b.from),
    away: next.away.filter(isKept).toSorted((a, b) => a.from - b.from),
    guardian: hosted.guardian.guardian,
    at,
  };
  const statement = encodeSigned(await sign(rotaFormat, value, hosted.keys.signer));
  await putRota(tx, of.team, value.version, Buffer.from(statement));
  await addPublication(tx, { organisation: of.organisation, kind: 'rota', statement });
  await audit(tx, { organisation: of.organisation, at, ...done });
  for (const swap of await swapsOf(tx, of.team, at))
    if (shiftOf(value.shifts, swap) === null) await removeSwap(tx, swap.id);
  return value.version;
}

/** The shift that a swap is about, if its holder still has it. */
export function shiftOf(shifts: readonly Shift[], { by, from_at: from, to_at: to }: SwapKey): Shift | null {
  return shifts.find((shift) => shift.user === by && shift.from === from && shift.to === to) ?? null;
}

type SwapKey = Pick<SwapRow, 'by' | 'from_at' | 'to_at'>;

/** @throws GuardianError `conflict` if the rota is no longer of the version that somebody changed. */
export function demandVersion(before: RotaNow, version: number): void {
  if (before.version !== version) throw new GuardianError('conflict', 'rota');
}

export function overlaps(
  a: { readonly from: number; readonly to: number },
  b: { readonly from: number; readonly to: number },
): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Whether somebody is on a shift, or away, at any time of a span. */
export function isTaken(rota: RotaNow, user: UserId, span: { readonly from: number; readonly to: number }): boolean {
  return [...rota.shifts, ...rota.away].some((each) => each.user === user && overlaps(each, span));
}
