/** The frame of everything before the lock opens: what Corridor is on the left, the two steps on the right. */
import type { ReactNode } from 'react';
import { useLanguage, useFirstStrings } from '../../strings/strings.tsx';
import { Icon, BrandMark } from '../icon/icon.tsx';
import './access-frame.css';

export function AccessFrame({
  children,
  servedBy,
}: {
  readonly children: ReactNode;
  readonly servedBy?: string | null;
}) {
  const s = useFirstStrings();
  const { language, choose } = useLanguage();
  return (
    <div className="access">
      <header className="access-claim">
        <p className="brand">
          <BrandMark />
          {s.shell.name}
        </p>
        <div className="access-words">
          <p className="access-title">{s.access.claim}</p>
          <p className="access-body">{s.access.claimBody}</p>
        </div>
        {servedBy == null ? (
          <span />
        ) : (
          <p className="access-host">
            <Icon name="shield" /> {s.access.servedBy(servedBy)}
          </p>
        )}
      </header>
      <main className="access-main">
        <div className="access-steps">{children}</div>
        <footer className="access-footer">
          <p>{s.access.footer}</p>
          <button
            type="button"
            className="link"
            lang={language === 'cy' ? 'en' : 'cy'}
            onClick={() => choose(language === 'cy' ? 'en' : 'cy')}
          >
            {s.access.language}
          </button>
        </footer>
      </main>
    </div>
  );
}

interface StepProps {
  readonly number: 1 | 2;
  readonly state: 'now' | 'later' | 'done';
  readonly title: ReactNode;
  readonly children?: ReactNode;
}

export function Step({ number, state, title, children }: StepProps) {
  return (
    <section className={`step ${state}`}>
      <span className="step-number">{state === 'done' ? <Icon name="tick" /> : number}</span>
      <div>
        {state === 'done' ? title : <h1>{title}</h1>}
        {children}
      </div>
    </section>
  );
}
