/**
 * What a ceremony with the root brings to a guardian's machine for as long as it takes: root and recovery key, joined from
 * the custodians' files, or out of the folder of an organisation that was made for trying out.
 */
import { type KemKeyPair, kemFromSeed, type Signer, signerFromSeed } from '@corridor/crypto';
import type { OrganisationId } from '@corridor/wire';
import type { Custodian } from '../custody/custodian-file.ts';
import { readKey } from '../custody/key-file.ts';
import { joinRecovery, joinRoot } from '../custody/shares.ts';
import { GuardianError } from '../error.ts';

export interface OfflineKeys {
  readonly organisation: OrganisationId;
  readonly root: Signer;
  readonly recovery: KemKeyPair;
}

/** @throws GuardianError `custodian-file`, with a word for each file at fault. */
export async function fromCustodians(files: readonly Custodian[]): Promise<OfflineKeys> {
  const root = await joinRoot(files);
  const recovery = await joinRecovery(files);
  const [first] = files;
  if (first === undefined) throw new GuardianError('custodian-file', 'custodians');
  return { organisation: first.says.organisation, root, recovery };
}

/** @throws GuardianError `key-file` if either is missing, damaged or readable by others. */
export async function fromFolder(folder: string, organisation: OrganisationId): Promise<OfflineKeys> {
  const [root, recovery] = [await readKey(folder, 'root'), await readKey(folder, 'recovery')];
  if (root === null || recovery === null) throw new GuardianError('key-file', root === null ? 'root' : 'recovery');
  return { organisation, root: await signerFromSeed(root), recovery: await kemFromSeed(recovery) };
}
