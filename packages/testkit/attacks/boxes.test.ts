/** What can be done to boxes, keys and tuples themselves: played on the shipped crypto, since no network makes it harder. */
import { createCipheriv } from 'node:crypto';
import {
  newSigner,
  openSymmetric,
  sealSymmetric,
  sealToPublicKey,
  sha256,
  sign,
  subjectHash,
  SymmetricKey,
  systemRandom,
  verifyRoster,
  verifyViewed,
} from '@corridor/crypto';
import {
  type Bytes,
  type CaseId,
  concat,
  type Guardian,
  newId,
  type OrganisationId,
  type Roster,
  roster,
  SUITE,
  type TeamId,
  toUtf8,
  tuple,
  type UserId,
  viewed,
  type Viewed,
} from '@corridor/wire';
import { expect, test, vi } from 'vitest';
import { foiled } from './verdict.ts';

const LABEL = 'event-body';
const AAD = toUtf8('a header');
const isRefused = async (opening: Promise<unknown>): Promise<boolean> =>
  await opening.then(
    () => false,
    () => true,
  );

const R = 0xe1n << 120n;
/** GF(2^128) as GHASH has it (NIST SP 800-38D §6.3): bit 0 is the most significant. */
function times(x: bigint, y: bigint): bigint {
  let [z, v] = [0n, y];
  for (let i = 127n; i >= 0n; i--) {
    if (((x >> i) & 1n) === 1n) z ^= v;
    v = (v & 1n) === 1n ? (v >> 1n) ^ R : v >> 1n;
  }
  return z;
}

