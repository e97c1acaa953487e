/** A person's own settings: ways in, sessions, where to be told. */
import { newRecoveryCode } from '@corridor/crypto';
import type { Settling } from '../api/settings.ts';
import { askPushKey } from '../http/push-key.ts';
import { endAtGuardian, noteLockChange } from '../office/key-notices.ts';
import { type OpenLock, withPasskey, withRecoveryCode } from '../sign-in/bundle.ts';
import type { AtWork } from './at-work.ts';

/** @param remember Told of every change of the lock. */
export function settling(atWork: AtWork, guardian: string, remember: (lock: OpenLock) => void): Settling {
  async function keep(lock: OpenLock): Promise<void> {
    await atWork().keepLock(lock);
    remember(lock);
  }

  return {
    addPasskey: async (credential, salt, prf, label) => {
      const at = atWork();
      const { core } = at;
      await noteLockChange(core, guardian, 'passkey-added');
      await keep(await withPasskey(at.lock(), { credential, salt, prf, label }, core.now(), core.ports.random));
    },
    newRecoveryCode: async () => {
      const at = atWork();
      const { core } = at;
      await noteLockChange(core, guardian, 'recovery-sheet-made');
      const code = await newRecoveryCode(core.ports.random);
      await keep(await withRecoveryCode(at.lock(), code, core.now(), core.ports.random));
      return code;
    },
    pushKey: async () => {
      const { core } = atWork();
      return await askPushKey(core.ports.http, core.server);
    },
    subscribePush: async (subscription) => {
      await atWork().core.connection.ask({ t: 'contact', push: subscription });
    },
    setEmail: async (address) => {
      await atWork().core.connection.ask({ t: 'contact', email: address });
    },
    logEvidence: async () => await atWork().core.transparency.evidence(),
    sessions: async () => {
      const { core } = atWork();
      const { sessions } = await core.connection.ask({ t: 'sessions' });
      return sessions.map((each) => ({ ...each, current: each.session === core.session().id }));
    },
    endSession: async (session) => {
      const { core } = atWork();
      // At both: one that is away does not keep the other from it.
      const ended = await Promise.allSettled([
        core.connection.ask({ t: 'end-session', session }),
        endAtGuardian(core, guardian, session),
      ]);
      for (const each of ended) if (each.status === 'rejected') throw each.reason;
    },
  };
}
