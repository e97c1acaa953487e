/** Why a recovery stopped, and what to do, for the people who sit before it. */
import type { GuardianError, GuardianErrorCode } from '../error.ts';

const WORDS: Readonly<Partial<Record<GuardianErrorCode, string>>> = {
  'key-file':
    'The keys do not fit. KEYS_DIR must be empty or from a run of this command that broke off; root and recovery key must be this organisation’s.',
  'unknown-organisation': 'The server, or this database, knows no such organisation.',
  conflict: 'This database has the organisation already. If its keys were stolen, the deed is: stolen.',
  'refused-by-server':
    'The server gave something that the root or the former guardian did not sign, or less than it has taken. Nothing was changed here. Keep its log, and tell the operator and the regulator.',
  'cannot-open':
    'A team does not open by the recovery key: the key is not the one that the organisation has now, or the server gave a damaged wrap.',
  unavailable: 'The server was not reached for all of it. Run the same command again: it goes on where it stopped.',
};

export function inWords({ code, faults, message }: GuardianError): readonly string[] {
  if (faults.length > 0) return faults.map((each) => `${each.path}: ${each.message}`);
  return [WORDS[code] ?? message];
}