/** x to the power of 2^128 − 2. */
function inverse(x: bigint): bigint {
  let [result, square] = [1n << 127n, x];
  for (let i = 1; i < 128; i++) {
    square = times(square, square);
    result = times(result, square);
  }
  return result;
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (n: bigint): Uint8Array => new Uint8Array(Buffer.from(n.toString(16).padStart(32, '0'), 'hex'));

function block(key: Uint8Array, input: Uint8Array): bigint {
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return numberOf(cipher.update(input));
}

async function derived(key: SymmetricKey, salt: Uint8Array) {
  const all = await key.derive(tuple('caead', 1, toUtf8(LABEL), await sha256(AAD)), 76, salt);
  const [cipher, iv, commitment] = [all.subarray(0, 32), all.subarray(32, 44), all.subarray(44)];
  const h = block(cipher, new Uint8Array(16));
  const s = block(cipher, concat(iv, Uint8Array.of(0, 0, 0, 1)));
  return { commitment, h, s };
}

/** One ciphertext with one tag that AES-GCM opens under both keys (Dodis, Grubbs, Ristenpart, Woodage 2018 §3). */
async function underTwoKeys(one: SymmetricKey, other: SymmetricKey): Promise<Bytes> {
  const salt = systemRandom(32);
  const [a, b] = [await derived(one, salt), await derived(other, salt)];
  const first = numberOf(systemRandom(16));
  const lengths = 256n;
  const cube = (h: bigint): bigint => times(h, times(h, h));
  const open = times(first, cube(a.h) ^ cube(b.h)) ^ times(lengths, a.h ^ b.h) ^ a.s ^ b.s;
  const second = times(open, inverse(times(a.h, a.h) ^ times(b.h, b.h)));
  const tag = times(first, cube(a.h)) ^ times(second, times(a.h, a.h)) ^ times(lengths, a.h) ^ a.s;
  return concat(salt, a.commitment, bytesOf(first), bytesOf(second), bytesOf(tag));
}

test('[LS70] one ciphertext under two keys: a box opens under the key that it was committed to alone', async () => {
  const [one, other] = [new SymmetricKey(systemRandom(32)), new SymmetricKey(systemRandom(32))];
  const box = await underTwoKeys(one, other);
  expect(await openSymmetric(one, LABEL, AAD, box)).toHaveLength(32);
  const isOpened = !(await isRefused(openSymmetric(other, LABEL, AAD, box)));
  foiled(isOpened, 'two readers of one message read two texts');
});

test('[LS71] tuple field shifting: bytes that move from one field to the next make another tuple', async () => {
  const [one, other] = [
    await subjectHash('https://id.example/a', 'bc'),
    await subjectHash('https://id.example/ab', 'c'),
  ];
  foiled(one.join() === other.join(), 'one person’s identity passes for another’s');
  const slots = [tuple('slot', 1, toUtf8('ab'), toUtf8('c')), tuple('slot', 1, toUtf8('a'), toUtf8('bc'))];
  foiled(slots[0]?.join() === slots[1]?.join(), 'what one thing is sealed for is what another is sealed for');
});

function rosterWith(kem: Uint8Array): { readonly value: Roster; readonly by: (sign: Uint8Array) => Guardian } {
  const [organisation, guardian] = [newId<OrganisationId>(systemRandom), newId<UserId>(systemRandom)];
  const value: Roster = {
    suite: SUITE,
    organisation,
    team: newId<TeamId>(systemRandom),
    kind: 'service',
    name: 'Dermatology',
    version: 1,
    previous: null,
    generation: 1,
    members: [{ user: guardian, version: 1, power: 'guardian' }],
    kem,
    commitment: new Uint8Array(32),
    history: null,
    reason: 'created',
    guardian,
    at: 0,
  };
  const by = (signKey: Uint8Array): Guardian => ({
    suite: SUITE,
    organisation,
    guardian,
    version: 1,
    host: '',
    sign: signKey,
    kem,
    issuedAt: 0,
    expiresAt: 1,
  });
  return { value, by };
}

const LOW_ORDER = concat(new Uint8Array(1184).fill(1), new Uint8Array(32));
const OUT_OF_RANGE = concat(new Uint8Array(1184).fill(0xff), new Uint8Array(32).fill(9));

test.each([
  ['of low order', LOW_ORDER],
  ['out of range', OUT_OF_RANGE],
])('[LS72] KEM key %s: no roster has it, and nothing is sealed to it', async (_what, kem) => {
  const guardian = await newSigner(systemRandom);
  const { value, by } = rosterWith(kem);
  const signed = await sign(roster, value, guardian);
  const isBelieved = !(await isRefused(verifyRoster(signed, by(guardian.publicKey), null)));
  foiled(isBelieved, 'a team has a key to which anybody can open');
  expect(await isRefused(sealToPublicKey(kem, AAD, AAD, systemRandom))).toBe(true);
  expect(await isRefused(sealToPublicKey(kem.subarray(1), AAD, AAD, systemRandom))).toBe(true);
});

const sha = new Uint8Array(32);
const nobody: Viewed['by'] = {
  organisation: newId<OrganisationId>(systemRandom),
  team: newId<TeamId>(systemRandom),
  user: newId<UserId>(systemRandom),
  version: 1,
};

/** The same fields under another label: 32 bits of length, then the label. */
function relabelled(bytes: Uint8Array, label: string): Bytes {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const head = toUtf8(label);
  return concat(Uint8Array.of(0, 0, 0, head.length), head, bytes.subarray(4 + length));
}

test('[LS73] signature of one type accepted as another’s: the label stands in what is signed', async () => {
  const signer = await newSigner(systemRandom);
  const value = { suite: SUITE, case: newId<CaseId>(systemRandom), lane: null, upTo: 1, head: sha, by: nobody, at: 1 };
  const bytes = relabelled(viewed.encode(value), 'corridor/asked/v1');
  const signed = { bytes, signature: await signer.sign(bytes) };
  const isBelieved = !(await isRefused(verifyViewed(signed, signer.publicKey)));
  foiled(isBelieved, 'what somebody asked for counts as what somebody granted');
});

test('[LS74] ciphertext of one type accepted as another’s: the label is in the key', async () => {
  const key = new SymmetricKey(systemRandom(32));
  const box = await sealSymmetric(key, 'team-history', AAD, toUtf8('a seed'), systemRandom);
  const isOpened = !(await isRefused(openSymmetric(key, 'case-wrap-box', AAD, box)));
  foiled(isOpened, 'a seed is taken for a case’s key');
});

test('[LS75] error or timing oracle on unwrap: whatever is wrong, the same work ends in the same refusal', async () => {
  const key = new SymmetricKey(systemRandom(32));
  const box = await sealSymmetric(key, LABEL, AAD, toUtf8('text'), systemRandom);
  const spoilt = (at: number): Bytes => {
    const bytes = new Uint8Array(box);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const decrypt = vi.spyOn(globalThis.crypto.subtle, 'decrypt');
  const work = async (opening: () => Promise<unknown>): Promise<string> => {
    decrypt.mockClear();
    const said = await opening().then(
      () => 'opened',
      (error: unknown) => String(error),
    );
    return `${said} after ${decrypt.mock.calls.length}`;
  };
  const all = [
    await work(async () => await openSymmetric(key, LABEL, AAD, spoilt(0))),
    await work(async () => await openSymmetric(key, LABEL, AAD, spoilt(40))),
    await work(async () => await openSymmetric(key, LABEL, AAD, spoilt(box.length - 1))),
    await work(async () => await openSymmetric(new SymmetricKey(systemRandom(32)), LABEL, AAD, box)),
    await work(async () => await openSymmetric(key, LABEL, toUtf8('another'), box)),
  ];
  decrypt.mockRestore();
  foiled(new Set(all).size > 1, 'who sends boxes learns what is wrong with them');
  expect(all[0]).toBe('CryptoError: refused after 1');
});
