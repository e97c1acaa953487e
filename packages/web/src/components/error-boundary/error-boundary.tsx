/** A page that fails says so, and that nothing is lost. It reports nothing: an error may hold what a patient said. */
import { Component, type ReactNode } from 'react';
import { useStrings } from '../../strings/strings.tsx';
import { Button } from '../button/button.tsx';
import { Empty } from '../empty/empty.tsx';

function Failed() {
  const s = useStrings().shell;
  return (
    <main className="main">
      <Empty
        icon="alert"
        title={s.failed.title}
        action={<Button onClick={() => location.assign('/')}>{s.reload}</Button>}
      >
        {s.failed.body}
      </Empty>
    </main>
  );
}

interface Props {
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}
