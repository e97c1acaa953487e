/** Out at once: what that leaves behind is shown before it is done. Rule SM9. */
import type { Leaving, StaffPerson } from '@corridor/client';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Icon } from '../../components/icon/icon.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';
import { wordsFor } from '../rota/refusals.ts';
import { DeedDialog, type DoneProps } from './deed-dialog.tsx';

function TeamsLeft({ teams }: Pick<Leaving, 'teams'>) {
  const s = useOfficeStrings().staff;
  return (
    <section>
      <h3>{s.leaves}</h3>
      {teams.length === 0 ? <p>{s.leavesNone}</p> : null}
      <ul className="staff-left">
        {teams.map(({ team, name, lead, others }) => (
          <li key={team}>
            <b>{name}</b>
            {lead ? ` (${s.wasLead})` : ''}
            <small className={others === 0 ? 'staff-late' : undefined}>
              {others === 0 ? <Icon name="alert" size={15} /> : null} {others === 0 ? s.nobodyStays : s.stays(others)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CasesLeft({ held, asked }: Pick<Leaving, 'held' | 'asked'>) {
  const s = useOfficeStrings().staff;
  const { teams: mine } = useMe();
  return (
    <section>
      <h3>{s.holds}</h3>
      <p>{held.length === 0 ? s.holdsNone : s.holdsBody}</p>
      <ul className="staff-left">
        {held.map(({ case: id, openedAt, teams }) => {
          const own = teams.find(({ team }) => mine.some((each) => each.team === team));
          const names = teams.map(({ name }) => name).join(', ');
          return (
            <li key={id}>
              {s.heldSince(dateWords(openedAt ?? 0), names)}{' '}
              {own === undefined ? null : <Link href={`/team/${own.team}/case/${id}`}>{s.openCase}</Link>}
            </li>
          );
        })}
      </ul>
      {asked === 0 ? null : <p>{s.asked(asked)}</p>}
    </section>
  );
}

export function RemoveDialog({ person, desk, onDone, onBack }: DoneProps & { readonly person: StaffPerson }) {
  const s = useOfficeStrings().staff;
  const client = useClient();
  const { run, ...asking } = useDeed();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  useEffect(() => void run(async () => setLeaving(await client.leaving(person.user))), [client, run, person.user]);
  return (
    <DeedDialog
      title={s.removeTitle(person.name)}
      does={s.removeDo(person.name)}
      desk={desk}
      wait={leaving === null}
      onBack={onBack}
      onDo={() => onDone(s.done.removed(person.name), async () => await client.removePerson(person.user))}
    >
      <p className="staff-means">{s.removeMeans(person.name)}</p>
      <Failure words={wordsFor(asking, s.refusals)} />
      {leaving === null && asking.failure === null ? <RowsShape rows={3} /> : null}
      {leaving === null ? null : (
        <>
          <TeamsLeft teams={leaving.teams} />
          <CasesLeft held={leaving.held} asked={leaving.asked} />
        </>
      )}
    </DeedDialog>
  );
}
