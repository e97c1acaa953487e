/** What is not saved yet, at the foot of the page; gone when there is nothing. */
import { Button } from '../../components/button/button.tsx';
import { useStrings } from '../../strings/strings.tsx';
import type { RotaDraft } from './rota-draft.ts';

export function SaveBar({ draft }: { readonly draft: RotaDraft }) {
  const s = useStrings().rota;
  const { changes, busy, code, save, discard } = draft;
  if (changes === 0) return null;
  return (
    <div className="rota-save" role="region" aria-label={s.unsaved(changes)}>
      <p aria-live="polite">
        <b>{s.unsaved(changes)}</b>{' '}
        <span className="quiet">{code === 'conflict' ? s.takenOver : s.askersSeeSaved}</span>
      </p>
      <Button disabled={busy} onClick={discard}>
        {s.discard}
      </Button>
      <Button rank="primary" disabled={busy} onClick={save}>
        {s.saveRota}
      </Button>
    </div>
  );
}
