/** What is coming, as a shape: a page that loads looks like the page. */
import { useFirstStrings } from '../../strings/strings.tsx';
import './shape.css';

export function RowsShape({ rows }: { readonly rows: number }) {
  const label = useFirstStrings().shell.loading;
  return (
    <div className="shapes">
      <output className="spoken">{label}</output>
      {Array.from({ length: rows }, (_, row) => (
        <div className="shape-row" key={row} aria-hidden="true">
          <i className={`shape short-${row % 3}`} />
          <i className={`shape long-${row % 3}`} />
          <i className="shape small" />
        </div>
      ))}
    </div>
  );
}
