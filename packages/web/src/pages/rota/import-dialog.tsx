/** A rota that is kept elsewhere: what is read of its file, everything that is wrong with it, and then all or nothing. */
import type { RotaShift } from '@corridor/client';
import { type ChangeEvent, useId, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { ScrollArea } from '../../components/scroll-area/scroll-area.tsx';
import { useNow } from '../../session/clock.tsx';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { momentWords } from '../../time.ts';
import { type Member, namesOf } from './names.ts';
import { type ReadRota, readRota } from './reading.ts';

const MOST_BYTES = 1024 * 1024;

interface ImportDialogProps {
  readonly members: readonly Member[];
  /** Those that stand already. */
  readonly shifts: readonly RotaShift[];
  readonly onTake: (shifts: readonly RotaShift[]) => void;
  readonly onClose: () => void;
}

export function ImportDialog({ members, shifts, onTake, onClose }: ImportDialogProps) {
  const s = useOfficeStrings().rota;
  const id = useId();
  const [read, setRead] = useState<ReadRota | 'too-large' | null>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file === undefined) return;
    if (file.size > MOST_BYTES) setRead('too-large');
    else void file.text().then((text) => setRead(readRota(text, members, shifts)));
  };
  const fresh = read === null || read === 'too-large' || read.faults.length > 0 ? [] : read.shifts;
  return (
    <Dialog
      title={s.importTitle}
      onClose={onClose}
      wide
      foot={
        fresh.length === 0 ? undefined : (
          <Button rank="primary" onClick={() => onTake(fresh)}>
            {s.importTake(fresh.length)}
          </Button>
        )
      }
    >
      <div className="rota-form">
        <div className="field">
          <label htmlFor={id}>{s.importFile}</label>
          <p className="field-hint" id={`${id}-hint`}>
            {s.importBody}
          </p>
          <input
            id={id}
            type="file"
            accept=".csv,.ics,text/csv,text/calendar"
            aria-describedby={`${id}-hint`}
            onChange={choose}
          />
        </div>
        <div aria-live="polite">
          {read === 'too-large' ? <p className="field-fault">{s.importTooLarge}</p> : null}
          {read === null || read === 'too-large' ? null : <Preview read={read} members={members} />}
        </div>
      </div>
    </Dialog>
  );
}

function Preview({ read, members }: { readonly read: ReadRota; readonly members: readonly Member[] }) {
  const strings = useOfficeStrings();
  const s = strings.rota;
  const now = useNow();
  const names = namesOf(members, useMe().hat.user, strings);
  return (
    <div className="rota-read">
      {read.faults.length === 0 ? null : (
        <section>
          <h3 className="field-fault">
            <Icon name="alert" size={15} /> {s.importFaults(read.faults.length)}
          </h3>
          <ul className="rota-list">
            {read.faults.map(({ line, mend }) => (
              <li key={`${line} ${mend}`}>
                <b>{s.importLine(line)}.</b> {mend}
              </li>
            ))}
          </ul>
        </section>
      )}
      {read.known === 0 ? null : <p className="quiet">{s.importKnown(read.known)}</p>}
      <h3>{read.shifts.length === 0 ? s.importNothing : s.importRead(read.shifts.length)}</h3>
      {read.shifts.length === 0 ? null : (
        <ScrollArea className="rota-read-table">
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{s.onCall}</th>
                <th scope="col">{s.from}</th>
                <th scope="col">{s.to}</th>
                <th scope="col">{s.deputy}</th>
              </tr>
            </thead>
            <tbody>
              {read.shifts.map(({ user, deputy, from, to }) => (
                <tr key={`${user}${from}`}>
                  <th scope="row">{names.of(user)}</th>
                  <td>{momentWords(from, now, strings)}</td>
                  <td>{momentWords(to, now, strings)}</td>
                  <td>{deputy === null ? s.noDeputy : names.of(deputy)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </div>
  );
}
