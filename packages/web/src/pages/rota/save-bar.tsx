/** What is not saved yet, at the foot of the page; gone when there is nothing. */
import { faultsOfRota } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { momentWords } from '../../time.ts';
import type { Names } from './names.ts';
import type { RotaDraft } from './rota-draft.ts';

/** Shifts that `cases` finds at fault. Each is sound by itself, or it would not be on the page: it overlaps another. */
function useOverlaps({ shifts, signed }: RotaDraft, names: Names): readonly string[] {
  const strings = useOfficeStrings();
  const now = useNow();
  const faults = faultsOfRota(shifts, signed?.away ?? []);
  return faults.flatMap(({ path }) => {
    const shift = path.startsWith('shifts') ? shifts[Number(/\d+/u.exec(path)?.[0])] : undefined;
    if (shift === undefined) return [];
    return [strings.rota.overlap(names.of(shift.user), momentWords(shift.from, now, strings))];
  });
}

export function SaveBar({ draft, names }: { readonly draft: RotaDraft; readonly names: Names }) {
  const s = useOfficeStrings().rota;
  const overlaps = useOverlaps(draft, names);
  const { changes, busy, code, save, discard } = draft;
  if (changes === 0) return null;
  return (
    <section className="rota-save" aria-label={s.unsaved(changes)}>
      <div aria-live="polite">
        <p>
          <b>{s.unsaved(changes)}</b>{' '}
          <span className="quiet">{code === 'conflict' ? s.takenOver : s.askersSeeSaved}</span>
        </p>
        {overlaps.map((words) => (
          <p key={words} className="field-fault">
            {words}
          </p>
        ))}
      </div>
      <Button disabled={busy} onClick={discard}>
        {s.discard}
      </Button>
      <Button rank="primary" disabled={busy || overlaps.length > 0} onClick={save}>
        {s.saveRota}
      </Button>
    </section>
  );
}
