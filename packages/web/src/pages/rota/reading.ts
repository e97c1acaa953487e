/** What a file says of a rota, beside what stands: read by `cases`, with the people of the team. */
import type { RotaShift } from '@corridor/client';
import type { Member } from './names.ts';

export interface ReadRota {
  readonly shifts: readonly RotaShift[];
  readonly faults: readonly { readonly line: number; readonly mend: string }[];
}

export function readRota(_text: string, _members: readonly Member[], _standing: readonly RotaShift[]): ReadRota {
  return { shifts: [], faults: [] };
}
