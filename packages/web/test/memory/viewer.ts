/** Who is there: an adviser of the hospital, or an asker of the practice. */
import type { Party, Sender } from '@corridor/cases';
import type { Hat } from '@corridor/client';
import type { MemoryOptions } from './options.ts';
import { dermatology, osei, practice, rahman } from './people.ts';

export interface Viewer {
  readonly sender: Sender;
  readonly home: Party;
  readonly hat: Hat;
  readonly hats: readonly Hat[];
}

export function viewerOf({ as, start, hats }: MemoryOptions): Viewer {
  const [sender, home, other] =
    as === 'asker' ? ([rahman, practice, dermatology] as const) : ([osei, dermatology, practice] as const);
  const hat = hatOf(sender, home.organisationName, start !== 'first-time');
  const second = { ...hat, organisation: other.organisation, organisationName: other.organisationName };
  return { sender, home, hat, hats: hats === true ? [hat, second] : [hat] };
}

function hatOf(sender: Sender, organisationName: string, enrolled: boolean): Hat {
  return {
    organisation: sender.organisation,
    organisationName,
    user: sender.user,
    name: sender.name,
    role: sender.role,
    enrolled,
    ways: ['guardian', 'recovery-code', 'passkey'],
    passkeys: enrolled
      ? [{ credential: new Uint8Array(16), salt: new Uint8Array(32), label: 'Passkey of 12-Sep-2026' }]
      : [],
  };
}
