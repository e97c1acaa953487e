import { Link } from 'wouter';
import { buttonClass } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { useStrings } from '../../strings/use-strings.ts';

/** An address that names nothing, or nothing that this person may open. */
export function NotFound() {
  const s = useStrings().shell.notFound;
  return (
    <main className="main" id="main" tabIndex={-1}>
      <h1 className="spoken">{s.title}</h1>
      <Empty
        icon="search"
        title={s.title}
        action={
          <Link href="/" className={buttonClass()}>
            {s.go}
          </Link>
        }
      >
        {s.body}
      </Empty>
    </main>
  );
}
