import { Option } from '../../components/option/option.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import { useClient, useWatched } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import { isQuiet } from '../../session/mute.ts';
import { useStrings } from '../../strings/use-strings.ts';

/** Peace by the rota, with what it means now. */
export function Quiet() {
  const s = useStrings().habits.quiet;
  const client = useClient();
  const me = useMe();
  const deed = useDeed();
  const shelf = useWatched('shelf', null);
  const quiet = teamsOfInbox(me).filter((team) => isQuiet(team, shelf));
  return (
    <section className="pane">
      <h2>{s.title}</h2>
      <p className="quiet">{s.body}</p>
      <Option
        type="checkbox"
        name="quiet"
        checked={shelf?.muteOffDuty ?? false}
        onChange={(muteOffDuty) => void deed.run(() => client.keep(null, { muteOffDuty }))}
      >
        {s.on}
      </Option>
      <Failure words={deed.failure} />
      <output className="quiet">
        {quiet.length === 0 ? s.nowLoud : s.now(quiet.map(({ name }) => name).join(', '))}
      </output>
    </section>
  );
}
