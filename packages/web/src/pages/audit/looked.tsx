/** What was found: whether the records fit, counts, and every entry; to be saved or printed, which is noted too. */
import { shownNhsNumber, type NhsNumber } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';
import type { Shown } from './shown.ts';
import { ChainState } from './chain-state.tsx';
import { Entries } from './entries.tsx';
import { dayIn } from './period.ts';
import { Signals } from './signals.tsx';
import { tableFile } from './table-file.ts';

function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** On paper alone: of whom the page is, which days, and who made it. */
function ReportHead({ shown }: { readonly shown: Shown }) {
  const s = useOfficeStrings().audit;
  const { hat } = useMe();
  const now = useNow();
  const { about, period } = shown;
  return (
    <header className="audit-report">
      <h2>{about.by === 'patient' ? s.reportTitle : s.title}</h2>
      {about.by === 'patient' ? <p>{s.reportOf(shownNhsNumber(about.nhsNumber as NhsNumber))}</p> : null}
      <p>{s.reportPeriod(dateWords(period.from), dateWords(period.to - 1))}</p>
      <p>{s.reportBy(`${hat.name}, ${hat.organisationName}`, dateWords(now))}</p>
    </header>
  );
}

export function Looked({ shown }: { readonly shown: Shown }) {
  const s = useOfficeStrings().audit;
  const client = useClient();
  const { run, busy, failure } = useDeed();
  const { audit, period } = shown;
  // Noted first: what could not be noted does not leave.
  const leave = (what: 'access-table' | 'access-report', does: () => void) => {
    const text = tableFile(audit, s);
    void run(async () => {
      await client.exported(what, null, text);
      does();
    });
  };
  const name = `corridor-${dayIn(period.from)}-${dayIn(period.to - 1)}.csv`;
  return (
    <>
      <ReportHead shown={shown} />
      <ChainState chain={audit.chain} />
      <Signals signals={audit.signals} />
      {audit.entries.length === 0 ? (
        <Empty icon="eye" title={s.none}>
          {s.noneBody}
        </Empty>
      ) : (
        <section className="pane audit-found">
          <div className="audit-found-head">
            <h2>{s.entries(audit.entries.length)}</h2>
            <div className="audit-leave no-print">
              <Button
                icon="file"
                disabled={busy}
                onClick={() => leave('access-table', () => save(tableFile(audit, s), name))}
              >
                {s.save}
              </Button>
              <Button icon="print" disabled={busy} onClick={() => leave('access-report', () => globalThis.print())}>
                {s.print}
              </Button>
            </div>
          </div>
          <Failure words={failure} />
          {audit.more ? <p className="quiet">{s.more}</p> : null}
          <Entries audit={audit} />
        </section>
      )}
    </>
  );
}
