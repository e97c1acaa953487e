import type { InboxRow } from '@corridor/client';
import { LinkButton } from '../../components/button/button.tsx';
import type { CaseId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { dateWords } from '../../time.ts';

/** An open case on the same patient is offered before a new one is made. */
export function OpenCases({
  rows,
  onOpen,
}: {
  readonly rows: readonly InboxRow[];
  readonly onOpen: (id: CaseId) => void;
}) {
  const s = useStrings().newCase.patient;
  const open = rows.filter(({ waitingFor }) => waitingFor !== 'closed');
  const given = open[0]?.patient?.given;
  if (given === undefined) return null;
  return (
    <section className="pane open-cases">
      <h3>
        <output>{s.openCases(open.length, given)}</output>
      </h3>
      <ul>
        {open.map((row) => (
          <li key={row.case}>
            <p>
              {row.answering}, {dateWords(row.openedAt)}: {row.subject}
            </p>
            <LinkButton onClick={() => onOpen(row.case)}>{s.addThere}</LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
