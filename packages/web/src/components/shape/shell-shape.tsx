import { RowsShape } from './shape.tsx';

/** The inbox's shape, in the moment between the lock opening and the first row. */
export function ShellShape() {
  return (
    <div className="shell-shape">
      <div className="shell-shape-top" />
      <main className="shell-shape-list">
        <RowsShape rows={8} />
      </main>
    </div>
  );
}
