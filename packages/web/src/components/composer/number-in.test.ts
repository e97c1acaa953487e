import { expect, test } from 'vitest';
import { numberIn } from './number-in.ts';

test.each([
  ['Could you look at 999 000 0018 today?', '9990000018'],
  ['9990000018', '9990000018'],
  ['999-000-0026, please', '9990000026'],
  ['not 999 123 4560 but 9990000034', '9990000034'],
])('[CV7] "%s" names %s', (text, number) => {
  expect(numberIn(text)).toBe(number);
});

test.each(['999 123 4560', 'telephone 01632 960203', '19990000018', '', '99900000181'])(
  '[CV7] "%s" names nobody',
  (text) => {
    expect(numberIn(text)).toBeNull();
  },
);
