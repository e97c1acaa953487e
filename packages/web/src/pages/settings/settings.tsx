/** Settings: the ways into the lock, where one is signed in, how one is told, and how the app behaves. */
import { useMe } from '../../session/me.tsx';
import { useSingleKeys } from '../../session/keys.ts';
import { type Language, useLanguage, useStrings } from '../../strings/strings.tsx';
import { Choice, Option } from '../../components/option/option.tsx';
import { Devices } from './devices.tsx';
import { EmailForm } from './email-form.tsx';
import { Locks } from './locks.tsx';
import { PushForm } from './push-form.tsx';
import './settings.css';

const LANGUAGES: readonly Language[] = ['en', 'cy'];

export function Settings() {
  const s = useStrings().settings;
  const { mode } = useMe();
  const keys = useSingleKeys();
  const { language, choose } = useLanguage();
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
        <section className="pane">
          <h2>{s.keys}</h2>
          <p className="quiet">{s.keysBody}</p>
          <Option type="checkbox" name="single-keys" checked={keys.on} onChange={keys.set}>
            {s.keysOn}
          </Option>
        </section>
        <section className="pane">
          <Choice
            legend={s.language}
            options={LANGUAGES.map((value) => ({ value, label: s.languages[value] }))}
            value={language}
            onChoose={choose}
          />
        </section>
      </div>
    </main>
  );
}
