import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { difference, nearby } from './difference.ts';

/** Lines that stay, beside each change. */
const AROUND = 3;
const MARKS = { same: ' ', gone: '−', new: '+' } as const;

/** What is different from the released version; marked by sign and words, not by colour alone. */
export function DifferenceView({ before, after }: { readonly before: string; readonly after: string }) {
  const s = useOfficeStrings().pathways;
  const lines = nearby(difference(before, after), AROUND);
  if (lines.length === 0) return <p className="quiet">{s.noDifference}</p>;
  return (
    <ol className="difference">
      {lines.map((line, at) =>
        line === null ? (
          <li key={`gap-${at}`} className="left-out">
            {s.leftOut}
          </li>
        ) : (
          <li key={`${line.is}${line.line}`} className={line.is}>
            <span className="difference-line">{line.line}</span>
            <span aria-hidden="true">{MARKS[line.is]}</span>
            {line.is === 'same' ? null : <span className="spoken">{line.is === 'new' ? s.isNew : s.isGone}</span>}
            <code>{line.text}</code>
          </li>
        ),
      )}
    </ol>
  );
}
