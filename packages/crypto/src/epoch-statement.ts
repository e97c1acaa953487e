/** A case's epochs as signed: the chain of statements, and the wraps of each. What the server may check. Rules EP1 to EP3. */
import { type CaseWrap, caseWrap, type Epoch, epoch, equalBytes, type Signed } from '@corridor/wire';
import { demand, orRefuse } from './error.ts';
import { statementHash } from './hash.ts';
import { verifyStatement } from './statement.ts';

function isWhole(value: Epoch): boolean {
  const teams = new Set(value.readers.map(({ organisation, team }) => `${organisation}:${team}`));
  const first = value.epoch === 1;
  return (
    value.epoch >= 1 &&
    value.readers.length >= 1 &&
    teams.size === value.readers.length &&
    first === (value.previous === null) &&
    first === (value.history === null)
  );
}

async function follows(value: Epoch, previous: Signed): Promise<boolean> {
  const before = await orRefuse(() => epoch.decode(previous.bytes));
  return (
    value.previous !== null &&
    equalBytes(value.previous, await statementHash(previous)) &&
    value.case === before.case &&
    value.epoch === before.epoch + 1 &&
    !equalBytes(value.commitment, before.commitment)
  );
}

/**
 * @param publicKey The Ed25519 key of the person that `by` names.
 * @param previous The statement before, itself verified; null for a case's first; left out to check this one by itself.
 * @throws CryptoError `refused`.
 */
export async function verifyEpoch(signed: Signed, publicKey: Uint8Array, previous?: Signed | null): Promise<Epoch> {
  const value = await verifyStatement(epoch, signed, publicKey);
  demand(isWhole(value));
  demand(previous !== null || value.epoch === 1);
  demand(previous === undefined || previous === null || (await follows(value, previous)));
  return value;
}

/** @throws CryptoError `refused`. That the wrap is of its epoch's key is checked on opening. */
export async function verifyCaseWrap(signed: Signed, publicKey: Uint8Array): Promise<CaseWrap> {
  return await verifyStatement(caseWrap, signed, publicKey);
}
