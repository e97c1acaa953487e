/** Settings: the ways into the lock, where one is signed in, how one is told, and how the app behaves. */
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Devices } from './devices.tsx';
import { EmailForm } from './email-form.tsx';
import { Locks } from './locks.tsx';
import { KeysForm } from './keys-form.tsx';
import { LanguageForm } from './language-form.tsx';
import { PushForm } from './push-form.tsx';
import { Quiet } from './quiet.tsx';
import { Replies } from './replies.tsx';
import './settings.css';

export function Settings() {
  const s = useStrings().settings;
  const { mode } = useMe();
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{s.title}</h1>
        <p>{mode === 'shared' ? s.sharedDevice : s.ownDevice}</p>
      </div>
      <div className="page-body settings">
        <Locks />
        <Devices />
        <PushForm />
        <EmailForm />
        <Quiet />
        <KeysForm />
        <LanguageForm />
        <Replies />
      </div>
    </main>
  );
}
