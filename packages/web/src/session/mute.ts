/** Who is left in peace: a team with a rota, for which one is neither on call nor deputy, if one wants it so. */
import type { MyTeam, Shelf } from '@corridor/client';

/** Without a rota nobody is ever on duty, so nothing would ever be heard: such a team is never quiet. */
export function isQuiet(
  { onDuty, mine }: Pick<MyTeam, 'onDuty' | 'mine'>,
  shelf: Pick<Shelf, 'muteOffDuty'> | null,
): boolean {
  return shelf?.muteOffDuty === true && onDuty !== null && mine !== 'on-call' && mine !== 'deputy';
}
