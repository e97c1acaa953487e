import { kemFromSeed, sha256, sign, signerFromSeed, systemRandom } from '@corridor/crypto';
import {
  custodian,
  custody,
  decodeSigned,
  encodeSigned,
  equalBytes,
  newId,
  type OrganisationId,
  toUtf8,
  type UserId,
} from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Custodian, fileBytes, openCustodian, sealCustodian } from './custodian-file.ts';
import { joinRecovery, joinRoot, newOfflineSecrets, type OfflineSecrets, splitSecrets } from './shares.ts';

/** Rounds that a test can wait for; a ceremony takes age's own. */
const FAST = 4;
const PASSPHRASE = 'seven herons at Elmbridge weir';

interface Set {
  readonly secrets: OfflineSecrets;
  readonly files: readonly Custodian[];
}

async function set(
  threshold: number,
  count: number,
  secrets = newOfflineSecrets(systemRandom),
  ods = 'X9901',
): Promise<Set> {
  const organisation = { organisation: newId<OrganisationId>(systemRandom), ods, name: `Hospitals ${ods}` };
  const of = { organisation, recovery: newId<UserId>(systemRandom), recoveryVersion: 1, at: 1_763_900_000_000 };
  const shares = await splitSecrets(secrets, of, { threshold, count });
  const files = shares.map((share) => {
    return { ...share, file: `${share.index}.age`, says: custody.decode(decodeSigned(share.custody).bytes) };
  });
  return { secrets, files };
}

const words = async (doing: Promise<unknown>): Promise<readonly string[]> => {
  const error = await doing.then(
    () => null,
    (refused: unknown) => refused as { code: string; faults: readonly { path: string; message: string }[] },
  );
  expect(error).toMatchObject({ code: 'custodian-file' });
  return (error?.faults ?? []).map(({ path, message }) => `${path}: ${message}`);
};

test('[CE1] any k of n files give root and recovery key, and they are those that were split', async () => {
  const shapes = fc.integer({ min: 2, max: 6 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      threshold: fc.integer({ min: 2, max: count }),
      order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5].slice(0, count), { minLength: count }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(shapes, async ({ count, threshold, order }) => {
      const { secrets, files } = await set(threshold, count);
      const chosen = order.slice(0, threshold).flatMap((at) => files[at] ?? []);
      const root = await joinRoot(chosen);
      const recovery = await joinRecovery(chosen);
      const [wanted, kem] = [await signerFromSeed(secrets.root), await kemFromSeed(secrets.recovery)];
      return equalBytes(root.publicKey, wanted.publicKey) && equalBytes(recovery.publicKey, kem.publicKey);
    }),
    { numRuns: 20 },
  );
});

test('[CE6] fewer than k files are refused, with how many it takes', async () => {
  const { files } = await set(3, 5);
  expect(await words(joinRoot(files.slice(0, 2)))).toEqual([
    'files: It takes 3 of 5 custodians’ files; 2 can be used.',
  ]);
  expect(await words(joinRecovery([]))).toEqual(['files: It takes the custodians’ files; 0 can be used.']);
});

test('[CE6] a file twice is one file', async () => {
  const { files } = await set(2, 3);
  const [first] = files;
  if (first === undefined) throw new Error('no file');
  expect(await words(joinRoot([first, { ...first, file: 'copy.age' }]))).toEqual([
    'copy.age: It is the same custodian’s as 1.age.',
    'files: It takes 2 of 3 custodians’ files; 1 can be used.',
  ]);
});

test('[CE7] another organisation’s file, and one of a set that was replaced, are named', async () => {
  const ours = await set(2, 3);
  const theirs = await set(2, 3, newOfflineSecrets(systemRandom), 'Z9901');
  const older = await set(2, 3, ours.secrets);
  const [one, other, old] = [ours.files[0], theirs.files[1], older.files[1]];
  if (one === undefined || other === undefined || old === undefined) throw new Error('no file');
  expect((await words(joinRoot([one, other])))[0]).toBe(
    '2.age: It is of Hospitals Z9901 (Z9901); 1.age is of Hospitals X9901 (X9901).',
  );
  expect((await words(joinRoot([one, old])))[0]).toBe(
    '2.age: It is of another set than 1.age: an older one was replaced.',
  );
});

