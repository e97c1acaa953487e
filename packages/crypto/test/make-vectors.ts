/**
 * Makes vectors/crypto/*.json from fixed bytes, by the first implementation: `node packages/crypto/test/make-vectors.ts`.
 * The tests hold the files against it, and read them by the second implementation.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex, header, toHex, toUtf8 } from '@corridor/wire';
import {
  eventHash,
  kemFromSeed,
  newEpoch,
  newRecoveryCode,
  openCaseWrap,
  personKeysFromSecret,
  sealEvent,
  sealSymmetric,
  sealToPublicKey,
  sealWholeAttachment,
  signerFromSeed,
  statementHash,
  subjectHash,
  SymmetricKey,
  teamKeysFromSeed,
  unlockNonce,
  wrapForTeam,
} from '../src/index.ts';
import {
  actorOf,
  bytesOf,
  caseId,
  fixedRandom,
  headerOf,
  newNetwork,
  NOW,
  readerOf,
  TEXT,
  flipped,
} from './network.ts';
import { VECTORS } from './vectors.ts';

async function caead() {
  const [key, other] = [bytesOf('key'), bytesOf('other key')];
  const one = async (label: string, aad: string, plaintext: Uint8Array) => {
    const salt = bytesOf(`salt of ${label} ${plaintext.length}`);
    const box = await sealSymmetric(new SymmetricKey(key), label, toUtf8(aad), plaintext, () => salt);
    const hex = { key: toHex(key), label, aad: toHex(toUtf8(aad)), salt: toHex(salt) };
    return { ...hex, plaintext: toHex(plaintext), box: toHex(box) };
  };
  const valid = [await one('event-body', 'header', TEXT), await one('empty', '', new Uint8Array(0))];
  const { salt: _salt, plaintext: _plaintext, ...good } = valid[0] ?? (await one('', '', TEXT));
  const box = fromHex(good.box);
  return {
    about: 'SE1 to SE3. Bytes in hexadecimal; the label is text.',
    valid,
    invalid: [
      { why: 'another key', ...good, key: toHex(other) },
      { why: 'another label', ...good, label: 'note-body' },
      { why: 'another AAD', ...good, aad: toHex(toUtf8('headers')) },
      { why: 'salt changed', ...good, box: toHex(flipped(box, 0)) },
      { why: 'commitment changed', ...good, box: toHex(flipped(box, 32)) },
      { why: 'ciphertext changed', ...good, box: toHex(flipped(box, 64)) },
      { why: 'tag changed', ...good, box: toHex(flipped(box, box.length - 1)) },
      { why: 'a byte short', ...good, box: toHex(box.subarray(0, -1)) },
      { why: 'a byte long', ...good, box: `${good.box}00` },
      { why: 'shorter than any box', ...good, box: toHex(box.subarray(0, 79)) },
      { why: 'empty', ...good, box: '' },
    ],
  };
}

async function hpke() {
  const seed = bytesOf('X-Wing seed');
  const { publicKey } = await kemFromSeed(seed);
  const info = toUtf8('info');
  const ekm = bytesOf('encapsulation', 64);
  const box = await sealToPublicKey(publicKey, info, TEXT, () => ekm);
  const good = { seed: toHex(seed), info: toHex(info), box: toHex(box) };
  const low = new Uint8Array(box);
  low.fill(0, 1088, 1120);
  return {
    about: 'SE6, SE7. `encapsulation` is the 64 bytes of randomness: 32 for ML-KEM, 32 for X25519.',
    valid: [{ ...good, publicKey: toHex(publicKey), encapsulation: toHex(ekm), plaintext: toHex(TEXT) }],
    invalid: [
      { why: 'another recipient', ...good, seed: toHex(bytesOf('another seed')) },
      { why: 'another info', ...good, info: '' },
      { why: 'ML-KEM ciphertext changed', ...good, box: toHex(flipped(box, 5)) },
      { why: 'X25519 point changed', ...good, box: toHex(flipped(box, 1090)) },
      { why: 'X25519 point of small order', ...good, box: toHex(low) },
      { why: 'ciphertext changed', ...good, box: toHex(flipped(box, 1121)) },
      { why: 'tag changed', ...good, box: toHex(flipped(box, box.length - 1)) },
      { why: 'a byte short', ...good, box: toHex(box.subarray(0, -1)) },
      { why: 'no ciphertext', ...good, box: toHex(box.subarray(0, 1120)) },
    ],
  };
}

const P = `${'ff'.repeat(30)}7f`;

async function publicKeys() {
  const { publicKey } = await kemFromSeed(bytesOf('X-Wing seed'));
  const signer = await signerFromSeed(bytesOf('Ed25519 seed'));
  const withPoint = (point: string) => toHex(publicKey.subarray(0, 1184)) + point;
  const withStart = (start: string) => start + toHex(publicKey.subarray(start.length / 2));
  return {
    about: 'KE2, KE3: which bytes are a public key.',
    xWing: {
      valid: [toHex(publicKey), withStart('000d00')],
      invalid: [
        { why: 'a byte short', key: toHex(publicKey.subarray(1)) },
        { why: 'a byte long', key: `${toHex(publicKey)}00` },
        { why: 'all zero', key: '00'.repeat(1216) },
        { why: 'all coefficients zero', key: '00'.repeat(1152) + toHex(publicKey.subarray(1152)) },
        { why: 'first coefficient 3329', key: withStart('010d00') },
        { why: 'second coefficient 3329', key: withStart('0010d0') },
        { why: 'coefficients 4095', key: withStart('ffffff') },
        { why: 'X25519 point 0', key: withPoint('00'.repeat(32)) },
        { why: 'X25519 point 1', key: withPoint(`01${'00'.repeat(31)}`) },
        { why: 'X25519 point p − 1', key: withPoint(`ec${P}`) },
        { why: 'X25519 point p', key: withPoint(`ed${P}`) },
        { why: 'X25519 point with its top bit set', key: withPoint(`${'01'.repeat(31)}81`) },
      ],
    },
    ed25519: {
      valid: [toHex(signer.publicKey)],
      invalid: [
        { why: 'a byte short', key: toHex(signer.publicKey.subarray(1)) },
        { why: 'all zero, of order 4', key: '00'.repeat(32) },
        { why: 'the identity', key: `01${'00'.repeat(31)}` },
        { why: 'the identity, sign set', key: `01${'00'.repeat(30)}80` },
        { why: 'of order 2', key: `ec${P}` },
        { why: 'of order 8', key: '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05' },
        { why: 'y = p', key: `ed${P}` },
      ],
    },
  };
}

async function derivations() {
  const secret = bytesOf('root secret');
  const seed = bytesOf('team seed');
  const person = await personKeysFromSecret(secret);
  const team = await teamKeysFromSeed(seed);
  const [kem, sessionKey] = [person.kem.publicKey, person.signer.publicKey];
  const [issuer, sub] = ['https://login.elmbridge.example', 'asha'];
  return {
    about: 'KE1, TE8, BU6: what follows from a person’s secret, a generation’s seed, and what is named by a hash.',
    person: [{ secret: toHex(secret), sign: toHex(sessionKey), kem: toHex(kem) }],
    team: [{ seed: toHex(seed), kem: toHex(team.kem.publicKey), commitment: toHex(team.commitment) }],
    nonce: [{ kem: toHex(kem), sessionKey: toHex(sessionKey), nonce: await unlockNonce(kem, sessionKey) }],
    subject: [{ issuer, sub, subject: toHex(await subjectHash(issuer, sub)) }],
  };
}

async function cases() {
  const network = await newNetwork();
  const { asha, generation } = network;
  const reader = await readerOf(network.rosterSigned, network.roster);
  const by = { by: actorOf(asha), at: NOW };
  const { signer } = asha.keys;
  const content = bytesOf('case key');
  const { statement, key } = await newEpoch(
    { caseId, readers: [reader], ...by, previous: null },
    signer,
    () => content,
  );
  const team = generation.keys;
  const wraps = [
    await wrapForTeam(key, reader, team, by, signer, fixedRandom('sealed')),
    await wrapForTeam(key, reader, team.kem.publicKey, by, signer, fixedRandom('hpke')),
  ];
  for (const wrap of wraps) await openCaseWrap(wrap, statement, team);
  const event = await sealEvent(headerOf(asha, key), TEXT, key, signer, fixedRandom('event'));
  const good = {
    header: toHex(event.header),
    ciphertext: toHex(event.ciphertext),
    signature: toHex(event.signature),
    author: toHex(asha.person.sign),
    key: toHex(content),
  };
  const act = toHex(header.encode({ ...headerOf(asha, key), act: 'advised' }));
  return {
    about: 'EP4, EP6, EV1 to EV6: one epoch of a case, its wraps for one team, and an event.',
    epoch: {
      key: toHex(content),
      case: caseId,
      epoch: 1,
      commitment: toHex(key.commitment),
      statement: toHex(statement.bytes),
      hash: toHex(await statementHash(statement)),
    },
    wraps: wraps.map(({ bytes }) => ({
      team: toHex(generation.seed.reveal()),
      key: toHex(content),
      wrap: toHex(bytes),
    })),
    valid: [{ ...good, body: toHex(TEXT), hash: toHex(await eventHash(event)) }],
    invalid: [
      { why: 'act changed', ...good, header: act },
      { why: 'ciphertext changed', ...good, ciphertext: toHex(flipped(event.ciphertext, 100)) },
      { why: 'signature changed', ...good, signature: toHex(flipped(event.signature, 1)) },
      { why: 'another author', ...good, author: toHex(network.ben.person.sign) },
      { why: 'another key', ...good, key: toHex(bytesOf('another key')) },
      { why: 'no ciphertext', ...good, ciphertext: '' },
    ],
  };
}

async function recoveryCodes() {
  const secrets = [new Uint8Array(20), new Uint8Array(20).fill(255), bytesOf('recovery', 20)];
  const valid = await Promise.all(
    secrets.map(async (secret) => ({ secret: toHex(secret), code: await newRecoveryCode(() => secret) })),
  );
  const code = valid[2]?.code ?? '';
  return {
    about: 'BU7, BU8.',
    valid: [...valid, { secret: valid[0]?.secret, code: (valid[0]?.code ?? '').toLowerCase().replaceAll('0', 'o') }],
    invalid: [
      { why: 'empty', code: '' },
      { why: 'a letter short', code: code.slice(1) },
      { why: 'a letter long', code: `${code}0` },
      { why: 'a letter that is none', code: code.replace(/^./, 'U') },
      { why: 'a slip', code: code.replace(/^./, (letter) => (letter === '7' ? '8' : '7')) },
      { why: 'no check group', code: code.slice(0, -5) },
    ],
  };
}

async function attachments() {
  const made = async (length: number, fill: number) => {
    const random = fixedRandom(`attachment ${length}`);
    const { blob, reference } = await sealWholeAttachment(new Uint8Array(length).fill(fill), random);
    const again = fixedRandom(`attachment ${length}`);
    const key = toHex(again(32));
    const salts = Array.from({ length: Math.max(1, Math.ceil(length / 1_048_576)) }, () => toHex(again(32)));
    return { content: { length, fill }, key, salts, length: blob.length, sealed: toHex(reference.hash) };
  };
  return {
    about: 'AT1, AT4. The content is `length` bytes of `fill`; each chunk has its salt; the blob is known by its hash.',
    valid: [
      await made(0, 0),
      await made(1, 7),
      await made(1_048_576, 7),
      await made(1_048_577, 7),
      await made(2_100_000, 9),
    ],
  };
}

/** Every file's name and content. */
export async function makeVectors() {
  return {
    caead: await caead(),
    hpke: await hpke(),
    'public-key': await publicKeys(),
    derive: await derivations(),
    case: await cases(),
    'recovery-code': await recoveryCodes(),
    attachment: await attachments(),
  };
}

if (import.meta.main) {
  for (const [name, content] of Object.entries(await makeVectors())) {
    writeFileSync(join(VECTORS, `${name}.json`), `${JSON.stringify(content, null, 2)}\n`);
  }
}
