/**
 * The telephone numbers of services, which are public in the network: a device of one's own keeps them for the night when
 * nobody can be let in. A shared one keeps nothing. Rule HD8.
 */
import type { Service } from '@corridor/client';

const KEY = 'corridor.telephones';
const MOST = 40;

export interface Telephone {
  readonly name: string;
  readonly number: string;
}

export function keepTelephones(services: readonly Pick<Service, 'name' | 'organisationName' | 'telephone'>[]): void {
  const numbers = services.flatMap(({ name, organisationName, telephone: number }) =>
    number === '' ? [] : [{ name: `${name}, ${organisationName}`, number }],
  );
  try {
    const unique = [...new Map(numbers.map((each) => [`${each.name} ${each.number}`, each])).values()];
    localStorage.setItem(KEY, JSON.stringify(unique.slice(0, MOST)));
  } catch {
    // A browser that keeps nothing has no numbers to show.
  }
}

/** What was kept, as far as it can be read. */
export function keptTelephones(): readonly Telephone[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTelephone) : [];
  } catch {
    return [];
  }
}

export function forgetTelephones(): void {
  localStorage.removeItem(KEY);
}

function isTelephone(value: unknown): value is Telephone {
  if (typeof value !== 'object' || value === null) return false;
  return 'name' in value && typeof value.name === 'string' && 'number' in value && typeof value.number === 'string';
}
