import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixedRandom } from '../test/network.ts';
import { expectCode } from '../test/refused.ts';
import { newRecoveryCode, parseRecoveryCode, systemRandom } from './index.ts';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('[BU7] a code is nine groups of four, and brings back its 160 bits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 20, maxLength: 20 }), async (secret) => {
      const code = await newRecoveryCode(() => secret);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect((await parseRecoveryCode(code)).reveal()).toEqual(secret);
      const bits = code.replaceAll('-', '').slice(0, 32);
      const value = bits.split('').reduce((sum, letter) => sum * 32n + BigInt(LETTERS.indexOf(letter)), 0n);
      expect(value).toBe(BigInt(`0x${Buffer.from(secret).toString('hex')}`));
    }),
    { numRuns: 50 },
  );
});

test('[BU7] a generator that gives too little is refused', async () => {
  await expectCode(
    newRecoveryCode((length) => systemRandom(length - 1)),
    'out-of-range',
  );
});

test('[BU8] what people write is read as meant', async () => {
  const secret = new Uint8Array(20);
  const code = await newRecoveryCode(() => secret);
  const typed = [
    code.toLowerCase(),
    code.replaceAll('-', ''),
    code.replaceAll('-', ' '),
    ` ${code.replaceAll('-', ' – ')}\n`,
    code.replaceAll('0', 'O'),
    code.replaceAll('0', 'o'),
  ];
  for (const each of typed) expect((await parseRecoveryCode(each)).reveal()).toEqual(secret);
  const ones = await newRecoveryCode(() => new Uint8Array(20).fill(0b00001000));
  for (const one of ['I', 'l', 'L', 'i']) {
    expect((await parseRecoveryCode(ones.replaceAll('1', one))).reveal()).toEqual(
      (await parseRecoveryCode(ones)).reveal(),
    );
  }
});

test('[BU8] every single slip and every exchange of neighbours is noticed', async () => {
  const code = (await newRecoveryCode(fixedRandom('code'))).replaceAll('-', '');
  for (let at = 0; at < code.length; at++) {
    const letter = code.charAt(at);
    const other = LETTERS.charAt((LETTERS.indexOf(letter) + 1) % 32);
    await expectCode(parseRecoveryCode(code.slice(0, at) + other + code.slice(at + 1)), 'bad-recovery-code');
    const next = code.charAt(at + 1);
    if (next === '' || next === letter) continue;
    await expectCode(parseRecoveryCode(code.slice(0, at) + next + letter + code.slice(at + 2)), 'bad-recovery-code');
  }
});

test('[BU8] another length, another letter or nothing is refused', async () => {
  const code = await newRecoveryCode(fixedRandom('code'));
  const wrong = [
    '',
    '-',
    code.slice(1),
    `${code}0`,
    code.replace(/^./, 'U'),
    code.replace(/^./, '*'),
    code.replace(/^./, 'é'),
  ];
  for (const typed of wrong) await expectCode(parseRecoveryCode(typed), 'bad-recovery-code');
});
