import { expect, test } from 'vitest';
import { readRegistration, registrationFault, writeRegistration } from './registration.ts';

test.each([
  ['GMC', '7012345', null],
  ['GMC', '701 2345', null],
  ['GMC', '701234', 'GMC'],
  ['NMC', '99a1234e', null],
  ['NMC', '99A1234', 'NMC'],
  ['GDC', '70123', null],
  ['GDC', '701', 'GDC'],
  ['GPhC', '2070123', null],
  ['GPhC', '207012', 'GPhC'],
  ['HCPC', 'PH12345', null],
  ['HCPC', '12345', 'HCPC'],
  ['other', 'SWE SW12345', null],
  ['other', '  ', 'other'],
  ['', 'whatever', null],
] as const)('[SM12] %s %s', (register, number, fault) => {
  expect(registrationFault({ register, number })).toBe(fault);
});

test('[SM12] what was written is read back as it was', () => {
  for (const written of ['GMC 7012345', 'NMC 99A1234E', 'SWE SW12345', '']) {
    expect(writeRegistration(readRegistration(written))).toBe(written);
  }
  expect(writeRegistration({ register: 'NMC', number: ' 99a 1234e ' })).toBe('NMC 99A1234E');
});
