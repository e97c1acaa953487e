/** What is wrong with a bound pathway, as the admin API says it. */
import { CasesError, type Pathway, readPathway } from '@corridor/cases';
import { GuardianError } from '../error.ts';

/** @throws GuardianError `malformed` with every fault of the pathway. */
export function demandPathway(document: unknown): Pathway {
  try {
    return readPathway(document);
  } catch (error) {
    if (!(error instanceof CasesError)) throw error;
    const faults = error.faults.map(({ path, mend }) => ({
      path: path === '' ? 'pathway' : `pathway.${path}`,
      message: mend,
    }));
    throw new GuardianError('malformed', 'pathway', faults);
  }
}
