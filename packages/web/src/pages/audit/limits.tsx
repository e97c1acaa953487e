import { useOfficeStrings } from '../../strings/use-office-strings.ts';

/** Said beside what is shown, always: an account that claims more than it can is worse than none. Rule AU17. */
export function Limits() {
  const s = useOfficeStrings().audit;
  return (
    <section className="pane audit-limits">
      <h2>{s.limits}</h2>
      <ul>
        {s.limit.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
