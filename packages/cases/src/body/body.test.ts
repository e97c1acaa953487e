import { ACTS, toHex } from '@corridor/wire';
import { encode } from 'cborg';
import { describe, expect, test } from 'vitest';
import { everyBody } from '../../test/every-body.ts';
import { advised, consent, ecg, opened, photograph, said } from '../../test/bodies.ts';
import { vectors } from '../../test/vectors.ts';
import { CasesError, type CasesErrorCode } from '../error.ts';
import { MOST_TEXT } from '../text.ts';
import { BODY_VERSION, type Body, decodeBody, encodeBody } from './body.ts';

function codeOf(run: () => unknown): CasesErrorCode | 'none' {
  try {
    run();
    return 'none';
  } catch (error) {
    if (error instanceof CasesError) return error.code;
    throw error;
  }
}

const raw = (body: unknown) => encode([BODY_VERSION, body]);

describe('bodies', () => {
  test.each(everyBody.map((body) => [body.act, body] as const))('[CA1] %s comes back as it went in', (act, body) => {
    expect(decodeBody(encodeBody(body), act)).toEqual(body);
  });
  test('[CA1] every act has a body', () => {
    expect(new Set(everyBody.map(({ act }) => act))).toEqual(new Set(ACTS));
  });
  test.each(vectors<{ bodies: { act: Body['act']; hex: string }[] }>('body').bodies)(
    '[CA1] the bytes of $act are those of the vector',
    ({ act, hex }) => {
      const body = everyBody.find((each) => each.act === act);
      if (body === undefined) throw new Error(act);
      expect(toHex(encodeBody(body))).toBe(hex);
    },
  );

  test('[CA2] bytes that this codec would not have written are refused', () => {
    const good = encodeBody(said('hello'));
    expect(codeOf(() => decodeBody(good.subarray(0, good.length - 1), 'said'))).toBe('body-malformed');
    expect(codeOf(() => decodeBody(new Uint8Array([...good, 0]), 'said'))).toBe('body-malformed');
    const { act, ...rest } = said('hello');
    const otherOrder = encode([BODY_VERSION, { ...rest, act }], { mapSorter: () => 0 });
    expect(codeOf(() => decodeBody(otherOrder, 'said'))).toBe('body-not-canonical');
    // An indefinite-length array of [1, {}], a float, and a map that names a key twice.
    for (const bytes of [
      [0x9f, 0x01, 0xa0, 0xff],
      [0xf9, 0x7e, 0x00],
      [0x82, 0x01, 0xa2, 0x61, 0x61, 0x01, 0x61, 0x61, 0x02],
    ]) {
      expect(codeOf(() => decodeBody(new Uint8Array(bytes), 'said'))).toBe('body-malformed');
    }
  });

  test('[CA3] an unknown field is refused, wherever it stands', () => {
    expect(codeOf(() => decodeBody(raw({ ...said('hello'), extra: 1 }), 'said'))).toBe('body-invalid');
    const deep = { ...opened, patient: { ...opened.patient, postcode: 'LS1' } };
    expect(codeOf(() => decodeBody(raw(deep), 'opened'))).toBe('body-invalid');
  });

  test('[CA8] the body’s act is the header’s', () => {
    expect(codeOf(() => decodeBody(encodeBody(said('hello')), 'advised'))).toBe('body-act-differs');
  });

  test('[CA9] a body of a later version says so', () => {
    expect(codeOf(() => decodeBody(encode([2, said('hello')]), 'said'))).toBe('body-version');
  });

  test('[CA4] a body too large to seal is refused both ways', () => {
    const inline = { ...ecg, content: new Uint8Array(32 * 1024) };
    expect(codeOf(() => encodeBody(said('a', { attachments: Array.from({ length: 7 }, () => inline) })))).toBe(
      'body-too-large',
    );
    expect(codeOf(() => encodeBody(said('a'.repeat(MOST_TEXT + 1))))).toBe('body-invalid');
    expect(codeOf(() => decodeBody(new Uint8Array(300_000), 'said'))).toBe('body-too-large');
  });

  test('[CA10] a message says something', () => {
    expect(codeOf(() => encodeBody(said('  ')))).toBe('body-invalid');
    expect(codeOf(() => encodeBody(said('', { attachments: [photograph] })))).toBe('none');
    expect(codeOf(() => encodeBody(advised({ safetyNet: '' })))).toBe('body-invalid');
  });

  test('[CA11] a number with a fraction has a unit', () => {
    const answer = { question: 'abpi', label: 'ABPI', value: 0.5 };
    expect(codeOf(() => encodeBody({ ...opened, answers: [answer] }))).toBe('body-invalid');
    expect(codeOf(() => encodeBody({ ...opened, answers: [{ ...answer, unit: 'ratio' }] }))).toBe('none');
    expect(codeOf(() => encodeBody({ ...opened, answers: [{ ...answer, value: Number.NaN, unit: 'ratio' }] }))).toBe(
      'body-invalid',
    );
  });

  test('[CA12] all faults are named at once, and none repeats what was written', () => {
    const wrong = { ...opened, subject: 'secret\nname', consent: { ...consent, at: -5 }, wants: 'secret' };
    try {
      encodeBody(wrong);
      throw new Error('accepted');
    } catch (error) {
      if (!(error instanceof CasesError)) throw error;
      expect(error.faults.map(({ path }) => path).toSorted()).toEqual(['', 'consent.at', 'subject']);
      expect(error.message).not.toContain('secret');
    }
  });
});
