import type { Audit } from '@corridor/client';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { momentWords } from '../../time.ts';

/** Counts, with how little a count says. Rule AU15. */
export function Signals({ signals }: Pick<Audit, 'signals'>) {
  const strings = useOfficeStrings();
  const s = strings.audit;
  const now = useNow();
  if (signals.length === 0) return null;
  return (
    <section className="pane audit-signals no-print">
      <h2>{s.signals}</h2>
      <p className="quiet">{s.signalsBody}</p>
      <ul>
        {signals.map(({ what, who, at, count }) => (
          <li key={`${what}${who.user}${at}`}>
            {what === 'many-patients'
              ? s.manyPatients(who.name, count, momentWords(at, now, strings))
              : s.offDuty(who.name, count, momentWords(at, now, strings))}
          </li>
        ))}
      </ul>
    </section>
  );
}
