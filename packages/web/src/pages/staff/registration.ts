/** A register and the number in it, as a certificate writes them: `GMC 7012345`. Rule SM12. */

/** How each register writes its numbers, as it says itself. */
const SHAPES = {
  GMC: /^\d{7}$/u,
  NMC: /^\d{2}[A-Z]\d{4}[A-Z]$/u,
  GDC: /^\d{4,6}$/u,
  GPhC: /^\d{7}$/u,
  HCPC: /^[A-Z]{2}\d{5,6}$/u,
} as const;
type Known = keyof typeof SHAPES;
export type Register = Known | 'other' | '';

const KNOWN: readonly string[] = Object.keys(SHAPES);
const isKnown = (register: string): register is Known => KNOWN.includes(register);
/** Bytes that a certificate has for it. */
const MOST = 60;

export interface Registration {
  readonly register: Register;
  readonly number: string;
}

export function readRegistration(written: string): Registration {
  const [register = '', ...number] = written.split(' ');
  if (isKnown(register)) return { register, number: number.join(' ') };
  return { register: written === '' ? '' : 'other', number: written };
}

const tidy = (number: string): string => number.replaceAll(/\s/gu, '').toUpperCase();

export function writeRegistration({ register, number }: Registration): string {
  if (register === '') return '';
  return register === 'other' ? number.trim() : `${register} ${tidy(number)}`;
}

/** Which words of what to mend, or null. */
export function registrationFault({ register, number }: Registration): Exclude<Register, ''> | null {
  if (register === '') return null;
  if (register !== 'other') return SHAPES[register].test(tidy(number)) ? null : register;
  return number.trim() === '' || new TextEncoder().encode(number.trim()).length > MOST ? 'other' : null;
}
