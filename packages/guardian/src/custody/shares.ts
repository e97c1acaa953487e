/**
 * Root and recovery key, k of n: split when they are made, joined for the time of a ceremony. Shamir's scheme over GF(256)
 * gives nothing to k − 1, and anything to k that lie: so the joined secret counts only if its public key is the one that
 * the root signed. Rules CE1, CE6 to CE8.
 */
import {
  type KemKeyPair,
  kemFromSeed,
  newSecret,
  type Random,
  sha256,
  sign,
  type Signer,
  signerFromSeed,
} from '@corridor/crypto';
import {
  custody,
  type Custody,
  encodeSigned,
  equalBytes,
  MOST_CUSTODIANS,
  type Organisation,
  SUITE,
  type UserId,
} from '@corridor/wire';
import { combine, split } from 'shamir-secret-sharing';
import { type Fault, GuardianError } from '../error.ts';
import type { Custodian, Share } from './custodian-file.ts';

/** The secrets of an organisation that no running machine holds. 32 bytes each. */
export interface OfflineSecrets {
  readonly root: Uint8Array;
  readonly recovery: Uint8Array;
}

export function newOfflineSecrets(random: Random): OfflineSecrets {
  return { root: newSecret(random).reveal(), recovery: newSecret(random).reveal() };
}

export interface Custodians {
  /** k. */
  readonly threshold: number;
  /** n. */
  readonly count: number;
}

export interface CustodyOf {
  readonly organisation: Pick<Organisation, 'organisation' | 'ods' | 'name'>;
  readonly recovery: UserId;
  readonly recoveryVersion: number;
  readonly at: number;
}

/** One share for each custodian. @throws GuardianError `malformed` unless 2 ≤ k ≤ n ≤ 255. */
export async function splitSecrets(
  secrets: OfflineSecrets,
  of: CustodyOf,
  { threshold, count }: Custodians,
): Promise<readonly Share[]> {
  demandCustodians({ threshold, count });
  const root = await signerFromSeed(secrets.root);
  const kem = await kemFromSeed(secrets.recovery);
  const rootShares = await split(secrets.root, count, threshold);
  const recoveryShares = await split(secrets.recovery, count, threshold);
  const { organisation, ods, name } = of.organisation;
  const { recovery, recoveryVersion, at } = of;
  const says: Custody = {
    suite: SUITE,
    organisation,
    ods,
    name,
    root: root.publicKey,
    recovery,
    recoveryVersion,
    recoveryKem: await sha256(kem.publicKey),
    threshold,
    rootShares: await Promise.all(rootShares.map(sha256)),
    recoveryShares: await Promise.all(recoveryShares.map(sha256)),
    at,
  };
  const statement = encodeSigned(await sign(custody, says, root));
  return rootShares.map((rootShare, i) => ({
    custody: statement,
    index: i + 1,
    rootShare,
    recoveryShare: recoveryShares[i] ?? rootShare,
  }));
}

/** The root, for the time of a ceremony. @throws GuardianError `custodian-file`, with a word for each file at fault. */
export async function joinRoot(files: readonly Custodian[]): Promise<Signer> {
  return (await joinRootSeed(files)).signer;
}

export interface JoinedRoot {
  readonly says: Custody;
  readonly signer: Signer;
  /** For splitting it again, and for nothing else. */
  readonly seed: Uint8Array;
}

/** @throws GuardianError `custodian-file`. */
export async function joinRootSeed(files: readonly Custodian[]): Promise<JoinedRoot> {
  const says = demandTogether(files);
  const seed = await joined(files, ({ rootShare }) => rootShare);
  const signer = await signerFromSeed(seed);
  if (!equalBytes(signer.publicKey, says.root)) throw doNotJoin();
  return { says, signer, seed };
}

/** The recovery key, for reading what nobody else can. @throws GuardianError `custodian-file`. */
export async function joinRecovery(files: readonly Custodian[]): Promise<KemKeyPair> {
  const says = demandTogether(files);
  const kem = await kemFromSeed(await joined(files, ({ recoveryShare }) => recoveryShare));
  if (!equalBytes(await sha256(kem.publicKey), says.recoveryKem)) throw doNotJoin();
  return kem;
}

async function joined(files: readonly Custodian[], of: (file: Custodian) => Uint8Array): Promise<Uint8Array> {
  return await combine(files.map((file) => new Uint8Array(of(file)))).catch(() => {
    throw doNotJoin();
  });
}

/** k different files of one set. Every fault at once, because the custodians sit at one table. */
function demandTogether(files: readonly Custodian[]): Custody {
  const [first] = files;
  if (first === undefined) throw new GuardianError('custodian-file', 'join', [tooFew(0, null)]);
  const faults = files.slice(1).flatMap((file, i) => {
    if (!equalBytes(file.says.root, first.says.root)) {
      return [
        { path: file.file, message: `It is of ${nameOf(file.says)}; ${first.file} is of ${nameOf(first.says)}.` },
      ];
    }
    if (!equalBytes(file.custody, first.custody)) {
      return [{ path: file.file, message: `It is of another set than ${first.file}: an older one was replaced.` }];
    }
    const again = files.slice(0, i + 1).find(({ index }) => index === file.index);
    return again === undefined ? [] : [{ path: file.file, message: `It is the same custodian’s as ${again.file}.` }];
  });
  const good = files.length - faults.length;
  if (good < first.says.threshold) faults.push(tooFew(good, first.says));
  if (faults.length > 0) throw new GuardianError('custodian-file', 'join', faults);
  return first.says;
}

function nameOf({ name, ods }: Custody): string {
  return `${name} (${ods})`;
}

function tooFew(good: number, says: Custody | null): Fault {
  const needed =
    says === null ? 'the custodians’ files' : `${says.threshold} of ${says.rootShares.length} custodians’ files`;
  return { path: 'files', message: `It takes ${needed}; ${good} can be used.` };
}

function doNotJoin(): GuardianError {
  const message = 'Together these files do not make the key that their root signed. Try others.';
  return new GuardianError('custodian-file', 'join', [{ path: 'files', message }]);
}

function demandCustodians({ threshold, count }: Custodians): void {
  const sound = Number.isInteger(threshold) && Number.isInteger(count) && threshold >= 2 && threshold <= count;
  if (sound && count <= MOST_CUSTODIANS) return;
  const message = `Give at least 2 custodians, at most ${MOST_CUSTODIANS}, and ask for at least 2 of them, at most all.`;
  throw new GuardianError('malformed', 'custodians', [{ path: 'threshold', message }]);
}
