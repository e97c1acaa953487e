/** The guardian's index knows albums that this client does not hold: those that were closed. */
import { albumAnswer, type CaseId } from '@corridor/wire';
import { askGuardian } from '../http/guardian.ts';
import type { Signing } from '../http/signed.ts';
import type { Joint } from './joint.ts';

/** @throws ClientError `offline`, or the guardian's refusal. */
export async function askForAlbum(
  signing: Signing,
  guardian: string,
  { patient, teams }: Joint,
): Promise<CaseId | null> {
  const body = { nhsNumber: patient.nhsNumber, dateOfBirth: patient.born, teams };
  const answer = await askGuardian(signing, guardian, { method: 'POST', path: '/v1/cases/album', body }, albumAnswer);
  return answer.case;
}
