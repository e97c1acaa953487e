/** The end of a shift: every open case that one holds or that nobody does, handed over at once, each to be accepted. */
import { Empty } from '../../components/empty/empty.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { useInboxes } from './inboxes.ts';
import { openAtEnd } from './shift.ts';
import { TeamShift } from './team-shift.tsx';
import '../../components/private-note/private-note.css';
import './shift-end.css';

export function ShiftEnd() {
  const s = useStrings().shiftEnd;
  const me = useMe();
  const teams = teamsOfInbox(me);
  const inboxes = useInboxes(teams.map(({ team }) => team));
  const loading = inboxes.size < teams.length || [...inboxes.values()].some((inbox) => inbox.loading);
  const open = teams.flatMap((team) => {
    const inbox = inboxes.get(team.team);
    if (inbox === undefined) return [];
    const { mine, nobodys } = openAtEnd(inbox, me.hat.user);
    return mine.length + nobodys.length === 0 ? [] : [{ team, inbox }];
  });
  return (
    <main className="main shift-end" id="main" tabIndex={-1} aria-busy={loading}>
      <div className="page-head">
        <h1>{s.title}</h1>
        {loading ? <output>{s.loading}</output> : null}
      </div>
      <div className="page-body">
        {loading && open.length === 0 ? <RowsShape rows={5} /> : null}
        {open.map(({ team, inbox }) => (
          <TeamShift key={team.team} team={team} inbox={inbox} />
        ))}
        {!loading && open.length === 0 ? (
          <Empty icon="tick" title={s.empty.title}>
            {s.empty.body}
          </Empty>
        ) : null}
      </div>
    </main>
  );
}