test('[CE8] shares that do not make the key that the root signed are refused', async () => {
  const { files } = await set(2, 2);
  const [one, two] = files;
  if (one === undefined || two === undefined) throw new Error('no file');
  const bent = { ...two, rootShare: two.rootShare.map((byte, i) => (i === 0 ? byte ^ 1 : byte)) };
  expect(await words(joinRoot([one, bent]))).toEqual([
    'files: Together these files do not make the key that their root signed. Try others.',
  ]);
});

test('[CE1] less than two of two, or more than there are, is no custody', async () => {
  for (const [threshold, count] of [
    [1, 1],
    [1, 3],
    [4, 3],
    [2, 256],
    [2.5, 3],
  ] as const) {
    await expect(set(threshold, count)).rejects.toMatchObject({ code: 'malformed' });
  }
});

test('[CE2] a file opens by its passphrase, and says whose it is', async () => {
  const { files } = await set(2, 3);
  const [, second] = files;
  if (second === undefined) throw new Error('no file');
  const file = fileBytes(await sealCustodian(second, PASSPHRASE, FAST));
  const opened = await openCustodian('two.age', file, PASSPHRASE);
  expect(opened.index).toBe(2);
  expect(opened.says).toMatchObject({ ods: 'X9901', name: 'Hospitals X9901', threshold: 2 });
  expect(opened.says.rootShares).toHaveLength(3);
  expect(opened.rootShare).toEqual(second.rootShare);
});

test('[CE3] a wrong passphrase, a bit turned, a file cut short and something else are refused in words', async () => {
  const { files } = await set(2, 3);
  const [first] = files;
  if (first === undefined) throw new Error('no file');
  const file = fileBytes(await sealCustodian(first, PASSPHRASE, FAST));
  const refusal = ['1.age: The passphrase does not open it, or the file is damaged.'];
  expect(await words(openCustodian('1.age', file, 'eight herons at Elmbridge weir'))).toEqual(refusal);
  for (let at = 60; at < file.length - 40; at += 97) {
    const bent = file.map((byte, i) => (i === at ? (byte === 65 ? 66 : 65) : byte));
    await expect(openCustodian('1.age', bent, PASSPHRASE)).rejects.toMatchObject({ code: 'custodian-file' });
  }
  await expect(openCustodian('1.age', file.slice(0, 200), PASSPHRASE)).rejects.toMatchObject({
    code: 'custodian-file',
  });
  expect(await words(openCustodian('letter.txt', toUtf8('Dear custodian'), PASSPHRASE))).toEqual([
    'letter.txt: It is not a custodian’s file, or it is damaged.',
  ]);
  expect(await words(sealCustodian(first, 'short', FAST))).toEqual([
    'custodian 1: Choose a passphrase of at least 12 characters.',
  ]);
});

test('[CE4] a share that the root did not sign, and a set signed by another key, are refused before anything is joined', async () => {
  const { files, secrets } = await set(2, 3);
  const [first, second] = files;
  if (first === undefined || second === undefined) throw new Error('no file');
  const swapped = fileBytes(await sealCustodian({ ...first, rootShare: second.rootShare }, PASSPHRASE, FAST));
  expect(await words(openCustodian('1.age', swapped, PASSPHRASE))).toEqual([
    '1.age: The share in it is not the one that the root signed.',
  ]);
  const stranger = await signerFromSeed(secrets.recovery);
  const forged = encodeSigned(await sign(custody, first.says, stranger));
  const bad = fileBytes(await sealCustodian({ ...first, custody: forged }, PASSPHRASE, FAST));
  expect(await words(openCustodian('1.age', bad, PASSPHRASE))).toEqual([
    '1.age: It is not a custodian’s file, or its root did not sign it.',
  ]);
});

test('[CE5] what is said of the shares says nothing of them: hashes of random bytes', async () => {
  const { files } = await set(2, 3);
  const [first] = files;
  if (first === undefined) throw new Error('no file');
  expect(first.says.rootShares[0]).toEqual(await sha256(first.rootShare));
  expect(custodian.decode(custodian.encode(first)).index).toBe(1);
});
