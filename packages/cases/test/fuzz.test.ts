import { keepsToBounds, NO_COUNTS } from '@corridor/testkit/fuzz';
import { encode } from 'cborg';
import { describe, expect, test } from 'vitest';
import { CasesError, decodeBody } from '../src/index.ts';
import { decoders } from './decoders.ts';
import { everyBody } from './every-body.ts';

describe('[FZ1] [FZ2] [FZ3] [FZ4] [FZ6] bodies, rotas and what people type', () => {
  keepsToBounds(decoders, new URL('./decoders.ts', import.meta.url));
});

describe('[FZ5] no number is taken that is none', () => {
  /** Every place in a body that holds a number, and the body with another in it. */
  function* withNumber(value: unknown, other: unknown): Generator {
    if (typeof value === 'number') yield other;
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
    for (const [key, inner] of Object.entries(value)) {
      for (const changed of withNumber(inner, other)) {
        yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
      }
    }
  }

  test.each(NO_COUNTS.map((each) => [String(each), each] as const))('%s in a body', (_, number) => {
    for (const body of everyBody) {
      for (const changed of withNumber(body, number)) {
        // A measurement with its unit is a number of any kind but NaN and infinity.
        const isMeasured = JSON.stringify(changed, (_key, inner: unknown) =>
          typeof inner === 'bigint' ? 'n' : inner,
        ).includes('"unit":"weeks"');
        if (isMeasured && body.act === 'opened') continue;
        expect(() => decodeBody(encode([1, changed]), body.act)).toThrow(CasesError);
      }
    }
  });
});
