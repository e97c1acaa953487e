/** Signing in, from where a preview starts it. */
import type { Access, InvitationShown, SigningIn } from '@corridor/client';
import type { Held } from './held.ts';
import { meOf } from './me.ts';
import { HOUR, NOW } from './now.ts';
import { dermatology, practice } from './people.ts';
import { Refused } from './refused.ts';

/** What the first letters of an invitation's code come to. */
const REFUSED: Readonly<Record<string, string>> = {
  AA: 'invitation-used',
  BB: 'root-swapped',
  CC: 'invitation-over',
};

const INVITED: InvitationShown = {
  organisation: practice.organisation,
  organisationName: 'Elmbridge Surgery',
  ods: 'Z99001',
  name: 'Asha Nair',
  expiresAt: NOW + 6 * 24 * HOUR,
  fingerprint: '3f9a0c55d1e27b8864a0f19c2be7d3084c51aa90e6f7182b9d03c4e5f6a71b28',
};

function accessAtFirst(held: Held): Access {
  const { start } = held.options;
  const hats = [held.viewer.hat];
  switch (start) {
    case 'signed-out':
      return { state: 'signed-out' };
    case 'identified':
    case 'first-time':
      return { state: 'identified', hats };
    case 'locked':
      return { state: 'locked', hats, why: 'idle' };
    case 'ended':
      return { state: 'ended', why: 'signed-out' };
    case 'open':
      return { state: 'open', me: meOf(held) };
    default:
      return start satisfies never;
  }
}

async function readInvitation(typed: string): Promise<InvitationShown> {
  const code = typed.replaceAll(/[^0-9A-Za-z]/gu, '').toUpperCase();
  if (code.startsWith('K7')) return INVITED;
  throw new Refused(REFUSED[code.slice(0, 2)] ?? 'bad-invitation-code');
}

export interface MemoryDoor {
  access(): Access;
  readonly signingIn: SigningIn;
}

export function memoryDoor(held: Held, tell: () => void): MemoryDoor {
  const isDown = held.options.down === true;
  const hats = [held.viewer.hat];
  let access = accessAtFirst(held);
  const set = (now: Access): void => {
    access = now;
    tell();
  };

  return {
    access: () => access,
    signingIn: {
      about: async () => {
        if (isDown) throw new Refused('offline');
        return {
          host: 'Calderbrook Hospitals',
          organisations: [
            { id: practice.organisation, name: 'Elmbridge Surgery', ods: 'Z99001' },
            { id: dermatology.organisation, name: 'Calderbrook Hospitals', ods: 'X9C' },
          ],
          issuer: 'https://id.calderbrook.example',
        };
      },
      readInvitation,
      beginSignIn: async () => ({ url: '/?code=demo&state=demo', pending: 'pending' }),
      finishSignIn: async () => {
        set({ state: 'identified', hats });
        return hats;
      },
      unlock: async (_organisation, way) => {
        if (isDown && way.kind === 'guardian') throw new Refused('offline');
        if (way.kind === 'recovery-code' && !way.code.startsWith('K7')) throw new Refused('wrong-recovery-code');
        const me = meOf(held);
        set({ state: 'open', me });
        return me;
      },
      lock: async (why) => set({ state: 'locked', hats, why }),
      signOff: async () => set({ state: 'signed-out' }),
    },
  };
}
