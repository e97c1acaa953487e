import { caseWrap, fromBase64url, fromHex as bytes, toHex as hex, unpad } from '@corridor/wire';
import { expect, test } from 'vitest';
import {
  kemFromSeed,
  openSymmetric,
  openWith,
  parseRecoveryCode,
  SymmetricKey,
  verifySignature,
} from '../src/index.ts';
import { isKemKey } from '../src/kem-key.ts';
import { isSignKey } from '../src/sign-key.ts';
import { makeVectors } from './make-vectors.ts';
import { expectCode, expectRefused } from './refused.ts';
import * as second from './second.ts';
import { vectors } from './vectors.ts';

const made = await makeVectors();
type Made = typeof made;
const caead = vectors<Made['caead']>('caead');
const hpke = vectors<Made['hpke']>('hpke');
const publicKey = vectors<Made['public-key']>('public-key');
const derive = vectors<Made['derive']>('derive');
const cases = vectors<Made['case']>('case');
const recoveryCode = vectors<Made['recovery-code']>('recovery-code');
const attachment = vectors<Made['attachment']>('attachment');

test('the files hold what the first implementation makes', () => {
  expect(JSON.parse(JSON.stringify(made))).toEqual({
    caead,
    hpke,
    'public-key': publicKey,
    derive,
    case: cases,
    'recovery-code': recoveryCode,
    attachment,
  });
});

test.each(caead.valid)('[SE1] the second implementation makes and opens the box $label', (v) => {
  const box = second.seal(bytes(v.key), v.label, bytes(v.aad), bytes(v.plaintext), bytes(v.salt));
  expect(hex(box)).toBe(v.box);
  expect(hex(second.open(bytes(v.key), v.label, bytes(v.aad), bytes(v.box)) ?? box)).toBe(v.plaintext);
});

test.each(caead.invalid)('[SE3] both refuse a box: $why', async (v) => {
  expect(second.open(bytes(v.key), v.label, bytes(v.aad), bytes(v.box))).toBeNull();
  await expectRefused(openSymmetric(new SymmetricKey(bytes(v.key)), v.label, bytes(v.aad), bytes(v.box)));
});

test.each(hpke.valid)('[SE6] the second implementation makes and opens the HPKE box', (v) => {
  expect(hex(second.kemPublic(bytes(v.seed)))).toBe(v.publicKey);
  const box = second.sealHpke(bytes(v.publicKey), bytes(v.info), bytes(v.plaintext), bytes(v.encapsulation));
  expect(hex(box)).toBe(v.box);
  expect(hex(second.openHpke(bytes(v.seed), bytes(v.info), bytes(v.box)) ?? box)).toBe(v.plaintext);
});

test.each(hpke.invalid)('[SE7] both refuse an HPKE box: $why', async (v) => {
  expect(second.openHpke(bytes(v.seed), bytes(v.info), bytes(v.box))).toBeNull();
  await expectRefused(openWith(await kemFromSeed(bytes(v.seed)), bytes(v.info), bytes(v.box)));
});

test('[KE2] [KE3] public keys are taken or refused as the vectors say', () => {
  expect(publicKey.xWing.valid.map((key) => isKemKey(bytes(key)))).not.toContain(false);
  expect(publicKey.xWing.invalid.filter(({ key }) => isKemKey(bytes(key)))).toEqual([]);
  expect(publicKey.ed25519.valid.map((key) => isSignKey(bytes(key)))).not.toContain(false);
  expect(publicKey.ed25519.invalid.filter(({ key }) => isSignKey(bytes(key)))).toEqual([]);
});

