/** Nobody can be let in anew: what still works, and whom to telephone. Rules HD6, HD8. */
import type { ReactNode } from 'react';
import { keptTelephones } from '../../session/telephones.ts';
import { useFirstStrings } from '../../strings/strings.tsx';
import { Notice } from '../notice/notice.tsx';
import './guardian-down.css';

export function GuardianDown({ actions }: { readonly actions?: ReactNode }) {
  const s = useFirstStrings().access;
  const telephones = keptTelephones();
  return (
    <Notice tone="late" icon="alert" title={s.guardianDown} live actions={actions}>
      <p>{s.guardianDownBody}</p>
      {telephones.length === 0 ? (
        <p>{s.guardianDownCall}</p>
      ) : (
        <details>
          <summary>{s.guardianDownNumbers(telephones.length)}</summary>
          <ul className="guardian-numbers">
            {telephones.map(({ name, number }) => (
              <li key={`${name} ${number}`}>
                {name}{' '}
                <a className="link" href={`tel:${number.replaceAll(' ', '')}`}>
                  {number}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  );
}
