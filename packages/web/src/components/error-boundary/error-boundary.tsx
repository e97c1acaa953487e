/** A page that fails says so, and that nothing is lost. It reports nothing: an error may hold what a patient said. */
import { Component, type ReactNode } from 'react';
import { useFirstStrings } from '../../strings/strings.tsx';
import { Button } from '../button/button.tsx';
import { Empty } from '../empty/empty.tsx';

function Failed() {
  const s = useFirstStrings().shell;
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
  /** Where one is: whoever goes elsewhere leaves the failure behind, and a page that works is not made anew. */
  readonly place?: string;
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
  readonly place: string | undefined;
}

export class ErrorBoundary extends Component<Props, State> {
  override readonly state: State = { failed: false, place: this.props.place };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { failed: false, place };
  }

  override render() {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}
