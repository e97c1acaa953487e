/** Every key that acts on the page that is open, from the register of keys: `?`. */
import { useState } from 'react';
import { isSingle, keysNow, useSingleKeys } from '../../session/keys.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Dialog } from '../dialog/dialog.tsx';
import './shortcuts.css';

type Listed = readonly (readonly [key: string, says: string])[];

function KeyName({ name }: { readonly name: string }) {
  const { names } = useStrings().habits.keys;
  return (
    <>
      {name.split('+').map((part, i) => (
        <span key={part}>
          {i === 0 ? null : ' '}
          <kbd>{names[part] ?? (part.length === 1 && name !== part ? part.toUpperCase() : part)}</kbd>
        </span>
      ))}
    </>
  );
}

function Keys({ title, keys }: { readonly title: string; readonly keys: Listed }) {
  return (
    <section>
      <h3 className="shortcuts-title">{title}</h3>
      <dl className="shortcuts">
        {keys.map(([key, says]) => (
          <div key={key}>
            <dt>
              <KeyName name={key} />
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().habits.keys;
  const { on } = useSingleKeys();
  // As it was when the list was asked for: the list itself has no keys of its own.
  const [here] = useState(keysNow);
  const always: Listed = [
    ['Tab', s.reach],
    ['Enter', s.choose],
    ['Escape', s.close],
  ];
  return (
    <Dialog title={s.title} onClose={onClose}>
      <Keys title={s.here} keys={here.filter(([key]) => on || !isSingle(key))} />
      <Keys title={s.always} keys={always} />
      <p className="quiet">{on ? s.off : s.isOff}</p>
    </Dialog>
  );
}
