/**
 * Who looked, for everybody their own; for the Caldicott Guardian and administrators all of their organisation, with what is
 * held back and what is to be erased. Rules AU10 to AU17, ER10 to ER15.
 */
import type { AuditAbout } from '@corridor/client';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Choice } from '../../components/option/option.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import type { CaseId } from '../../session/ids.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { wordsFor } from '../rota/refusals.ts';
import { Erasing } from './erasing.tsx';
import { Filter } from './filter.tsx';
import { Limits } from './limits.tsx';
import { Looked } from './looked.tsx';
import { type Period, periodUntil } from './period.ts';
import type { Shown } from './shown.ts';
import './audit.css';

type Side = 'looked' | 'erasing';

function useAudit(first: AuditAbout) {
  const client = useClient();
  const now = useNow();
  const deed = useDeed();
  const { run } = deed;
  const [shown, setShown] = useState<Shown | null>(null);
  const ask = useCallback(
    async (about: AuditAbout, period: Period) =>
      await run(async () => setShown({ about, period, audit: await client.audit(about, period.from, period.to) })),
    [client, run],
  );
  const [start] = useState(() => ({ about: first, period: periodUntil(now) }));
  useEffect(() => void ask(start.about, start.period), [ask, start]);
  return { shown, ask, ...deed };
}

export function AuditPage({ caseId = null }: { readonly caseId?: CaseId | null }) {
  const words = useOfficeStrings().audit;
  const s = useOfficeStrings();
  const now = useNow();
  const { shown, ask, busy, ...deed } = useAudit(caseId === null ? { by: 'mine' } : { by: 'case', case: caseId });
  const [side, setSide] = useState<Side>('looked');
  const failure = wordsFor(deed, words.refusals);
  const mayAll = shown?.audit.mayAll === true;
  const sides = [
    { value: 'looked' as const, label: words.looked },
    { value: 'erasing' as const, label: words.erasing },
  ];
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head no-print">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </div>
      <div className="page-body audit">
        {mayAll ? (
          <div className="audit-sides no-print">
            <Choice
              legend={<span className="spoken">{words.sides}</span>}
              options={sides}
              value={side}
              onChoose={setSide}
            />
          </div>
        ) : null}
        {side === 'erasing' && mayAll ? (
          <Erasing caseId={caseId} />
        ) : (
          <>
            {shown === null ? null : (
              <Filter shown={shown} caseId={caseId} busy={busy} onAsk={(...asked) => void ask(...asked)} />
            )}
            <Failure
              words={failure}
              actions={
                shown === null && failure !== null ? (
                  <Button onClick={() => void ask({ by: 'mine' }, periodUntil(now))}>{s.shell.tryAgain}</Button>
                ) : undefined
              }
            />
            {shown === null && failure === null ? <RowsShape rows={6} /> : null}
            {shown === null ? null : <Looked shown={shown} />}
            <Limits />
          </>
        )}
      </div>
    </main>
  );
}
