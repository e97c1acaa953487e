/** Who is on call for a team and when, through the guardian that signs it. */
import type { TeamId, UserId } from '@corridor/wire';
import type { PersonName } from './team.ts';

export interface RotaShift {
  readonly user: UserId;
  readonly deputy: UserId | null;
  readonly from: number;
  readonly to: number;
}

export interface RotaAbsence extends RotaShift {
  readonly why: 'leave' | 'do-not-disturb';
}

export interface Swap {
  readonly id: string;
  readonly shift: RotaShift;
  readonly by: UserId;
  readonly to: UserId;
  readonly at: number;
}

/** A team's rota as its guardian last signed it, with the swaps that wait for an answer. */
export interface TeamRota {
  readonly team: TeamId;
  readonly version: number;
  readonly shifts: readonly RotaShift[];
  readonly away: readonly RotaAbsence[];
  readonly swaps: readonly Swap[];
  readonly members: readonly (PersonName & { readonly lead: boolean })[];
  /** Whether the signed-in person may change it: a lead of the team, or an administrator. */
  readonly mayChange: boolean;
}

export interface Rotas {
  rota(team: TeamId): Promise<TeamRota>;
  /** @throws `conflict` if the rota is no longer of that version. */
  saveRota(
    team: TeamId,
    version: number,
    shifts: readonly RotaShift[],
    away: readonly RotaAbsence[],
  ): Promise<TeamRota>;
  /** One's own leave or do-not-disturb; null ends what runs now, or else takes back the next. */
  setAway(
    team: TeamId,
    away: {
      readonly from: number;
      readonly to: number;
      readonly deputy: UserId | null;
      readonly why: RotaAbsence['why'];
    } | null,
  ): Promise<TeamRota>;
  offerSwap(team: TeamId, shift: { readonly from: number; readonly to: number }, to: UserId): Promise<TeamRota>;
  answerSwap(team: TeamId, swap: string, answer: 'accept' | 'decline' | 'withdraw'): Promise<TeamRota>;
}
