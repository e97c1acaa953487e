import { expect, test } from 'vitest';
import { faultOfReply } from './reply-faults.ts';

const many = Array.from({ length: 40 }, (_, i) => `Reply ${i}`);

test.each([
  [' \n', [], 'empty'],
  ['x'.repeat(1001), [], 'tooLong'],
  ['ŵ'.repeat(501), [], 'tooLong'],
  ['One more.', many, 'tooMany'],
  ['Reply 3', many.slice(0, 5), 'same'],
  ['Thank you.', [], null],
] as const)('%j among %j', (text, others, fault) => expect(faultOfReply(text, others)).toBe(fault));
