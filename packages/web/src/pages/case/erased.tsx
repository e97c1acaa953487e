/** What is left of a case that was erased: who agreed, and who did what and when. Rules ER7 to ER9. */
import type { CaseView, ErasingWord } from '@corridor/client';
import { Link } from 'wouter';
import { Icon } from '../../components/icon/icon.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords, momentWords } from '../../time.ts';
import './erased.css';

type ErasedView = NonNullable<CaseView['erased']>;

interface ErasedProps {
  readonly erased: ErasedView;
  /** The list that a phone goes back to. */
  readonly back: string;
}

export function Erased({ erased, back }: ErasedProps) {
  const strings = useOfficeStrings();
  const { remains: s, acts, erase } = strings.audit;
  const now = useNow();
  const { at, by, entries, whole } = erased;
  return (
    <div className="page-body erased">
      <Link href={back} className="link erased-back">
        <Icon name="left" size={18} /> {strings.shell.back}
      </Link>
      <Notice tone="plain" icon="bin" title={s.title(dateWords(at))}>
        <p>{s.body}</p>
        <ul>
          {by.map(({ organisationName, decided, reason }) => (
            <li key={organisationName}>
              {s.by(organisationName, decided.join(erase.and))}. {erase.reasons[reason]}.
            </li>
          ))}
        </ul>
      </Notice>
      <section className="pane">
        <h1 id="main" tabIndex={-1}>
          {s.left}
        </h1>
        <p className={whole ? 'erased-whole' : 'erased-broken'}>
          <Icon name={whole ? 'tick' : 'alert'} size={16} /> {whole ? s.whole(entries.length) : s.broken}
        </p>
        <ol>
          {entries.map(({ number, at: acceptedAt, name, act }) => (
            <li key={number}>
              <time dateTime={new Date(acceptedAt).toISOString()}>{momentWords(acceptedAt, now, strings)}</time>
              <span>
                <b>{name}</b> {acts[act]}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** While others have not agreed, or somebody holds it back. */
export function ErasingNotices({ erasing }: { readonly erasing: readonly ErasingWord[] }) {
  const { remains: s, erase } = useOfficeStrings().audit;
  const names = (says: ErasingWord['says']) =>
    erasing.filter((word) => word.says === says).map(({ organisationName }) => organisationName);
  const [released, held] = [names('released'), names('held')];
  return (
    <>
      {released.length === 0 ? null : <Notice tone="soon" icon="bin" title={s.waits(released.join(erase.and))} />}
      {held.length === 0 ? null : <Notice tone="plain" icon="hand" title={s.held(held.join(erase.and))} />}
    </>
  );
}
