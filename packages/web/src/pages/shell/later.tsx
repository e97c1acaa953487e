import { type ReactNode, Suspense } from 'react';
import { RowsShape } from '../../components/shape/shape.tsx';

/** Holds the place of a page that is being fetched. */
export function Later({ children, shape = false }: { readonly children: ReactNode; readonly shape?: boolean }) {
  return (
    <Suspense
      fallback={
        shape ? (
          <main className="main">
            <RowsShape rows={6} />
          </main>
        ) : null
      }
    >
      {children}
    </Suspense>
  );
}
