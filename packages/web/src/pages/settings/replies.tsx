import { ReplyList } from '../../components/quick-replies/reply-list.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';

/** Quick replies: one's own, and those of each team, which its members keep together. */
export function Replies() {
  const s = useStrings().habits.replies;
  const me = useMe();
  return (
    <>
      <section className="pane">
        <h2>{s.title}</h2>
        <p className="quiet">{s.body}</p>
        <ReplyList team={null} />
      </section>
      {teamsOfInbox(me).map(({ team, name }) => (
        <section className="pane" key={team}>
          <h2>
            {s.title}: {name}
          </h2>
          <p className="quiet">{s.teamBody(name)}</p>
          <ReplyList team={team} />
        </section>
      ))}
    </>
  );
}