test('[KE1] the second implementation derives the same keys and names', () => {
  for (const { secret, sign, kem } of derive.person) {
    expect(hex(second.signPublic(second.derive(bytes(secret), 'person-sign')))).toBe(sign);
    expect(hex(second.kemPublic(second.derive(bytes(secret), 'person-kem')))).toBe(kem);
  }
  for (const { seed, kem, commitment } of derive.team) {
    expect(hex(second.kemPublic(second.derive(bytes(seed), 'team-kem')))).toBe(kem);
    expect(hex(second.derive(bytes(seed), 'team-commitment'))).toBe(commitment);
  }
  for (const { kem, sessionKey, nonce } of derive.nonce) {
    expect(fromBase64url(nonce)).toEqual(second.hash(second.tuple('unlock-nonce', bytes(kem), bytes(sessionKey))));
  }
  for (const { issuer, sub, subject } of derive.subject) {
    expect(hex(second.hash(second.tuple('subject', Buffer.from(issuer), Buffer.from(sub))))).toBe(subject);
  }
});

test('[EP4] the second implementation commits to the case key alike', () => {
  const { key, epoch, commitment, statement, hash } = cases.epoch;
  const id = bytes(cases.epoch.case);
  expect(hex(second.derive(bytes(key), 'epoch-commitment', id, second.uint(epoch)))).toBe(commitment);
  expect(hex(second.hash(bytes(statement)))).toBe(hash);
});

test.each(cases.wraps)('[EP6] the second implementation opens a case wrap', ({ team, key, wrap }) => {
  const value = caseWrap.decode(bytes(wrap));
  const bare = caseWrap.encode({ ...value, box: new Uint8Array(0) });
  const kemSeed = second.derive(bytes(team), 'team-kem');
  const to = value.how === 'hpke' ? second.kemPublic(kemSeed) : second.derive(bytes(team), 'team-commitment');
  const context = second.tuple('case-wrap-box', bare, to);
  const symmetric = second.derive(bytes(team), 'team-symmetric');
  const opened =
    value.how === 'hpke'
      ? second.openHpke(kemSeed, context, value.box)
      : second.open(symmetric, 'case-wrap-box', context, value.box);
  expect(hex(opened ?? new Uint8Array(0))).toBe(key);
});

type EventVector = (typeof cases.invalid)[number];

/** The event's body by the second implementation, or null. */
function read(v: Omit<EventVector, 'why'>): Uint8Array | null {
  const input = second.tuple('event-signature', bytes(v.header), second.hash(bytes(v.ciphertext)));
  const opened = second.open(bytes(v.key), 'event-body', bytes(v.header), bytes(v.ciphertext));
  return second.verifies(bytes(v.author), input, bytes(v.signature)) && opened !== null ? unpad(opened) : null;
}

test.each(cases.valid)('[EV1] [EV3] the second implementation verifies and opens an event', (v) => {
  expect(hex(read(v) ?? new Uint8Array(0))).toBe(v.body);
  const input = second.tuple('event-signature', bytes(v.header), second.hash(bytes(v.ciphertext)));
  expect(hex(second.hash(input))).toBe(v.hash);
});

test.each(cases.invalid)('[EV6] the second implementation refuses an event: $why', (v) => {
  expect(read(v)).toBeNull();
});

test('[KE4] signatures of the vectors verify by the first', async () => {
  for (const v of cases.valid) {
    const input = second.tuple('event-signature', bytes(v.header), second.hash(bytes(v.ciphertext)));
    expect(await verifySignature(bytes(v.author), input, bytes(v.signature))).toBe(true);
  }
});

test.each(recoveryCode.valid)('[BU7] the code $code is read', async ({ secret, code }) => {
  expect(hex((await parseRecoveryCode(code)).reveal())).toBe(secret);
});

test.each(recoveryCode.invalid)('[BU8] a recovery code is refused: $why', async ({ code }) => {
  await expectCode(parseRecoveryCode(code), 'bad-recovery-code');
});

test.each(attachment.valid)('[AT1] [AT4] the second implementation seals $content.length bytes to the same', (v) => {
  const content = new Uint8Array(v.content.length).fill(v.content.fill);
  const { blob, sealed } = second.sealBlob(bytes(v.key), content, v.salts.map(bytes));
  expect([blob.length, hex(sealed)]).toEqual([v.length, v.sealed]);
});
